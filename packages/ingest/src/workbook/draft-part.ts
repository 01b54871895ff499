import {
  comparisonText,
  extraField,
  formSheet,
  REMARK_HEADING,
  tableOfKey,
  type Diagnostic,
  type NodeTable,
  type Part,
  isWhiteSpaceOnly,
} from "@qingdan/model";
import { HEAD_FIELDS, PART_TABLES, sameCell, type BasePart, type BaseRow } from "./base-part.ts";
import { claimKeys, namedRow, type ClaimedRow } from "./claim-keys.ts";
import type { EditedCell, EditedRow, EditedSheet } from "./edited-workbook.ts";
import { groupFields, groupRows, type VisibleGroup } from "./group-rows.ts";
import { problem } from "./problems.ts";
import { realignKeys } from "./realign-keys.ts";

/** A node as an edited sheet shows it, before it is compared with the base: its cells by column. */
export interface Draft {
  table: NodeTable;
  key: string;
  cells: Record<string, EditedCell>;
  row: EditedRow & Partial<Pick<ClaimedRow, "copy">>;
  children: Draft[];
}

/** A part of the list as an edited sheet shows it. */
export interface DraftPart {
  drafts: Draft[];
  /** Cells that hold the words before the sections of the 责任追究机制. */
  preamble: EditedCell[];
}

const isBlank = (cell: EditedCell | undefined): boolean => isWhiteSpaceOnly(cell?.text ?? "");

/** What the rows of a sheet say: groups with their members in the order of the sheet, with the keys that they can prove. */
export function draftPart(sheet: EditedSheet, base: BasePart, problems: Diagnostic[]): DraftPart {
  const once = { ...sheet, rows: withoutRepeats(sheet, base, problems) };
  const claimed = claimKeys({ ...once, rows: realignKeys(once, base, problems) }, base, problems);
  const rows = claimed.filter((row) => !isCleared(row) && !isMergedAway(sheet.part, row));
  if (sheet.part === "accountability") return draftAccountability(rows, problems);
  const { group, member } = PART_TABLES[sheet.part];
  if (member === undefined) {
    const drafts = rows
      .filter(({ base: was, cells }) => was !== undefined || Object.values(cells).some((cell) => !isBlank(cell)))
      .map((row): Draft => ({ table: group, key: row.base?.group ?? "", cells: row.cells, row, children: [] }));
    return { drafts, preamble: [] };
  }
  const groups = groupRows(sheet.part, sheet.name, rows, base, problems);
  const drafts = groups.map((visible) => draftGroup(sheet, visible, { group, member }, base, problems));
  return { drafts: drafts.filter((draft) => draft !== undefined), preamble: [] };
}

/**
 * True for a row that had words and shows none any more, though its key is still there: cleared instead of deleted, it means the same. Words
 * in a column that the sheet has lost were not cleared with the row.
 */
function isCleared({ cells, base }: ClaimedRow): boolean {
  if (base === undefined || Object.values(cells).some((cell) => !isBlank(cell))) return false;
  const worded = Object.keys(base.cells).filter((field) => (base.cells[field] ?? "").trim() !== "");
  return worded.length > 0 && worded.every((field) => cells[field] !== undefined);
}

/** True for a row over which a person merged the cells of the row above: its own words are gone, as they would be with the row. */
function isMergedAway(part: Part, { cells, base, covered }: ClaimedRow): boolean {
  if (covered !== true || base === undefined) return false;
  const shared = new Set(PART_TABLES[part].member === undefined ? [] : groupFields(part));
  return Object.entries(cells).some(
    ([field, { text }]) => !shared.has(field) && !sameCell(field, text, base.cells[field] ?? ""),
  );
}

/**
 * Leaves out rows without a key that say in every cell what the row above says, or said when it was exported, or what the one below that has
 * a key says: a row that was high enough for several rows of the sheet, unmerged and filled down, and perhaps sorted, or edited in the first
 * of them. As many equal rows as the base has are kept.
 */
