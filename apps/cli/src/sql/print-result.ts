import { spareDatabase } from "../files/spare-database.ts";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatResult, TEXT_FORMATS, type QueryResult, type TextFormat } from "@qingdan/analytics/asking";
import type { CellKind } from "@qingdan/export";
import { printDiagnostics } from "../terminal/print-diagnostics.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { usageError } from "../terminal/usage-error.ts";

/** The formats of a result: texts, and two that are files. */
export type ResultFormat = TextFormat | "parquet" | "xlsx";

/** What the name of a file says of its format. */
const ENDINGS: Readonly<Record<string, ResultFormat>> = {
  csv: "csv",
  json: "json",
  ndjson: "ndjson",
  jsonl: "ndjson",
  md: "markdown",
  parquet: "parquet",
  xlsx: "xlsx",
};

/** Endings of files that are no text and that nobody writes here: a table under such a name would not open. */
const OTHER_FILES = /^(?:pdf|docx?|xls|ods|odt|wps|et|html?|zip)$/u;

/**
 * The format that a person names, or that --json asks for, or else that the name of the file to write says. Throws InputError for an
 * unknown one.
 */
export function resultFormat(
  name: string | undefined,
  { json, out = "" }: { json?: boolean; out?: string },
): ResultFormat {
  const ending = /\.([a-z]+)$/iu.exec(out)?.[1]?.toLowerCase() ?? "";
  const unnamed = OTHER_FILES.test(ending) ? ending : "table";
  const format = name ?? (json === true ? "json" : (ENDINGS[ending] ?? unnamed));
  const known = [...Object.keys(TEXT_FORMATS), "parquet", "xlsx"];
  if (!known.includes(format))
    throw usageError(`${format} is none of ${known.join(", ")}`, "choose one of these formats");
  return format as ResultFormat;
}

/**
 * Throws InputError where a format that is no text would be printed on a terminal, or a result written over a database: call it before the
 * work is done.
 */
export function requirePlace(format: ResultFormat, out: string | undefined, terminal: Terminal): void {
  if (out !== undefined) spareDatabase(out);
  if ((format !== "parquet" && format !== "xlsx") || out !== undefined || terminal.outBytes !== undefined) return;
  throw usageError(
    `${format} cannot be printed on a terminal`,
    `write it into a file (--out FILE.${format}; in the shell .output FILE.${format}), or into a pipe`,
  );
}

/** Where a result goes: into a file, behind what stands there or in place of it, or else to the terminal. */
export interface ResultTarget {
  terminal: Terminal;
  out?: string;
  append?: boolean;
  title: string;
}

/** Prints a result, or writes it into a file. What had to be changed in its texts is told on stderr. */
export async function printResult(result: QueryResult, format: ResultFormat, target: ResultTarget): Promise<void> {
  const { terminal, out, append } = target;
  requirePlace(format, out, terminal);
  if (format === "parquet" || format === "xlsx") {
    if (append === true && out !== undefined) {
      throw usageError(
        `${out} holds a result already, and a ${format} file takes one`,
        `write the next into another file: .output OTHER.${format}`,
      );
    }
    const bytes = format === "parquet" ? await parquetFile(result) : await resultWorkbook(result, target);
    if (out === undefined) terminal.outBytes?.(bytes);
    else writeFileSync(out, bytes);
    return;
  }
  const width = out === undefined ? terminal.width : 0;
  // Excel takes a CSV for UTF-8 only with a mark, and runs cells that begin with =: a file is made for it, a pipe is not.
  const forExcel =
    format === "csv" && out !== undefined ? { byteOrderMark: append !== true, escapeFormulas: true } : {};
  const text = formatResult(result, format, { ...(width > 0 ? { width } : {}), ...forExcel });
  if (out === undefined) terminal.out(text);
  else if (append === true) appendFileSync(out, text);
  else writeFileSync(out, text);
}

async function parquetFile(result: QueryResult): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "qingdan-parquet-"));
  try {
    const path = join(folder, "result.parquet");
    // Only this format needs the engine in this process.
    const { writeParquet } = await import("@qingdan/analytics");
    await writeParquet(result, path);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What cells of a column of this type are in a workbook; undefined for texts, and for moments of a time zone. */
function cellKind(type: string): CellKind | undefined {
  if (/^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|DECIMAL\([\d,]+\))$/u.test(type)) return "number";
  if (type === "DATE") return "date";
  return /^TIMESTAMP(?:_S|_MS|_NS)?$/u.test(type) ? "moment" : undefined;
}

async function resultWorkbook(result: QueryResult, { terminal, title }: ResultTarget): Promise<Uint8Array> {
  const columns = result.columns.map(({ name, type }) => {
    const kind = cellKind(type);
    return { heading: name, ...(kind === undefined ? {} : { kind }) };
  });
  const rows = result.rows.map((row) =>
    row.map((value) => (value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value))),
  );
  // Only this format needs the writers, and what they load.
  const { createWriters } = await import("@qingdan/export");
  const writers = await createWriters();
  const { bytes, diagnostics } = writers.writeTable({ title, showsTitle: false, columns, rows });
  printDiagnostics(terminal, diagnostics);
  return bytes;
}
