import { matchForm, PARTS, type Part } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import { formHead } from "./form-head.ts";
import { type Header, type HeaderColumn, isNameOfMatters } from "./header.ts";
import { guessFields } from "./guess-fields.ts";
import { mechanismColumns } from "./mechanism-columns.ts";
import { columnHead, columnOf, namedByRest } from "./head-columns.ts";
import { headingRow, lowerLevels, type Heading } from "./head-levels.ts";
import type { Recognition } from "../passage.ts";
import { tickedOffices } from "../tables/tick.ts";

/** How many rows from the top a header may begin; rows in which one cell alone is filled, as those of a cover, do not count. */
const SEARCH_DEPTH = 6;
const MOST_LINES_ABOVE = 60;

/** One of these must be there for a table to be of a part. */
const IDENTIFYING: Record<Part, readonly string[]> = {
  duties: ["duty", "task"],
  boundaries: ["matter", "department", "responsibility"],
  oversight: ["title", "object", "content", "method", "measure", "procedure", "handling", "heading"],
  services: ["name", "content", "agency", "phone"],
  accountability: ["subject", "circumstance", "mechanism"],
};

const headerCache = new WeakMap<Table, Map<Part | undefined, Header | undefined>>();

/**
 * Finds the header of a table in its first rows, and with it the part that the table belongs to. `expected` is the part whose title
 * stands above; another part is taken only where its columns fit clearly better. undefined: no row is a header of any part.
 */
export function readHeader(recognition: Recognition, table: Table, expected?: Part): Header | undefined {
  let known = headerCache.get(table);
  if (known === undefined) {
    known = new Map();
    headerCache.set(table, known);
  }
  // What fits a part best in the first row without its title fits it with the title as well; a mechanism's columns are known by that title only.
  const untitled = known.get(undefined);
  if (untitled?.first === 0 && untitled.part === expected && expected !== "accountability") return untitled;
  if (!known.has(expected)) known.set(expected, searchHeader(recognition, table, expected));
  return known.get(expected);
}

/** Makes known that a table is the same as another for its header: it has all its rows, or is a part of it under the same head. */
export function shareHeader(table: Table, copy: Table): void {
  const known = headerCache.get(table);
  if (known !== undefined) headerCache.set(copy, known);
}

function searchHeader(recognition: Recognition, table: Table, expected: Part | undefined): Header | undefined {
  let searched = 0;
  const whole = table.below === undefined ? table : { ...table, rows: [...table.rows, ...table.below] };
  for (const [row, cells] of table.rows.slice(0, MOST_LINES_ABOVE).entries()) {
    const isAlone = cells.filter((cell) => (cell?.lines.length ?? 0) > 0).length < 2;
    if (isAlone && row >= SEARCH_DEPTH) continue;
    const header = headerAt(recognition, whole, row, expected);
    if (header !== undefined)
      return header.rows > table.rows.length ? headerAt(recognition, table, row, expected) : header;
    if (!isAlone) searched += 1;
    if (searched >= SEARCH_DEPTH) return undefined;
  }
  return undefined;
}

