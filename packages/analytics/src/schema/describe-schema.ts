import type { Row } from "../database/database.ts";
import { SELECT_SCHEMA_COLUMNS } from "../sql/select-schema-columns.sql.ts";
import { MACROS } from "./views.ts";

/** A table, a view or a table macro, as an analyst sees it. */
export interface Relation {
  kind: "table" | "view" | "macro";
  name: string;
  comment: string;
  /** For macros what their result has. */
  columns: { name: string; type: string; comment: string }[];
  /** How a macro is called. */
  example?: string;
}

/** What reads the schema: a warehouse, or any connection to one. */
export interface SchemaReader {
  query(sql: string): Promise<Row[]>;
}

/** All tables, views and macros with their columns and comments, read from the database itself. */
export async function describeSchema(reader: SchemaReader): Promise<Relation[]> {
  const relations = new Map<string, Relation>();
  for (const row of await reader.query(SELECT_SCHEMA_COLUMNS)) {
    const name = row["name"] as string;
    const relation = relations.get(name) ?? {
      kind: row["kind"] as "table" | "view",
      name,
      comment: row["comment"] as string,
      columns: [],
    };
    relations.set(name, relation);
    relation.columns.push({
      name: row["column_name"] as string,
      type: row["data_type"] as string,
      comment: row["column_comment"] as string,
    });
  }
  const macros = MACROS.map(
    ({ name, comment, example }): Relation => ({ kind: "macro", name, comment, example, columns: [] }),
  );
  return [...relations.values(), ...macros];
}

const HEADINGS: Record<Relation["kind"], string> = { table: "Tables", view: "Views", macro: "Table macros" };

/** The schema as the page docs/schema.md. */
export function schemaMarkdown(relations: readonly Relation[]): string {
  const lines = [
    "# The warehouse",
    "",
    "Generated from the database by `pnpm tsx packages/analytics/scripts/write-schema-document.ts`. Texts that are not there are empty, not",
    "NULL, unless a type says so. `.tables` and `.schema TABLE` show the same in the SQL shell.",
  ];
  for (const kind of ["table", "view", "macro"] as const) {
    lines.push("", `## ${HEADINGS[kind]}`);
    for (const relation of relations.filter((candidate) => candidate.kind === kind)) {
      lines.push("", `### ${relation.name}`, "", relation.comment);
      if (relation.example !== undefined) lines.push("", "```sql", relation.example, "```");
      if (relation.columns.length === 0) continue;
      lines.push("", "| column | type | |", "|---|---|---|");
      for (const { name, type, comment } of relation.columns) lines.push(`| ${name} | ${type} | ${comment} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}