function withoutRepeats(sheet: EditedSheet, base: BasePart, problems: Diagnostic[]): EditedRow[] {
  const rows: EditedRow[] = [];
  let run = 0;
  for (const row of sheet.rows) {
    const above = rows.at(-1);
    const says = (other: Readonly<Record<string, string>>): boolean =>
      Object.entries(row.cells).every(([field, { text }]) => sameCell(field, text, other[field] ?? ""));
    const texts = Object.fromEntries(Object.entries(above?.cells ?? {}).map(([field, { text }]) => [field, text]));
    const keyless = row.keys.length === 0 && !row.damaged;
    const alike = above !== undefined && (keyless || (above.keys.length === 0 && !above.damaged)) && says(texts);
    if (alike && !keyless) {
      rows[rows.length - 1] = row;
      reportRepeat(above, "下一行", problems);
      continue;
    }
    const exported = above === undefined || alike || !keyless ? undefined : namedRow(above, base);
    if (exported !== undefined && says(exported.cells) && isStillItself(sheet.part, texts, exported)) {
      reportRepeat(row, "上一行修改前", problems);
      continue;
    }
    run = alike ? run + 1 : 1;
    const allowed = sheet.keyed ? 1 : Math.max(1, base.rows.filter(({ cells }) => says(cells)).length);
    if (!alike || run <= allowed) rows.push(row);
    else reportRepeat(row, "上一行", problems);
  }
  return rows;
}

/** True for an item without members whose number and name are those that it was exported with, whatever else of it was edited. */
function isStillItself(part: Part, texts: Readonly<Record<string, string>>, exported: BaseRow): boolean {
  if (PART_TABLES[part].member !== undefined) return false;
  return HEAD_FIELDS[part].every((field) => {
    const text = texts[field] ?? "";
    return !isWhiteSpaceOnly(text) && sameCell(field, text, exported.cells[field] ?? "");
  });
}

function reportRepeat(
  { sheet, row }: EditedRow,
  of: "上一行" | "下一行" | "上一行修改前",
  problems: Diagnostic[],
): void {
  const message = `该行与${of}完全相同，视为同一行。`;
  problems.push(problem("hint", "row-repeated", { sheet, cell: `A${row}` }, message));
}

/** True for a row that had no words of its own in the base either, or has some in a column that the sheet has lost. */
function staysWithoutWords({ base, cells }: ClaimedRow, groupColumns: ReadonlySet<string>): boolean {
  if (base === undefined || base.member === "") return false;
  const worded = Object.keys(base.cells).filter(
    (field) => !groupColumns.has(field) && (base.cells[field] ?? "").trim() !== "",
  );
  return worded.length === 0 || worded.some((field) => cells[field] === undefined);
}

function draftGroup(
  sheet: EditedSheet,
  visible: VisibleGroup,
  tables: { group: NodeTable; member: NodeTable },
  base: BasePart,
  problems: Diagnostic[],
): Draft | undefined {
  const own = new Set(groupFields(sheet.part));
  const memberCells = (row: ClaimedRow): [string, EditedCell][] =>
    Object.entries(row.cells).filter(([field]) => !own.has(field));
  const children = visible.rows.flatMap((row): Draft[] => {
    const cells = memberCells(row);
    if (cells.every(([, cell]) => isBlank(cell)) && !staysWithoutWords(row, own)) return [];
    return [{ table: tables.member, key: row.base?.member ?? "", cells: Object.fromEntries(cells), row, children: [] }];
  });
  const [first] = visible.rows;
  if (first === undefined) return undefined;
  if (children.length === 0 && Object.values(visible.cells).every(isBlank)) {
    const wasBlank =
      base.groups.get(visible.key)?.member === "" &&
      Object.values(base.groups.get(visible.key)?.cells ?? {}).every((text) => text.trim() === "");
    if (!wasBlank) return undefined;
  }
  const cells = { ...visible.cells };
  for (const field of own) {
    if (HEAD_FIELDS[sheet.part].includes(field) || cells[field] === undefined) continue;
    cells[field] = gatherCell(field, visible, base.groups.get(visible.key)?.cells[field] ?? "", sheet.name, problems);
  }
  return { table: tables.group, key: visible.key, cells, row: first, children };
}

/** A group's column that is no head: one text for all rows. Different ones are put together, but for the base's where a newer one stands. */
function gatherCell(
  field: string,
  { rows, cells }: VisibleGroup,
  baseText: string,
  sheet: string,
  problems: Diagnostic[],
): EditedCell {
  const shown = rows.flatMap((row) => (isBlank(row.cells[field]) ? [] : [row.cells[field] as EditedCell]));
  const different = shown.filter(
    (cell, index) => shown.findIndex((other) => sameCell(field, other.text, cell.text)) === index,
  );
  // The base's text in most rows was filled down; where it stands once, beside a newer one, both were meant.
  const filledDown = shown.filter((cell) => sameCell(field, cell.text, baseText)).length > 1;
  const newer =
    different.length > 1 && filledDown ? different.filter((cell) => !sameCell(field, cell.text, baseText)) : different;
  const [first] = newer;
  if (first === undefined) return cells[field] as EditedCell;
  if (newer.length > 1) {
    const message = "同一组内该栏有几种不同的文字，已依次合并为一格。";
    problems.push(
      problem("warning", "group-cell-differs", { sheet, cell: first.address }, message, "该栏每组只填一格，请核对。"),
    );
  }
  return { ...first, text: newer.map(({ text }) => comparisonText(text)).join("\n") };
}