/** The header that begins at `row`, one or two rows high; undefined where that row is none. */
export function headerAt(recognition: Recognition, table: Table, row: number, expected?: Part): Header | undefined {
  const upper = headingRow(recognition, table, row);
  const filled = upper.filter((heading) => heading.text !== "");
  // One text over all columns is a title, whatever stands below it.
  if (
    filled.filter((heading) => heading.lines.length > 0).length < 2 ||
    filled.some((heading) => heading.text.length > 40 || heading.text.endsWith("。"))
  )
    return undefined;
  const ofForm = formHead(recognition, upper, row);
  if (ofForm !== undefined && (expected ?? table.part ?? ofForm.part) === ofForm.part) return ofForm;
  const lower = lowerLevels(recognition, table, row);
  const heads = upper.map((heading, index) => columnHead([heading, ...lower.map((level) => level[index] as Heading)]));
  const couldBeWords = expected !== undefined && filled.every(({ text }) => HEADING_WORDS.test(text));
  let best: { part: Part; score: number; columns: HeaderColumn[] } | undefined;
  for (const part of table.part === undefined ? PARTS : [table.part]) {
    const known = namedByRest(
      heads,
      heads.map((head) => columnOf(recognition, part, head)),
    );
    // What is only guessed makes no header, but under the title of its part: without one heading that is sure most parts end here.
    const isTitled = part === expected && couldBeWords;
    const isWorthGuessing =
      part === expected
        ? isTitled || known.some(isCertain)
        : isMostlyKnown(known) || isTicked(recognition, part, table, row, known);
    if (table.bands !== true && !isWorthGuessing) continue;
    if (lower.length > 0) for (const [index, column] of known.entries()) column.lowest = heads[index]?.own ?? [];
    const isExpected = part === expected;
    const named =
      part === "accountability"
        ? mechanismColumns(known, isExpected)
        : namedDuties(part, known, isExpected, table.bands);
    const columns = guessFields(recognition, part, table, row, named);
    // Under the title of a part only headings that are sure speak for another one.
    const isOther = expected !== undefined && part !== expected;
    const score = scoreOf(part, isOther ? columns.map(withoutGuess) : columns, isTitled);
    // 职权名称 heads a list of powers as well: without the title of the part it takes a section to tell one of regimes.
    if (part === "oversight" && part !== expected && (!namesSections(columns) || columns.some(isKindOfPower))) continue;
    if (part === "duties" && part !== expected && namesPowers(columns)) continue;
    if (part === "services" && part !== expected && columns.some(isKindOfPower)) continue;
    if (part !== expected && !showsPart(part, columns)) continue;
    if (score <= 0 || (part !== expected && !isMostlyKnown(columns))) continue;
    const weighted = part === expected ? score + 1.5 : score - (isOutOfOrder(part, columns) ? 2 : 0);
    if (best === undefined || weighted > best.score) best = { part, score: weighted, columns };
  }
  if (best === undefined) return undefined;
  return { part: best.part, first: row, rows: row + 1 + lower.length, columns: best.columns };
}

/** Without the title of the part above it a table is only taken for one whose headings are for the most part that part's. */
function isMostlyKnown(columns: readonly HeaderColumn[]): boolean {
  const headings = columns.filter(
    ({ heading, field }) => heading !== "" && (field !== undefined || !OF_PROGRAM.test(heading)),
  );
  const certain = headings.filter(isCertain);
  // What programs export has columns of their own (年度, 区划名称) beside those of the form.
  const areMany = new Set(certain.map(({ field }) => field)).size >= MANY_KNOWN;
  return certain.length * 2 > headings.length || (areMany && certain.length * 2 === headings.length);
}

/** What programs count and keep their records by: such a column says nothing of what the table is about, however many there are. */
const OF_PROGRAM = /(?:编码|代码|ID|状态|版本号?|(?:创建|更新|修改|录入|导出)(?:时间|日期|人))$/iu;

/** So many known columns of different fields show the part where only half of all are known. */
const MANY_KNOWN = 4;

/** So many known columns in front of many offices to tick show the part. */
const FEWEST_BEFORE_TICKS = 3;

/** True for columns that are mostly known but for the names of offices over ticks. */
function isTicked(...of: Parameters<typeof tickedOffices>): boolean {
  const [, part, , , columns] = of;
  const isSure =
    columns.filter(isCertain).length >= FEWEST_BEFORE_TICKS &&
    columns.some((own) => isCertain(own) && identifies(part, own));
  return isSure && isMostlyKnown(tickedOffices(...of));
}

/** True for a column with a heading; a heading over several columns, with nothing below it that names them, counts once. */
function isCounted({ heading, lines }: HeaderColumn, index: number, columns: readonly HeaderColumn[]): boolean {
  return heading !== "" && (lines.length > 0 || heading !== columns[index - 1]?.heading);
}

/** True for a column whose heading the vocabulary knows. */
function isCertain({ field, guessed }: HeaderColumn): boolean {
  return field !== undefined && guessed !== true;
}

function withoutGuess(column: HeaderColumn): HeaderColumn {
  return column.guessed === true ? { ...column, field: undefined } : column;
}

/** True for the columns of a list of powers (权力名称, 职权类别 …): its 责任事项 and 追责情形 are no duties. */
function namesPowers(columns: readonly HeaderColumn[]): boolean {
  const names = columns.some(({ field, heading }) => field === undefined && /^(?:行政)?(?:权力|职权)/u.test(heading));
  return names && !columns.some(({ field }) => field === "duty");
}

/**
 * True where columns alone, without a title, show the part: lists of other things have departments and remarks (意见反馈), or offices and
 * telephones (通讯录), as well.
 */
