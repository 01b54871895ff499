import type { QueryResult } from "../database/query-result.ts";
import { formatCsv } from "./csv-format.ts";
import { formatJson, formatNdjson } from "./json-format.ts";
import { formatMarkdown } from "./markdown-format.ts";
import { formatTable } from "./table-format.ts";

/** What a text format may be told. */
export interface FormatOptions {
  /** Cells of the terminal, for tables. */
  width?: number;
  /** For CSV: see formatCsv. */
  escapeFormulas?: boolean;
  byteOrderMark?: boolean;
}

/** The formats of a result that are texts. */
export type TextFormat = "table" | "csv" | "json" | "ndjson" | "markdown";

/** From the name of a text format to the function that writes it. */
export const TEXT_FORMATS: Readonly<Record<TextFormat, (result: QueryResult, options: FormatOptions) => string>> = {
  table: formatTable,
  csv: formatCsv,
  json: (result) => formatJson(result),
  ndjson: (result) => formatNdjson(result),
  markdown: (result) => formatMarkdown(result),
};

/** A result in a text format, with a line break at its end. */
export function formatResult(result: QueryResult, format: TextFormat, options: FormatOptions = {}): string {
  return TEXT_FORMATS[format](result, options);
}
