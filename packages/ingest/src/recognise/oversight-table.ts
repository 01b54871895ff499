import {
  isPointer,
  leadingNumber,
  sameForm,
  SECTION_KINDS,
  type Regime,
  type Section,
  type SectionKind,
} from "@qingdan/model";
import type { Line } from "../blocks.ts";
import { isOwnForm } from "./own-form.ts";
import { type DraftSection, sectionsInCell } from "./oversight-prose.ts";
import { extraNotes, type PendingNote } from "./part-result.ts";
import { joinCut, lineText, markFurniture, passageText, placeOf, readFields, type Recognition } from "./passage.ts";
import { type PartRows, type Row } from "./tables/read-rows.ts";
import { MARK, startRegime, stripNumber } from "./regimes/regime-of-row.ts";
import { takeUnitRow } from "./regimes/take-unit.ts";
import { isDitto } from "./tables/serial-text.ts";
import { reportOtherTicks, takeTicks } from "./tables/take-ticks.ts";

/** The fields of columns that hold or name sections. */
const SECTIONS: ReadonlySet<string> = new Set(["heading", "text", "other", ...SECTION_KINDS]);

/** A section before it becomes a node. `place` is its place in the regime where the source says it. */
interface Draft {
  heading: string;
  headingLines: Line[];
  kinds: SectionKind[];
  text: Line[];
  place: number;
  /** No other column says anything of the row's sections: the text may be all of them. */
  isAlone?: boolean;
}

/**
 * 监管制度 as a table: wide (a column for each kind of section) or long (a row for each section, named in a column of its own). A row
 * without serial and title continues the regime above.
 */
export function recogniseOversightTable(recognition: Recognition, rows: PartRows, notes: PendingNote[]): Regime[] {
  const regimes: { regime: Regime; drafts: Draft[] }[] = [];
  let previousTitle = "";
  let group: Line[] = [];
  let current: (typeof regimes)[number] | undefined;
  // An overview of the regimes may stand in front of their own tables.
  const listed = new Map<string, (typeof regimes)[number]>();
  for (const row of rows.rows) {
    const title = row.fields["title"] ?? [];
    const titleText = passageText(recognition.document, title);
    const printed = (row.fields["serial"] ?? []).length > 0 || title.length > 0;
    const known = titleText === "" ? undefined : listed.get(titleText);
    const isListed = known !== undefined && known !== current && known.drafts.length === 0;
    const isSaid = isDitto(titleText) && current !== undefined;
    const repeats =
      isListed || isSaid || (titleText !== "" && titleText === previousTitle && (row.afterBreak || isLong(row)));
    if (isListed) current = known;
    if (current === undefined || (printed && !repeats)) {
      current = { regime: startRegime(recognition, row, group), drafts: [] };
      regimes.push(current);
      listed.set(titleText, current);
      group = row.fields["group"] ?? group;
    } else {
      if (repeats) markFurniture(recognition, "repeated group", [...title, ...(row.fields["serial"] ?? [])]);
      keepRepeated(recognition, current.regime, row, notes);
    }
    previousTitle = titleText === "" || isSaid ? previousTitle : titleText;
    takeUnitRow(recognition, row, current.regime);
    addSections(recognition, current.drafts, rows, row);
    addDoubled(recognition, current.drafts, rows, row);
    takeTicks(recognition, row, current.regime, "unit");
    notes.push(...extraNotes("oversight", row, current.regime));
    const remark = row.fields["remark"] ?? [];
    if (remark.length > 0)
      notes.push({ part: "oversight", lines: remark, before: false, owner: current.regime, heading: "备注" });
  }
  reportOtherTicks(recognition, rows.rows);
  for (const { regime, drafts } of regimes) {
    const ordered = drafts
      .map((draft, order) => ({ draft, order }))
      .sort((a, b) => a.draft.place - b.draft.place || a.order - b.order);
    regime.sections = ordered
      .flatMap(({ draft }) => writtenSections(recognition, draft))
      .map((draft) => sectionOf(recognition, draft));
  }
  return regimes.map(({ regime }) => regime);
}

/** What a row that continues a regime may print once more. */
const REPEATED = { group: "监管类别", unit: "责任单位", preamble: "制定说明" } as const;

/** 责任单位 and 制定说明 on a row that continues a regime: the same words once more, or words of their own, which are kept as notes. */
function keepRepeated(recognition: Recognition, regime: Regime, row: Row, notes: PendingNote[]): void {
  for (const field of ["group", "unit", "preamble"] as const) {
    const lines = row.fields[field] ?? [];
    if (lines.length === 0) continue;
    if (sameForm(passageText(recognition.document, lines), regime[field])) {
      markFurniture(recognition, "repeated group", lines);
      continue;
    }
    const heading = REPEATED[field];
    notes.push({ part: "oversight", lines, before: false, owner: regime, heading });
    recognition.diagnostics.push({
      code: "ingest/second-value",
      severity: "warning",
      place: placeOf(recognition, lines),
      message: `同一监管事项另有一处“${heading}”，已作为附注保留`,
      actual: passageText(recognition.document, lines).slice(0, 40),
      remedy: "请核对该行是否应为另一监管事项",
    });
  }
}

