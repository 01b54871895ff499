import { matchForm, type Part, PARTS } from "@qingdan/model";
import type { Cell, Line, Table } from "../../blocks.ts";
import { markFurniture, passageText, type Recognition } from "../passage.ts";

/** A label of a vertical table with the text that stands beside it. */
interface Pair {
  label: string;
  /** What stands in front of this label and of others below it: 监督检查 before 对象, 内容 … */
  above?: Cell | undefined;
  labelLines: Line[];
  value: Line[];
}

/** No label of a form is longer. */
const LONGEST_LABEL = 20;
/** Fields one of which every item of a part has: without it the labels are those of sections, not of an item. */
const ITEM_FIELDS: ReadonlySet<string> = new Set([
  "duty",
  "task",
  "matter",
  "title",
  "name",
  "subject",
  "circumstance",
]);

/**
 * A table that stands on its side (序号 | 1 over 主要职责 | … over 具体工作事项 | …), laid out again with its labels as header: a row for
 * each item, which begins where the first label comes again, and one more wherever another label does. Where a line above it names the item of a
 * known part, the table need not. undefined for any other table.
 */
export function uprightTable(recognition: Recognition, table: Table, namedOf?: Part): Table | undefined {
  const pairs = pairsOf(recognition, table, namedOf);
  if (pairs === undefined) return undefined;
  departmentsInOneColumn(recognition, pairs);
  const labels = [...new Set(pairs.map(({ label }) => label))];
  const first = labels[0] as string;
  const header: Cell[] = [];
  const upper: (Cell | undefined)[] = [];
  const rows: Cell[][] = [];
  let item = 0;
  let ofItem = new Set<string>();
  let ofRow = new Set<string>();
  for (const { label, labelLines, value, above } of pairs) {
    const column = labels.indexOf(label);
    if (header[column] === undefined) {
      header[column] = cellOf(labelLines);
      upper[column] = above;
    } else markFurniture(recognition, "repeated header", labelLines);
    if (label === first) {
      item = rows.length;
      ofItem = new Set();
    }
    if (label === first || ofRow.has(label)) {
      rows.push(labels.map(() => cellOf([])));
      ofRow = new Set();
    }
    // What stands once under several rows of an item is the item's: it stands on the first of them.
    const row = rows[ofItem.has(label) ? rows.length - 1 : item] as Cell[];
    ofItem.add(label);
    ofRow.add(label);
    row[column] = cellOf(value);
  }
  return { ...table, columns: labels.length, rows: [...headOf(header, upper), ...rows] };
}

/** The labels as the rows of a head: two where some of them share one in front of them. */
function headOf(labels: Cell[], upper: readonly (Cell | undefined)[]): (Cell | undefined)[][] {
  if (upper.every((cell) => cell === undefined)) return [labels];
  const top = labels.map((label, column): Cell | undefined => {
    const above = upper[column];
    if (above === undefined) return { ...label, rowSpan: 2 };
    if (upper[column - 1] === above) return undefined;
    const end = upper.findIndex((cell, at) => at > column && cell !== above);
    return { ...above, rowSpan: 1, colSpan: (end < 0 ? labels.length : end) - column };
  });
  return [top, labels.map((label, column) => (upper[column] === undefined ? undefined : label))];
}

/**
 * 牵头部门 | … | 职责 | … over 配合部门 | … | 职责 | …: where a label comes once for each of several labels of departments, the departments stand
 * under each other as their shares do.
 */
function departmentsInOneColumn({ vocabulary }: Recognition, pairs: Pair[]): void {
  const fieldOf = ({ label }: Pair): string | undefined => vocabulary.columnOf("boundaries", label)?.field;
  const departments = pairs.filter((pair) => fieldOf(pair) === "department");
  const [first] = departments;
  if (first === undefined || departments.every(({ label }) => label === first.label)) return;
  const shares = pairs.filter((pair, at) => {
    const before = pairs[at - 1];
    return fieldOf(pair) === "responsibility" && before !== undefined && departments.includes(before);
  });
  if (shares.length !== departments.length || shares.some(({ label }) => label !== shares[0]?.label)) return;
  // The headings of both stand over the one column.
  const labels = new Set([first.label]);
  for (const pair of departments) {
    if (!labels.has(pair.label)) {
      first.labelLines = [...first.labelLines, ...pair.labelLines];
      labels.add(pair.label);
      pair.labelLines = [];
    }
    pair.label = first.label;
  }
}

function cellOf(lines: Line[]): Cell {
  return { lines, rowSpan: 1, colSpan: 1 };
}

