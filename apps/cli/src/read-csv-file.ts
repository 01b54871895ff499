import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { decodeText } from "@qingdan/ingest";
import { refusal } from "@qingdan/model";

/** One line of a CSV file with a header: its number from 1, and its cells by column, trimmed. */
export interface CsvRecord {
  line: number;
  cells: Record<string, string>;
}

/** Reads a CSV file with a header in UTF-8 or GB18030. Blank lines are left out. Throws InputError where quotes do not pair. */
export function readCsvFile(path: string): CsvRecord[] {
  const { text } = decodeText(readFileSync(path), path);
  const parsed = Papa.parse<string[]>(text, {
    header: false,
    dynamicTyping: false,
    delimitersToGuess: [",", "\t", ";"],
  });
  const wrong = parsed.errors.find((error) => error.type === "Quotes");
  if (wrong !== undefined) {
    throw refusal("cli/csv", { file: path, line: (wrong.row ?? 0) + 1 }, "引号不配对", "请改正该行的引号");
  }
  const [header = [], ...rows] = parsed.data;
  return rows
    .map((row, index) => ({
      line: index + 2,
      cells: Object.fromEntries(header.map((name, column) => [name.trim(), (row[column] ?? "").trim()])),
    }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ""));
}