function showsPart(part: Part, columns: readonly HeaderColumn[]): boolean {
  const has = (field: string): boolean => columns.some((column) => column.field === field);
  // What is guessed by its place alone shows nothing.
  if (!columns.some((column) => isCertain(column) && identifies(part, column))) return false;
  if (part === "boundaries")
    return IDENTIFYING.boundaries.filter(has).length >= 2 || columns.some(({ department }) => department !== undefined);
  if (part !== "services") return true;
  const isSure = (field: string): boolean => columns.some((column) => column.field === field && isCertain(column));
  return (has("name") || has("content")) && (IDENTIFYING.services.filter(isSure).length >= 2 || isSure("content"));
}

/** 职责内容 | 工作任务 | 责任单位 may all be columns of part two as well, but there the matter stands in front of the shares. */
function isOutOfOrder(part: Part, columns: readonly HeaderColumn[]): boolean {
  const places = IDENTIFYING[part].map((field) => columns.findIndex((column) => column.field === field));
  const [matter = -1, , share = -1] = places;
  return part === "boundaries" && matter >= 0 && share >= 0 && share < matter;
}

/** True for a column without one of which no table is of the part. */
export function identifies(part: Part, { field = "" }: HeaderColumn): boolean {
  return field.split("+").some((one) => IDENTIFYING[part].includes(one));
}

/**
 * 事项名称 under the title of part one, without a column of its own for tasks, names these behind the column of the duties or below rows over all columns
 * that name them, else the duties, where no unknown column stands behind it that may hold their tasks; elsewhere it may name anything.
 */
function namedDuties(part: Part, columns: HeaderColumn[], isTitled: boolean, isUnderBands = false): HeaderColumn[] {
  if (part !== "duties" || columns.some(({ field }) => field === "task")) return columns;
  const at = columns.findIndex(({ field, heading }) => field === undefined && isNameOfMatters(heading));
  const behind = columns[at + 1];
  const duty = columns.findIndex(({ field }) => field === "duty");
  const isLast = (isTitled || isUnderBands) && (behind === undefined || behind.field !== undefined);
  const isBehind = duty < at && columns.slice(duty + 1, at).every(({ field }) => field === "serial");
  if (at < 0 || !(duty >= 0 ? isBehind : isLast)) return columns;
  const field = isUnderBands || duty >= 0 ? "task" : "duty";
  return columns.map((column, index) => (index === at ? { ...column, field } : column));
}

/** 职权类别 (行政许可, 行政处罚 …) is in lists of powers only. */
function isKindOfPower({ heading }: HeaderColumn): boolean {
  return /^(?:行政)?(?:权力|职权)(?:类[别型]|种类|分类)$/u.test(matchForm(heading));
}

/** True where a column is of the sections of regimes; 类别 without texts behind it may be of anything. */
function namesSections(columns: readonly HeaderColumn[]): boolean {
  const kinds = IDENTIFYING.oversight.slice(1).filter((kind) => kind !== "heading");
  return columns.some(({ field }) => field === "text" || kinds.some((kind) => field?.split("+").includes(kind)));
}

/** What the words of a heading look like, and no serial, sentence or long text does. */
const HEADING_WORDS = /^[^，。；：,;:0-9０-９]{1,16}$/u;
/** So many guessed columns under the title of their part make a header without one that is sure. */
const FEWEST_GUESSED = 4;

/**
 * Known columns count one, unknown ones take half away; 0 where no column that identifies the part is there. `isTitled` says that words
 * only stand under the title of that part.
 */
function scoreOf(part: Part, columns: readonly HeaderColumn[], isTitled: boolean): number {
  const fields = columns.filter(isCounted).map((column) => column.field);
  const known = fields.filter((field) => field !== undefined);
  const certain = columns.filter(isCertain);
  const distinct = new Set(known.flatMap((field) => (field ?? "").split("+")));
  // Two headings that are sure, or one and two that can be guessed.
  if (certain.length < 2 && known.length < 3) return 0;
  const identifying = IDENTIFYING[part].filter((field) => distinct.has(field)).length;
  const isGuessed = isTitled && known.length >= FEWEST_GUESSED && identifying >= 2;
  if (identifying === 0 || (certain.length < 1 && !isGuessed)) return 0;
  const unknown = fields.length - known.length;
  const doubled = known.length - new Set(known).size;
  const guessed = columns.filter((column) => column.guessed === true).length;
  return known.length - doubled + identifying * 0.25 - unknown * 0.5 - guessed * 0.3;
}