/** The labels of a table with their texts, in reading order; undefined where not every row is made of them. */
function pairsOf(recognition: Recognition, table: Table, namedOf: Part | undefined): Pair[] | undefined {
  if (table.columns < 2 || table.columns > 8) return undefined;
  // Few tables stand on their side: the first cells of two rows tell, or of one that has two labels with a text behind each.
  const isAside = (row: Table["rows"][number]): boolean =>
    beginsWithLabel(recognition, row) ||
    ((row !== table.rows[0] || namedOf !== undefined) && couldBeLabel(firstText(recognition, row)));
  const [head, below] = table.rows;
  // 事项类别 | 公共服务 above labels that the form knows: one of its own may stand first as well.
  const isOwn = head !== undefined && beginsWithLabel(recognition, below) && couldBeLabel(firstText(recognition, head));
  if (!isOwn && !table.rows.slice(0, 2).every(isAside)) return undefined;
  if (table.rows.length < 2 && !isRowOfPairs(recognition, table.rows[0] ?? [])) return undefined;
  const pairs: Pair[] = [];
  let common: { cell: Cell; end: number } | undefined;
  for (const [index, row] of table.rows.entries()) {
    const first = row[0];
    if (first !== undefined)
      common =
        first.rowSpan > 1 && headsKinds(recognition, row) ? { cell: first, end: index + first.rowSpan } : undefined;
    const above = common !== undefined && index < common.end ? common.cell : undefined;
    const own = above === undefined ? pairsOfRow(recognition, row, pairs.at(-1)) : kindOfRow(recognition, row, above);
    if (own === undefined) return undefined;
    pairs.push(...own);
  }
  const distinct = new Set(pairs.map(({ label }) => label));
  if (namedOf !== undefined) return areLabelsOf(recognition, namedOf, pairs, [...distinct]) ? pairs : undefined;
  if (!areLabels(recognition, table, pairs, [...distinct])) return undefined;
  const names = pairs.some(({ label }) => fieldsOf(recognition, label).some((field) => ITEM_FIELDS.has(field)));
  return distinct.size >= 2 && names && pairs.some(({ value }) => value.length > 0) ? pairs : undefined;
}

/** 序号 | 5 | 主要职责 | …: what a form with nothing more to say prints in its only row; every second cell is a label, and none of the others. */
function isRowOfPairs(recognition: Recognition, row: Table["rows"][number]): boolean {
  const cells = row.filter((cell) => cell !== undefined).map(({ lines }) => passageText(recognition.document, lines));
  return (
    cells.length >= 4 &&
    cells.length % 2 === 0 &&
    cells.every((text, at) => text !== "" && isLabel(recognition, text) === (at % 2 === 0))
  );
}

function beginsWithLabel(recognition: Recognition, row: Table["rows"][number] | undefined): boolean {
  const first = row?.find((cell) => cell !== undefined && cell.lines.length > 0);
  return first !== undefined && isLabel(recognition, passageText(recognition.document, first.lines));
}

/** 监督检查 | 对象 | …: true where the second cell of a row names a kind of section. */
function headsKinds(recognition: Recognition, row: Table["rows"][number]): boolean {
  return kindOfRow(recognition, row, row[0]) !== undefined;
}

/** The name of a kind of section and its text, behind the cell that stands in front of several; undefined for any other row. */
function kindOfRow(recognition: Recognition, row: Table["rows"][number], above: Cell | undefined): Pair[] | undefined {
  const [label, value, ...others] = row.filter((cell) => cell !== undefined && cell !== above);
  const text = label === undefined ? "" : passageText(recognition.document, label.lines);
  if (label === undefined || value === undefined || others.length > 0 || text.length > LONGEST_LABEL) return undefined;
  if (recognition.vocabulary.kindsOf(text, { bare: true }).length === 0) return undefined;
  return [{ label: matchForm(text), labelLines: label.lines, value: value.lines, above }];
}

/** label, text, label, text …; a row that leaves the label out, or whose label reaches down into it, has one more text for it. */
function pairsOfRow(recognition: Recognition, row: Table["rows"][number], above: Pair | undefined): Pair[] | undefined {
  // 具体工作事项 | 责任科室: names of columns beside each other head what stands below them.
  if (isHead(recognition, row)) return undefined;
  const pairs: Pair[] = [];
  let open: Pair | undefined;
  for (const [column, cell] of row.entries()) {
    if (cell === undefined) continue;
    const text = passageText(recognition.document, cell.lines);
    const isFirst = open === undefined && text !== "" && (column === 0 || pairs.length > 0);
    if (
      (open === undefined && text !== "" && isLabel(recognition, text)) ||
      (isFirst && isUnknownLabel(row, column, text))
    ) {
      open = { label: matchForm(text).replace(/:$/u, ""), labelLines: cell.lines, value: [] };
      pairs.push(open);
    } else if (open !== undefined) {
      open.value = cell.lines;
      open = undefined;
    } else if (text !== "") {
      const isSecondValue = pairs.length === 0 && column > 0 && above !== undefined;
      if (!isSecondValue) return undefined;
      pairs.push({ label: above.label, labelLines: [], value: cell.lines });
    }
  }
  return pairs;
}

