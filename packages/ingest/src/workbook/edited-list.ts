import {
  ABSENT_STATEMENT,
  assignKeys,
  columnOfField,
  comparisonText,
  EMPTY_STATEMENT,
  formPart,
  matchForm,
  sameText,
  walk,
  type AnyNode,
  type Diagnostic,
  type Liability,
  type MechanismSection,
  type Part,
  PARTS,
  type ResponsibilityList,
  type Vocabulary,
  isWhiteSpaceOnly,
} from "@qingdan/model";
import { adoptNode } from "./adopt-base.ts";
import { basePart, type BasePart } from "./base-part.ts";
import { reportCopies } from "./claim-keys.ts";
import { draftList, flatDrafts, isMemberTable } from "./draft-list.ts";
import { draftBase, draftPart, type Draft, type DraftPart } from "./draft-part.ts";
import type { EditedCell, EditedSheet, EditedWorkbook } from "./edited-workbook.ts";
import { editedNotes, type KeyedRow } from "./edited-notes.ts";
import { nameColumns, reportExchanged } from "./name-columns.ts";
import { groupsOf } from "./part-groups.ts";
import { problem } from "./problems.ts";
import { reportLostHeadings } from "./report-lost-headings.ts";
import { refuseRewrittenSheet } from "./rewritten-sheet.ts";
import { restoreRows } from "./restore-rows.ts";
import { isUntouched } from "./untouched-part.ts";

/** Finds the keys of nodes that have none by their content: `matchByContent` of reconcile. */
export type ContentMatcher = (
  base: ResponsibilityList,
  other: ResponsibilityList,
  options: { near: boolean; inPlace: boolean },
) => ResponsibilityList;

/** An edited workbook as a list, ready to be merged against the list that it was exported from. */
export interface EditedList {
  /** Every node has its base key; new ones have fresh keys. What the form cannot express is as in the base. */
  list: ResponsibilityList;
  /** content: at least one sheet had lost its key column. */
  matched: "keys" | "content";
  /** Sheet and cell of a field ("一、部门主要职责!C7"), or of its node where the field has no cell of its own; undefined for what is in no sheet. */
  cellOf(key: string, field: string): string | undefined;
  /** The sheet of a part, with the cell where it says that the part has no rows (无); undefined for a part without a sheet. */
  placeOfPart(part: Part): string | undefined;
  problems: Diagnostic[];
}

/** What comparing a workbook with its base needs beside both. */
export interface EditedListOptions {
  vocabulary: Vocabulary;
  matchByContent: ContentMatcher;
  /** Keys that must not be given to new nodes. */
  taken?: Iterable<string>;
}

/**
 * What an edited workbook says, as a list. In: the sheets, and `base`, the list of the revision from which the workbook was exported.
 * Sheet and base are compared in terms of the form, so an untouched workbook gives the base back, character for character. A part without
 * a sheet is as in the base; a row that is missing was deleted only where its sheet is provably complete, else it is kept and told. Throws
 * nothing: problems of severity error are for the caller to refuse.
 */
export function editedList(edited: EditedWorkbook, base: ResponsibilityList, options: EditedListOptions): EditedList {
  const problems: Diagnostic[] = [];
  const builder = new ListBuilder(base, options, problems);
  const sheets = edited.sheets.map((sheet) => builder.part(sheet));
  reportMissingSheets(edited, base, problems);
  const { list, cells } = builder.finish(sheets);
  const lostKeys = edited.sheets.filter(
    (sheet) => !sheet.keyed && sheet.rows.length > 0 && base[sheet.part] !== undefined,
  );
  for (const { name } of lostKeys) {
    problems.push(
      problem(
        "hint",
        "matched-by-content",
        { sheet: name },
        "该表的隐藏标识列已不在，各行按内容与原清单对应，请核对。",
      ),
    );
  }
  return {
    list,
    matched: lostKeys.length > 0 ? "content" : "keys",
    cellOf: (key, field) => cells.get(`${key} ${field}`) ?? cells.get(`${key} `),
    placeOfPart: (part) => builder.statementCells.get(part) ?? edited.sheets.find((sheet) => sheet.part === part)?.name,
    problems,
  };
}

/** Tells of parts that the base has and the workbook has no sheet of. */
function reportMissingSheets({ parts }: EditedWorkbook, base: ResponsibilityList, problems: Diagnostic[]): void {
  for (const part of PARTS) {
    if (parts.has(part)) continue;
    const { title, rows, notesBefore, notesAfter } = formPart(base, part);
    if (rows.length + notesBefore.length + notesAfter.length === 0) continue;
    const message = `文件中没有“${title}”工作表，该部分按未修改处理。`;
    problems.push(problem("warning", "sheet-missing", {}, message, "如要取消该部分的事项，请在该表中删除相应的行。"));
  }
}

