import { quoteIdentifier, quoteLiteral } from "../database/quote.ts";

const OPTIONS = "FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v1";

/** Orders that are not that of bureaus and of rows within them. */
const ORDER: Readonly<Record<string, string>> = {
  bureau: "t.ordinal",
  revision: "t.ordinal",
  change: "b.ordinal, t.revision, t.ordinal",
};

/** Writes a table's rows into folders province=… under `folder`, in the order of bureaus and rows. */
export function copyPartitioned(table: string, folder: string): string {
  const name = quoteIdentifier(table);
  const columns =
    table === "bureau" ? "t.* REPLACE (nullif(t.province, '') AS province)" : "t.*, nullif(b.province, '') AS province";
  const order = ORDER[table] ?? "b.ordinal, t.ordinal";
  return `
COPY (SELECT ${columns} FROM ${name} t LEFT JOIN bureau b ON b.bureau_id = t.bureau_id ORDER BY ${order})
TO ${quoteLiteral(folder)} (${OPTIONS}, PARTITION_BY (province))
`;
}

/** Writes a table's rows, or, with `empty`, only its columns, into one file. */
export function copyWhole(table: string, file: string, empty = false): string {
  const where = empty ? "WHERE false" : "";
  const columns = empty && table === "bureau" ? "* EXCLUDE (province)" : "*";
  return `
COPY (SELECT ${columns} FROM ${quoteIdentifier(table)} ${where} ORDER BY ALL) TO ${quoteLiteral(file)} (${OPTIONS})
`;
}
