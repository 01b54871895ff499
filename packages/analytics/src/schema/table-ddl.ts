import { quoteIdentifier, quoteLiteral } from "../database/quote.ts";
import type { TableDefinition } from "./table-definition.ts";

/** The statements that make a table and comment it and its columns, one statement each. */
export function tableStatements(definition: TableDefinition): string[] {
  const name = quoteIdentifier(definition.name);
  const columns = definition.columns.map(
    (column) => `  ${quoteIdentifier(column.name)} ${column.type}${column.nullable ? "" : " NOT NULL"}`,
  );
  return [
    `CREATE TABLE ${name} (\n${columns.join(",\n")}\n)`,
    `COMMENT ON TABLE ${name} IS ${quoteLiteral(definition.comment)}`,
    ...definition.columns.map(
      (column) => `COMMENT ON COLUMN ${name}.${quoteIdentifier(column.name)} IS ${quoteLiteral(column.comment)}`,
    ),
  ];
}