/** Builds the list part by part. A class because keys, notes and cells can be settled only when all parts are there. */
class ListBuilder {
  readonly #base: ResponsibilityList;
  readonly #options: EditedListOptions;
  readonly #problems: Diagnostic[];
  #nodesByKey: Map<string, AnyNode> | undefined;
  readonly #list: ResponsibilityList;
  /** What was read from where: `name` is a field, or "" for the node. */
  readonly #seen: { node: AnyNode; name: string; cell: string }[] = [];
  /** Parts that are as they were exported: the base's own, object for object. */
  readonly #untouched = new Set<Part>();
  /** Where 无 stands instead of rows, by part: sheet and cell. */
  readonly statementCells = new Map<Part, string>();
  readonly #rows = new Map<Part, { draft: Draft; nodes: AnyNode[]; firstOfGroup: boolean }[]>();

  constructor(base: ResponsibilityList, options: EditedListOptions, problems: Diagnostic[]) {
    this.#base = base;
    this.#options = options;
    this.#problems = problems;
    this.#list = { ...base, notes: [] };
  }

  #baseNodes(): Map<string, AnyNode> {
    this.#nodesByKey ??= new Map([...walk(this.#base)].map(({ node }) => [node.key, node]));
    return this.#nodesByKey;
  }

  /** Takes in one sheet; gives it back with its columns named. */
  part(given: EditedSheet): EditedSheet {
    const baseRows = basePart(this.#base, given.part);
    const sheet = nameColumns(given, baseRows, this.#problems);
    if (isUntouched(sheet, baseRows)) {
      this.#untouched.add(sheet.part);
      return sheet;
    }
    reportExchanged(sheet, baseRows, this.#problems);
    const draft = draftPart(sheet, baseRows, this.#problems);
    this.#findByContent(sheet, draft, baseRows);
    const copies = flatDrafts(draft).filter(({ key, row }) => key === "" && row.copy === true);
    reportCopies(new Set(copies.map(({ row }) => row)), this.#problems);
    if (refuseRewrittenSheet(sheet, flatDrafts(draft), baseRows, this.#problems)) return sheet;
    this.#rows.set(sheet.part, []);
    const groups = draft.drafts.map((group) => this.#node(sheet, group, baseRows));
    if (!sheet.complete) restoreRows(sheet, groups, groupsOf(this.#base, sheet.part), this.#problems);
    this.#setPart(sheet, groups, draft.preamble);
    return sheet;
  }

  /** Gives keys to drafts that have none: those whose words are the base's, and near ones where keys were lost. */
  #findByContent(sheet: EditedSheet, draft: DraftPart, baseRows: BasePart): void {
    const drafts = flatDrafts(draft);
    if (drafts.every(({ key }) => key !== "")) return;
    const near = !sheet.keyed || drafts.some(({ row }) => row.damaged);
    const vocabulary = this.#options.vocabulary;
    const projected = draftList(this.#base, sheet.part, draftBase(sheet.part, baseRows), vocabulary);
    const other = draftList(this.#base, sheet.part, draft, vocabulary);
    const matched = this.#options.matchByContent(projected, other, { near, inPlace: !sheet.keyed });
    const nodes = [...walk(matched)].filter(({ table }) => table !== "section");
    for (const [index, one] of drafts.entries()) one.key = nodes[index]?.node.key ?? one.key;
  }

  #node(sheet: EditedSheet, draft: Draft, baseRows: BasePart): AnyNode {
    const baseRow = baseRows.members.get(draft.key) ?? baseRows.groups.get(draft.key);
    const { node, sections } = adoptNode(draft, this.#baseNodes().get(draft.key), baseRow, this.#options.vocabulary);
    const at = (column: string): string => `${draft.row.sheet}!${draft.cells[column]?.address ?? `A${draft.row.row}`}`;
    for (const field of Object.keys(node))
      this.#seen.push({ node, name: field, cell: at(columnOfField(draft.table, field)) });
    const main = Object.entries(draft.cells).find(
      ([, cell]) => !isWhiteSpaceOnly(cell.text) && cell.origin === draft.row.row,
    );
    this.#seen.push({ node, name: "", cell: main === undefined ? at("") : at(main[0]) });
    if (baseRow !== undefined) reportLostHeadings(sheet, draft, baseRow, this.#problems);
    for (const { section, column } of sections) {
      for (const name of ["", "heading", "text", "kinds"]) this.#seen.push({ node: section, name, cell: at(column) });
    }
    const members = draft.children.map((child) => this.#node(sheet, child, baseRows));
    const children = { duty: "tasks", boundary: "parties", service: "items" }[draft.table as string];
    if (children !== undefined) (node as unknown as Record<string, unknown>)[children] = members;
    const rows = this.#rows.get(sheet.part);
    if (members.length === 0 && !isMemberTable(draft)) rows?.push({ draft, nodes: [node], firstOfGroup: true });
    for (const [index, member] of members.entries())
      rows?.push({ draft: draft.children[index] as Draft, nodes: [node, member], firstOfGroup: index === 0 });
    return node;
  }

  #setPart(sheet: EditedSheet, groups: AnyNode[], preamble: readonly EditedCell[]): void {
    const { part } = sheet;
    const list = this.#list as unknown as Record<string, unknown>;
    const empty = groups.length === 0 && preamble.length === 0;
    const known = [EMPTY_STATEMENT, printedStatement(this.#base, part)].map(matchForm);
    const says = empty && this.#saysEmpty(sheet);
    if (says && sheet.statementCell !== "") this.statementCells.set(part, `${sheet.name}!${sheet.statementCell}`);
    if (says && !known.includes(matchForm(sheet.statement))) {
      const message = `“${sheet.statement}”表示本部分没有事项，按“${EMPTY_STATEMENT}”保存。`;
      const cell = sheet.statementCell === "" ? {} : { cell: sheet.statementCell };
      this.#problems.push(problem("hint", "empty-statement", { sheet: sheet.name, ...cell }, message));
    }
    if (empty && this.#base[part] === undefined && !says) return;
    if (part !== "accountability") {
      list[part] = groups;
      return;
    }
    const was = this.#base.accountability?.mechanism;
    const sections = groups.filter((node) => "title" in node) as MechanismSection[];
    const liabilities = groups.filter((node) => !("title" in node)) as Liability[];
    list[part] = { liabilities };
    const column = sheet.columns.some(({ field }) => field === "mechanism");
    const typed = preamble.map(({ text }) => comparisonText(text)).join("\n");
    const same = !column || sameText(typed, was?.preamble ?? "") || (preamble.length === 0 && !sheet.complete);
    const words = same ? (was?.preamble ?? "") : typed;
    for (const { address } of preamble)
      this.#seen.push({ node: { key: "" }, name: "preamble", cell: `${sheet.name}!${address}` });
    if (was === undefined && sections.length === 0 && words === "") return;
    list[part] = { liabilities, mechanism: { ...was, preamble: words, sections } };
  }

  /** True where the official wrote 无 (or the like) into a part that the source lacks. */
  #saysEmpty({ statement }: EditedSheet): boolean {
    return statement !== "" && matchForm(statement) !== matchForm(ABSENT_STATEMENT);
  }

  finish(sheets: readonly EditedSheet[]): { list: ResponsibilityList; cells: Map<string, string> } {
    if (PARTS.every((part) => this.#untouched.has(part) || !sheets.some((sheet) => sheet.part === part))) {
      return { list: this.#base, cells: new Map() };
    }
    const taken = new Set([...this.#baseNodes().keys(), ...(this.#options.taken ?? [])]);
    const list = assignKeys(this.#list, taken);
    const keys = new Set([...walk(list)].map(({ node }) => node.key));
    const cells = new Map<string, string>();
    for (const { node, name, cell } of this.#seen) {
      const id = `${node.key} ${name}`;
      if (!cells.has(id)) cells.set(id, cell);
    }
    const placed = PARTS.flatMap((part) => {
      const sheet = sheets.find((candidate) => candidate.part === part);
      if (sheet === undefined || this.#untouched.has(part))
        return this.#base.notes.filter((note) => note.part === part).map((note) => ({ note, cell: "" }));
      const rows: KeyedRow[] = (this.#rows.get(part) ?? []).map(({ draft, nodes, firstOfGroup }) => ({
        draft,
        keys: nodes.map(({ key }) => key),
        firstOfGroup,
      }));
      return editedNotes(withoutStatement(sheet, this.#base), this.#base, rows, keys);
    });
    const order = new Map(this.#base.notes.map((note, index) => [note.key, index]));
    const rank = ({ note }: (typeof placed)[number]): number => order.get(note.key) ?? order.size;
    placed.sort((a, b) => rank(a) - rank(b));
    list.notes = placed.map(({ note }) => note);
    assignKeys(list, taken);
    for (const { note, cell } of placed) {
      if (cell === "") continue;
      for (const field of ["", "text", "heading"]) cells.set(`${note.key} ${field}`, cell);
    }
    return { list, cells };
  }
}

/** The sheet without the statement that the form printed for an empty part, where the vocabulary does not know it. */
function withoutStatement(sheet: EditedSheet, base: ResponsibilityList): EditedSheet {
  const statement = printedStatement(base, sheet.part);
  if (statement === "") return sheet;
  return { ...sheet, lines: sheet.lines.filter(({ text, key }) => key !== "" || !sameText(text, statement)) };
}

/** The statement that the source prints in an empty part; "" where it prints none. */
function printedStatement({ printed }: ResponsibilityList, part: Part): string {
  return printed.parts.find((one) => one.part === part && one.statement !== "")?.statement ?? "";
}
