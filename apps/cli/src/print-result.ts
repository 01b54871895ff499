import { writeFileSync } from "node:fs";
import { formatResult, TEXT_FORMATS, writeParquet, type QueryResult, type TextFormat } from "@qingdan/analytics";

import type { Terminal } from "./terminal.ts";
import { usageError } from "./usage-error.ts";

export type ResultFormat = TextFormat | "parquet" | "xlsx";

/** The format that a person names, or that --json asks for. Throws InputError for an unknown one, and for a binary one without a file. */
export function resultFormat(name: string | undefined, options: { json?: boolean; out?: string }): ResultFormat {
  const format = name ?? (options.json === true ? "json" : "table");
  const known = [...Object.keys(TEXT_FORMATS), "parquet", "xlsx"];
  if (!known.includes(format))
    throw usageError(`--format ${format} is none of ${known.join(", ")}`, "choose one of these formats");
  if ((format === "parquet" || format === "xlsx") && options.out === undefined) {
    throw usageError(`${format} cannot be printed on a terminal`, `add --out FILE.${format}`);
  }
  return format as ResultFormat;
}

/** Prints a result, or writes it into a file. */
export async function printResult(
  result: QueryResult,
  format: ResultFormat,
  { terminal, out, title }: { terminal: Terminal; out?: string; title: string },
): Promise<void> {
  if (format === "parquet") return writeParquet(result, out as string);
  if (format === "xlsx") return writeFileSync(out as string, await resultWorkbook(result, title));
  const width = out === undefined ? terminal.width : 0;
  // Excel takes a CSV for UTF-8 only with a mark, and runs cells that begin with =: a file is made for it, a pipe is not.
  const forExcel = format === "csv" && out !== undefined ? { byteOrderMark: true, escapeFormulas: true } : {};
  const text = formatResult(result, format, { ...(width > 0 ? { width } : {}), ...forExcel });
  if (out === undefined) terminal.out(text);
  else writeFileSync(out, text);
}

async function resultWorkbook(result: QueryResult, title: string): Promise<Uint8Array> {
  const columns = result.columns.map(({ name }) => ({ heading: name }));
  const rows = result.rows.map((row) =>
    row.map((value) => (value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value))),
  );
  // Only this format needs the writers, and what they load.
  const { createWriters } = await import("@qingdan/export");
  const writers = await createWriters();
  return writers.writeTable({ title, showsTitle: false, columns, rows }).bytes;
}
