import { quoteIdentifier, quoteLiteral } from "../database/quote.ts";
import type { MacroDefinition, ViewDefinition } from "./view-definition.ts";

/** The statements that make a view and comment it and its columns, one statement each. */
export function viewStatements(definition: ViewDefinition): string[] {
  const name = quoteIdentifier(definition.name);
  return [
    `CREATE OR REPLACE VIEW ${name} AS ${definition.select}`,
    `COMMENT ON VIEW ${name} IS ${quoteLiteral(definition.comment)}`,
    ...Object.entries(definition.columns).map(
      ([column, comment]) => `COMMENT ON COLUMN ${name}.${quoteIdentifier(column)} IS ${quoteLiteral(comment)}`,
    ),
  ];
}

/** The statements that make a table macro and comment it. */
export function macroStatements(definition: MacroDefinition): string[] {
  const name = quoteIdentifier(definition.name);
  const forms = definition.forms.map(({ parameters, select }) => `(${parameters.join(", ")}) AS TABLE (${select})`);
  return [
    `CREATE OR REPLACE MACRO ${name} ${forms.join(", ")}`,
    `COMMENT ON MACRO TABLE ${name} IS ${quoteLiteral(definition.comment)}`,
  ];
}