function isLong(row: Row): boolean {
  return row.fields["heading"] !== undefined;
}

/** The heading of a section out of that of its column: of a head of several levels the lower ones where they say all of it. */
function sectionHeading({ vocabulary }: Recognition, printed: string, kinds: readonly SectionKind[]): string {
  const levels = printed.split("\n");
  const lower = levels.at(-1) ?? "";
  // 监管内容 over 对象 and 方式 is what both have in common: another kind than theirs is no part of their names.
  const upper = levels.at(-2) ?? "";
  // 监管要素 over them only says that they are sections.
  const isName = vocabulary.kindsOf(upper).length > 0 || vocabulary.columnOf("oversight", upper)?.field === "heading";
  const isCommon = isName && vocabulary.kindsOf(lower, { bare: true }).length > 0;
  const saysAll = (words: string): boolean => vocabulary.kindsOf(words).join("+") === kinds.join("+");
  // 事中事后监管 over 监督检查 over 对象: what the lowest two say.
  const joined = levels.length > 2 && saysAll(upper + lower) ? upper + lower : printed;
  return (isCommon || saysAll(lower) ? lower : joined).replace(/[\s\u3000]+/gu, "");
}

function addSections(recognition: Recognition, drafts: Draft[], rows: PartRows, row: Row): void {
  const seen = new Set<string>();
  const isAlone = holdsOneSection(row);
  for (const column of rows.columns) {
    // Of two columns of one field the second is kept as a note.
    if (seen.has(column.field)) continue;
    seen.add(column.field);
    const kinds = column.field
      .split("+")
      .filter((field): field is SectionKind => (SECTION_KINDS as readonly string[]).includes(field));
    const isOther = column.field === "other";
    const lines = row.fields[column.field];
    if (lines === undefined || (kinds.length === 0 && !isOther)) continue;
    if (isPointer(passageText(recognition.document, lines))) {
      markFurniture(recognition, "label", lines);
      continue;
    }
    const heading = isOther ? "" : sectionHeading(recognition, column.heading, kinds);
    addMarked(recognition, drafts, row, {
      heading,
      headingLines: [],
      kinds,
      text: lines,
      place: Number.MAX_SAFE_INTEGER,
      isAlone: !isOther && isAlone,
    });
  }
  // A column of contents that no second column explains holds the texts themselves.
  const heading = rows.columns.some((column) => column.field === "text") ? row.fields["heading"] : undefined;
  if (heading === undefined && goesOn(rows, row) && drafts.length > 0) {
    // The name of a section that reaches down over several rows, or stands on the first of them, is that of all their texts.
    drafts.at(-1)?.text.push(...(row.fields["text"] ?? []));
    return;
  }
  if (heading === undefined) return addUnnamed(recognition, drafts, rows, row);
  const words = passageText(recognition.document, heading);
  const number = leadingNumber(words);
  const named = recognition.vocabulary.kindsOf(words.slice(number?.length ?? 0), { bare: true });
  const headingLines = stripNumber(recognition, heading);
  const text = row.fields["text"] ?? [];
  drafts.push({
    heading: passageText(recognition.document, headingLines),
    headingLines,
    kinds: named,
    text,
    place: Number.MAX_SAFE_INTEGER,
  });
}

/** 监督检查对象 and 稽核对象 in columns of their own: of two columns of one kind the second is a section under its own heading. */
function addDoubled(recognition: Recognition, drafts: Draft[], rows: PartRows, row: Row): void {
  if (isLong(row)) return;
  const isDoubled = (heading: string): boolean =>
    rows.columns.some((column) => column.field === "" && column.heading === heading);
  row.extras = row.extras.filter((extra) => {
    const words = extra.heading.split("\n").at(-1) ?? "";
    const kinds = isDoubled(extra.heading) ? recognition.vocabulary.kindsOf(words, { bare: true }) : [];
    if (kinds.length === 0) return true;
    const heading = sectionHeading(recognition, extra.heading, kinds);
    drafts.push({ heading, headingLines: [], kinds, text: extra.lines, place: Number.MAX_SAFE_INTEGER });
    return false;
  });
}

/** True for a row that has neither a regime nor a section of its own, in a table that names both. */
function goesOn({ columns }: PartRows, { fields }: Row): boolean {
  const has = (field: string): boolean => columns.some((column) => column.field === field);
  const isFree = fields["title"] === undefined && fields["serial"] === undefined;
  return has("heading") && has("text") && has("title") && isFree;
}

