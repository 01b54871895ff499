import Papa from "papaparse";
import { refusal } from "@qingdan/model";
import { readTextFile } from "./read-text-file.ts";

/** One line of a CSV file with a header: its number from 1, and its cells by column, trimmed. */
export interface CsvRecord {
  line: number;
  cells: Record<string, string>;
}

/** Reads a CSV file with a header in any encoding that readTextFile knows. Blank lines are left out. Throws InputError where quotes do not pair. */
export function readCsvFile(path: string): CsvRecord[] {
  const text = readTextFile(path);
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