/** No label that the form does not know is longer. */
const LONGEST_UNKNOWN = 10;
/** So many labels at least are the form's where others are not. */
const FEWEST_KNOWN = 3;

/**
 * True for labels of which those that the form does not know (服务对象, 办理流程 …) stand beside enough that it knows: none of these stands as a text, and the others come again in the next item, or are not many.
 */
function areLabels(
  recognition: Recognition,
  table: Table,
  pairs: readonly Pair[],
  distinct: readonly string[],
): boolean {
  const known = distinct.filter((label) => isLabel(recognition, label));
  if (known.length === distinct.length) return true;
  if (known.length < FEWEST_KNOWN) return false;
  // 事项类型 | 公共服务: the name of a part says of which kind an item is.
  const isName = (text: string): boolean =>
    isLabel(recognition, text) && recognition.vocabulary.partOf(text) === undefined;
  if (pairs.some(({ value }) => isName(passageText(recognition.document, value)))) return false;
  const count = (label: string): number => pairs.filter((pair) => pair.label === label).length;
  const single = distinct.filter((label) => !known.includes(label) && count(label) === 1);
  return single.length <= known.length * (isForm(recognition, table, distinct) ? 2 : 1);
}

/** True for labels, each there once, of which at least as many are columns of a part as are not, and none of them names its groups. */
function areLabelsOf(
  { document, vocabulary }: Recognition,
  part: Part,
  pairs: readonly Pair[],
  distinct: readonly string[],
): boolean {
  const fieldOf = (text: string): string | undefined => {
    const known = text.length > LONGEST_LABEL ? undefined : vocabulary.columnOf(part, text);
    return known?.remainder === "" ? known.field : undefined;
  };
  const fields = distinct.map(fieldOf).filter((field) => field !== undefined);
  if (fields.length < FEWEST_OF_PART || fields.length * 2 < distinct.length || distinct.length < pairs.length)
    return false;
  if (fields.some((field) => ITEM_FIELDS.has(field) && field !== "task")) return false;
  return pairs.every(({ value }) => fieldOf(passageText(document, value)) === undefined);
}

/** So many labels of the part whose title stands above show what a table is. */
const FEWEST_OF_PART = 2;

/** True for a form of two cells a row, a label and a text, each label there once and none that of a section, whose words are its own. */
function isForm({ vocabulary }: Recognition, { rows }: Table, labels: readonly string[]): boolean {
  if (labels.length < rows.length || labels.some((label) => vocabulary.kindsOf(label).length > 0)) return false;
  return rows.every((row) => row[0] !== undefined && row.filter((cell) => cell !== undefined).length === 2);
}

/** A label that the form does not know, with a text behind it in the row, or with an empty cell that is the only other one. */
function isUnknownLabel(row: Table["rows"][number], column: number, text: string): boolean {
  const next = row.find((cell, at) => at > column && cell !== undefined);
  const isPair = column === 0 && row.filter((cell) => cell !== undefined).length === 2;
  return couldBeLabel(text) && next !== undefined && (next.lines.length > 0 || isPair);
}

function couldBeLabel(text: string): boolean {
  return text.length <= LONGEST_UNKNOWN && /^\p{Script=Han}{2,}$/u.test(text);
}

function firstText({ document }: Recognition, row: Table["rows"][number]): string {
  return passageText(document, row.find((cell) => cell !== undefined)?.lines ?? []);
}

function isHead(recognition: Recognition, row: Table["rows"][number]): boolean {
  const texts = row
    .filter((cell) => cell !== undefined && cell.lines.length > 0)
    .map((cell) => passageText(recognition.document, cell?.lines ?? []));
  return texts.length >= 2 && texts.every((text) => isLabel(recognition, text));
}

function isLabel(recognition: Recognition, text: string): boolean {
  return text.length <= LONGEST_LABEL && fieldsOf(recognition, text).length > 0;
}

function fieldsOf({ vocabulary }: Recognition, label: string): string[] {
  return PARTS.flatMap((part) => {
    const known = vocabulary.columnOf(part, label);
    return known === undefined || known.remainder !== "" ? [] : [known.field];
  });
}