/** A column 内容 without a column that names the sections: its own heading names them. */
function addUnnamed(recognition: Recognition, drafts: Draft[], rows: PartRows, row: Row): void {
  const field = row.fields["text"] === undefined ? "heading" : "text";
  const text = row.fields[field];
  if (text === undefined) return;
  const written = sectionsInCell(recognition, text);
  if (written !== undefined) {
    drafts.push(...written.map(draftOf(recognition)));
    return;
  }
  const heading = (rows.columns.find((column) => column.field === field)?.heading ?? "").replace(/[\s\u3000]+/gu, "");
  const kinds = recognition.vocabulary.kindsOf(heading, { bare: true });
  drafts.push({ heading, headingLines: [], kinds, text, place: Number.MAX_SAFE_INTEGER });
}

/** True where one column alone says anything of the sections of a row: 监管内容 may hold all of them, each under its heading. */
function holdsOneSection({ fields }: Row): boolean {
  let count = 0;
  for (const field in fields) if (SECTIONS.has(field) || field.split("+").some((one) => SECTIONS.has(one))) count += 1;
  return count === 1;
}

/** The sections under their headings (1.监督检查对象：…) that the text of the only column of sections is written in, in one cell or row by row. */
function writtenSections(recognition: Recognition, draft: Draft): Draft[] {
  const written = draft.isAlone === true ? sectionsInCell(recognition, draft.text, 2) : undefined;
  return written?.map(draftOf(recognition)) ?? [draft];
}

/** What makes a draft of a section that is written in a cell. */
function draftOf({ document }: Recognition): (section: DraftSection) => Draft {
  return ({ heading, kinds, text }) => ({
    heading: passageText(document, heading),
    headingLines: heading,
    kinds,
    text,
    place: Number.MAX_SAFE_INTEGER,
  });
}

/** Adds the sections of one cell. In the standard form a line 【四、监督检查程序】 begins a section that is not the column's own. */
function addMarked(recognition: Recognition, drafts: Draft[], row: Row, own: Draft): void {
  let current: Draft | undefined;
  for (const line of own.text) {
    const mark = MARK.exec(lineText(recognition.document, line));
    const draft = mark === null ? undefined : markedDraft(recognition, line, mark[1] ?? "", own);
    if (draft !== undefined) {
      markFurniture(recognition, "markup", [
        { start: line.start, end: line.start + 1 },
        { start: line.end - 1, end: line.end },
      ]);
      drafts.push(draft);
      current = draft;
    } else if (current !== undefined) {
      current.text.push(line);
    } else {
      current = continued(recognition, drafts, row, own, line) ?? { ...own, text: [line] };
      if (!drafts.includes(current)) drafts.push(current);
    }
  }
}

/** The section that a row without serial and title continues: the last one of the same column. */
function continued(recognition: Recognition, drafts: Draft[], row: Row, own: Draft, line: Line): Draft | undefined {
  const last = drafts.findLast((draft) => draft.heading === own.heading && draft.kinds.join() === own.kinds.join());
  if (last === undefined) return undefined;
  last.text = row.afterBreak ? joinCut(recognition.document, last.text, [line]) : [...last.text, line];
  return last;
}

function markedDraft(recognition: Recognition, line: Line, mark: string, own: Draft): Draft | undefined {
  const number = leadingNumber(mark);
  const heading = mark.slice(number?.length ?? 0);
  const known = recognition.vocabulary.kindsOf(heading, { bare: true });
  // What our own form has at the head of a cell is a heading, whatever its words.
  const isHeading = known.length === 0 && line === own.text[0] && isOwnForm(recognition.document);
  const named = isHeading ? own.kinds : known;
  const isOther = own.kinds.length === 0;
  // 【法律】 is a tag of a legal basis, no heading: in a column of a kind only that kind's headings count.
  if (!isOther && own.kinds[0] !== undefined && !named.includes(own.kinds[0])) return undefined;
  const start = line.start + 1 + (number?.length ?? 0);
  markFurniture(recognition, "numbering", [{ start: line.start + 1, end: start }]);
  const headingLines = heading === "" ? [] : [{ start, end: line.end - 1 }];
  return {
    heading,
    headingLines,
    kinds: isOther ? [] : named,
    text: [],
    place: number?.value ?? Number.MAX_SAFE_INTEGER,
  };
}

function sectionOf(recognition: Recognition, draft: Draft): Section {
  const [first, ...rest] = draft.text;
  const text = first === undefined ? [] : [{ start: first.start, end: first.end }, ...rest];
  const { key, text: words, source } = readFields(recognition, { heading: draft.headingLines, text });
  // The heading of a column stands once for all its rows: it is the header's, not this section's.
  if (source.spans !== undefined && draft.headingLines.length === 0) source.spans["heading"] = [];
  return { key, heading: draft.heading, text: words, source, numbering: "", kinds: draft.kinds };
}
