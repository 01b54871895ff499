/** The column types that the warehouse uses. TIMESTAMP holds UTC. */
export type ColumnType = "VARCHAR" | "INTEGER" | "DOUBLE" | "BOOLEAN" | "TIMESTAMP" | "VARCHAR[]";

/** A column of a table. */
export interface ColumnDefinition {
  name: string;
  type: ColumnType;
  /** True where NULL may stand; text that is not there is "" and not NULL. */
  nullable: boolean;
  comment: string;
}

/**
 * What happens to a table's rows: `history` rows are only ever added; `head` rows show each bureau's newest revision and are made
 * anew from its tree; `derived` rows are replaced by whoever made them (findings, registers).
 */
export type TableRole = "history" | "head" | "derived";

/** A table of the warehouse. */
export interface TableDefinition {
  name: string;
  role: TableRole;
  comment: string;
  columns: readonly ColumnDefinition[];
}

/** A column as `name` or `name TYPE`, VARCHAR where no type stands; a type with `?` may be NULL. */
export function column(nameAndType: string, comment: string): ColumnDefinition {
  const [name = "", written = "VARCHAR"] = nameAndType.split(" ");
  const nullable = written.endsWith("?");
  return { name, type: (nullable ? written.slice(0, -1) : written) as ColumnType, nullable, comment };
}

/** A table from its columns written as name → comment, in their order. */
export function table(
  name: string,
  role: TableRole,
  comment: string,
  columns: Readonly<Record<string, string>>,
): TableDefinition {
  return { name, role, comment, columns: Object.entries(columns).map(([key, text]) => column(key, text)) };
}
