import { comparisonText, formSheet, type Diagnostic } from "@qingdan/model";
import { PART_TABLES, type BasePart, type BaseRow } from "./base-part.ts";
import { namedRow } from "./claim-keys.ts";
import type { EditedRow, EditedSheet } from "./edited-workbook.ts";
import { groupFields } from "./group-rows.ts";
import { problem } from "./problems.ts";

/**
 * The rows of a sheet with keys that fit their words. A person who sorts or swaps only the columns that are seen leaves the hidden column
 * behind: such a row says, word for word, what another base row said, and that row's own place says something else by now. It gets the key
 * of the row that it says; a row whose key went to another one has none, and is found by its content.
 */
export function realignKeys(sheet: EditedSheet, base: BasePart, problems: Diagnostic[]): EditedRow[] {
  const signature = signatureOf(sheet);
  const named = new Map(sheet.rows.map((row) => [row, namedRow(row, base)]));
  const inPlace = new Set<BaseRow>();
  for (const [row, own] of named)
    if (own !== undefined && signature(row.cells) === baseSignature(own)) inPlace.add(own);
  const displaced = new Map<string, BaseRow[]>();
  for (const row of base.rows) {
    const words = baseSignature(row);
    if (inPlace.has(row) || words === "") continue;
    displaced.set(words, [...(displaced.get(words) ?? []), row]);
  }
  const found = new Map<EditedRow, BaseRow>();
  for (const [row, own] of named) {
    if (own === undefined || inPlace.has(own) || row.covered === true) continue;
    const said = displaced.get(signature(row.cells))?.shift();
    if (said !== undefined) found.set(row, said);
  }
  if (found.size === 0) return sheet.rows;
  // Where keys slipped, a row may have lost its own to its neighbour altogether.
  for (const row of sheet.rows) {
    const said = row.keys.length === 0 ? displaced.get(signature(row.cells))?.shift() : undefined;
    if (said !== undefined) found.set(row, said);
  }
  const message = `有${found.size}行的隐藏标识与文字错位（可能只对看得见的各栏作了排序或互换），已按文字对应。`;
  problems.push(problem("warning", "keys-displaced", { sheet: sheet.name }, message, "请核对。"));
  const taken = new Set(found.values());
  const seen = new Set<string>();
  return sheet.rows.flatMap((row) => {
    const whole = Object.entries(row.cells)
      .flat()
      .map((part) => (typeof part === "string" ? part : comparisonText(part.text)))
      .join("\u0001");
    const repeated = seen.has(whole);
    seen.add(whole);
    const said = found.get(row);
    if (said !== undefined) return { ...row, keys: said.member === "" ? [said.group] : [said.group, said.member] };
    const own = named.get(row);
    if (own === undefined || !taken.has(own)) return row;
    // A row that was high enough for several rows of the sheet, filled down over them and sorted.
    return repeated ? [] : { ...row, keys: [], damaged: true };
  });

  function baseSignature({ cells }: BaseRow): string {
    return signature(Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, { text }])));
  }
}

/**
 * What a row says in the columns of its own that the sheet has: those of its group, and a serial, say nothing of it, unless there is
 * nothing else. "" where nothing.
 */
function signatureOf(sheet: EditedSheet): (cells: Readonly<Record<string, { text: string }>>) => string {
  const shared = new Set(PART_TABLES[sheet.part].member === undefined ? ["serial"] : groupFields(sheet.part));
  const present = new Set(sheet.columns.map(({ field }) => field));
  const fields = formSheet(sheet.part)
    .columns.map(({ field }) => field)
    .filter((field) => present.has(field));
  const own = fields.filter((field) => !shared.has(field));
  const heads = fields.filter((field) => shared.has(field) && field !== "serial");
  return (cells) => {
    const says = (names: readonly string[]): string =>
      names.map((field) => comparisonText(cells[field]?.text ?? "")).join("\u0001");
    return [says(own), says(heads)].find((words) => words.replaceAll("\u0001", "") !== "") ?? "";
  };
}
