import Papa from "papaparse";
import { refusal } from "@qingdan/model";
import { readTextFile } from "./read-text-file.ts";

/** One record of a CSV file with a header: the line from 1 on which it begins, and its cells by column, trimmed. */
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
  const lines = firstLines(parsed.data);
  const wrong = parsed.errors.find((error) => error.type === "Quotes");
  if (wrong !== undefined) {
    const line = lines[wrong.row ?? 0] ?? 1;
    throw refusal("cli/csv", { file: path, line }, "引号不配对", "请改正该行的引号");
  }
  const [header = [], ...rows] = parsed.data;
  return rows
    .map((row, index) => ({
      line: lines[index + 1] ?? 1,
      cells: Object.fromEntries(header.map((name, column) => [name.trim(), (row[column] ?? "").trim()])),
    }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ""));
}

/** The line on which each record begins: cells in quotes have lines of their own. */
function firstLines(records: readonly (readonly string[])[]): number[] {
  let line = 1;
  return records.map((cells) => {
    const first = line;
    line += 1 + (cells.join("").match(/\r\n|[\r\n]/gu)?.length ?? 0);
    return first;
  });
}