/**
 * Rows of sheet five: a row with a text in 责任追究机制 is a section of the mechanism (its 追责对象 the title), or, with nothing else, the
 * words before the sections; every other row is a 追责情形. A row that is both is taken for both.
 */
function draftAccountability(rows: readonly ClaimedRow[], problems: Diagnostic[]): DraftPart {
  const part: DraftPart = { drafts: [], preamble: [] };
  const extra = new Set(formSheet("accountability").columns.map(({ field }) => field));
  for (const row of rows) {
    const filled = (field: string): boolean => !isBlank(row.cells[field]);
    const key = row.base?.group ?? "";
    const known = tableOfKey(key);
    if (row.base === undefined && !Object.keys(row.cells).some(filled)) continue;
    const isSection = known === "mechanism" || (known === undefined && filled("mechanism"));
    const isLiability = filled("circumstance") || filled("basis") || known === "liability" || !isSection;
    const onlyText = Object.keys(row.cells).every(
      (field) => field === "mechanism" || !extra.has(field) || !filled(field),
    );
    if (isSection && onlyText && known === undefined) {
      part.preamble.push(row.cells["mechanism"] as EditedCell);
      refuseExtras(row, problems);
      continue;
    }
    const split = isLiability && (isSection || (known === "liability" && filled("mechanism")));
    const place = { sheet: row.sheet, cell: row.cells["mechanism"]?.address ?? `A${row.row}` };
    if (split) {
      const message = "该行既有追责情形又有责任追究机制，已分作两项。";
      problems.push(problem("warning", "row-split", place, message, "请将两者分写两行。"));
    }
    // The remark of a row that is both stays with what the row was.
    const remarksSection = isSection && (!isLiability || known === "mechanism");
    const draft = (table: NodeTable): Draft => ({
      table,
      key: known === table ? key : "",
      ...(remarksSection ? withRemarkAsNote(row) : { cells: row.cells, row }),
      children: [],
    });
    if (isLiability) part.drafts.push(draft("liability"));
    if (isSection || split) part.drafts.push(draft("mechanism"));
  }
  return part;
}

/** A row of the mechanism with its remark as a note on it, as in a column of its own: a section has no field for remarks. */
function withRemarkAsNote(row: ClaimedRow): Pick<Draft, "cells" | "row"> {
  const { remark, ...cells } = row.cells;
  if (remark === undefined) return { cells: row.cells, row };
  const moved = { ...cells, [extraField(REMARK_HEADING)]: remark };
  return { cells: moved, row: { ...row, cells: moved } };
}

/** The words before the sections are no row that a note could hang on. */
function refuseExtras({ cells, sheet }: ClaimedRow, problems: Diagnostic[]): void {
  for (const [field, cell] of Object.entries(cells)) {
    const heading = field.slice(extraField("").length);
    if (field !== extraField(heading) || isBlank(cell)) continue;
    const message = `该行是责任追究机制各项之前的说明，不设“${heading}”栏，“${cell.text}”无处存放。`;
    const remedy = "请将其写入责任追究机制栏的正文，或者写作表后“注：”一行，再重新报送。";
    problems.push(problem("error", "extra-unplaced", { sheet, cell: cell.address }, message, remedy));
  }
}

/** A part of the base in the same terms, so that content is compared like with like. */
export function draftBase(part: Part, base: BasePart): DraftPart {
  const result: DraftPart = { drafts: [], preamble: [] };
  const { group, member } = PART_TABLES[part];
  const own = new Set(groupFields(part));
  for (const { group: groupKey, member: memberKey, cells: texts, firstOfGroup } of base.rows) {
    const cells = Object.fromEntries(
      Object.entries(texts).map(([field, text]): [string, EditedCell] => [
        field,
        { text, kind: "text", address: "", origin: 0 },
      ]),
    );
    const row: EditedRow = { sheet: "", row: 0, cells, keys: [], fingerprint: "", damaged: false };
    if (part === "accountability" && groupKey === "") {
      result.preamble.push(cells["mechanism"] as EditedCell);
      continue;
    }
    if (firstOfGroup)
      result.drafts.push({ table: tableOfKey(groupKey) ?? group, key: groupKey, cells, row, children: [] });
    if (member === undefined || memberKey === "") continue;
    const memberCells = Object.fromEntries(Object.entries(cells).filter(([field]) => !own.has(field)));
    result.drafts.at(-1)?.children.push({ table: member, key: memberKey, cells: memberCells, row, children: [] });
  }
  return result;
}
