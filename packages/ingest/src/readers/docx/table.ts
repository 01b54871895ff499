import { type DraftBlock, type DraftCell, type DraftTable, cellLines, cellText } from "../../draft.ts";
import { refuse } from "../../refuse.ts";
import { child, childSwitch, childValue, type XmlElement } from "../../xml-tree.ts";
import { straightenLines } from "./grid-lines.ts";
import type { DocxReading, Surroundings } from "./reading.ts";
import { unwrapped } from "./reading.ts";
import { isContinuedBookmark, isContinuedStyle } from "../continued-marks.ts";
import { isLayoutTable, unwrapTable } from "../layout-table.ts";
import { spreadNested } from "../nested-columns.ts";
import type { ReadBlocks } from "./paragraph.ts";

const MAX_GRID = 4_000_000;
/** A table of fewer columns inside another is text of its cell. */
const COLUMNS_OF_A_LIST = 3;

/** A cell where it stands in its row, before vertical merges are joined. */
interface PlacedCell {
  column: number;
  span: number;
  merge: "restart" | "continue" | undefined;
  cell: DraftCell;
}

/**
 * Reads w:tbl as a grid: gridSpan to the right, vMerge down, gridBefore as blank positions. Deleted rows are furniture in front of it.
 * A table of one column that only frames other tables, or one that lays out a page around them, is unwrapped: its contents stand in its place.
 */
export function readTable(
  element: XmlElement,
  reading: DocxReading,
  surroundings: Surroundings,
  readBlocks: ReadBlocks,
): DraftBlock[] {
  const before: DraftBlock[] = [];
  const rows: PlacedCell[][] = [];
  let headerRows = 0;
  for (const row of unwrapped(element)) {
    if (row.name !== "tr") continue;
    const properties = child(row, "trPr");
    const deleted = child(properties, "del") !== undefined || surroundings.deleted === true;
    const cells = readRow(row, properties, reading, { ...surroundings, ...(deleted ? { deleted } : {}) }, readBlocks);
    if (deleted) {
      for (const { cell } of cells) before.push({ kind: "paragraph", lines: [...cellLines(cell.content)] });
      continue;
    }
    if (headerRows === rows.length && childSwitch(properties, "tblHeader") === true) headerRows++;
    rows.push(cells);
  }
  straightenLines(rows, gridWidths(element));
  if (isFrame(rows)) return [...before, ...rows.flat().flatMap(({ cell }) => cell.content)];
  const printed = joinMerges(rows, headerRows, reading);
  const table = spreadNested(printed) ?? printed;
  return [...before, ...(isLayoutTable(table, COLUMNS_OF_A_LIST) ? unwrapTable(table) : [table])];
}

/** The widths of the columns of a table's grid. */
function gridWidths(table: XmlElement): number[] {
  const columns = child(table, "tblGrid")?.children.filter(({ name }) => name === "gridCol") ?? [];
  return columns.map(({ attributes }) => Number(attributes.w ?? 0));
}

/** One column, and tables of more than one cell inside. */
function isFrame(rows: readonly PlacedCell[][]): boolean {
  const isReal = (block: DraftBlock) => block.kind === "table" && (block.rows.length > 1 || block.columns > 1);
  return rows.every((row) => row.length <= 1) && rows.some((row) => row[0]?.cell.content.some(isReal) === true);
}

function readRow(
  row: XmlElement,
  properties: XmlElement | undefined,
  reading: DocxReading,
  surroundings: Surroundings,
  readBlocks: ReadBlocks,
): PlacedCell[] {
  const cells: PlacedCell[] = [];
  let column = Number(childValue(properties, "gridBefore") ?? 0);
  for (const element of unwrapped(row)) {
    if (element.name !== "tc") continue;
    const cellProperties = child(element, "tcPr");
    const span = Math.max(1, Math.min(1000, Number(childValue(cellProperties, "gridSpan") ?? 1)));
    const deleted = child(cellProperties, "cellDel") !== undefined;
    const merge = verticalMerge(cellProperties);
    const covered = merge === "continue";
    const own = deleted || covered ? { ...surroundings, ...(deleted && { deleted }), covered } : surroundings;
    const content = readBlocks(element, reading, own);
    const left = cells.at(-1);
    if (left !== undefined && childValue(cellProperties, "hMerge") === "continue") {
      left.span += span;
      left.cell.colSpan += span;
      left.cell.content.push(...content);
    } else {
      const cell: DraftCell = { content, rowSpan: 1, colSpan: span };
      if (isContinued(element, reading)) cell.continued = true;
      cells.push({ column, span, merge, cell });
    }
    column += span;
  }
  return cells;
}

function verticalMerge(properties: XmlElement | undefined): "restart" | "continue" | undefined {
  const merge = child(properties, "vMerge");
  if (merge === undefined) return undefined;
  return merge.attributes.val === "restart" ? "restart" : "continue";
}

function isContinued(cell: XmlElement, reading: DocxReading): boolean {
  let paragraphs = 0;
  let continued = 0;
  for (const element of cell.children) {
    if (isContinuedMark(element)) return true;
    if (element.name !== "p") continue;
    paragraphs++;
    const id = childValue(child(element, "pPr"), "pStyle") ?? "";
    if (isContinuedStyle(id) || isContinuedStyle(reading.styles.get(id)?.name ?? "")) continued++;
    if (element.children.some(isContinuedMark)) return true;
  }
  return paragraphs > 0 && paragraphs === continued;
}

function isContinuedMark({ name, attributes }: XmlElement): boolean {
  return name === "bookmarkStart" && isContinuedBookmark(attributes.name ?? "");
}

/**
 * Joins cells that continue the one above them in the same columns. What a continuing cell itself says is not shown by Word: the same text
 * is furniture; a different one stands as a cell of its own, and is reported.
 */
function joinMerges(placed: readonly PlacedCell[][], headerRows: number, reading: DocxReading): DraftTable {
  const columns = placed.reduce((most, row) => Math.max(most, ...row.map(({ column, span }) => column + span)), 0);
  if (columns * placed.length > MAX_GRID) throw tooLarge(reading.file);
  let above = new Map<number, PlacedCell>();
  const rows = placed.map((cells) => {
    const row: (DraftCell | undefined)[] = new Array(columns).fill(undefined);
    const merged = new Map<number, PlacedCell>();
    for (const placedCell of cells) {
      const { column, span, merge, cell } = placedCell;
      const anchor = merge === "continue" ? above.get(column) : undefined;
      if (anchor !== undefined && anchor.span === span && joinCell(anchor.cell, cell, reading)) {
        merged.set(column, anchor);
        continue;
      }
      row[column] = cell;
      if (merge !== undefined) merged.set(column, placedCell);
    }
    above = merged;
    return row;
  });
  return { kind: "table", columns, rows, ...(headerRows === 0 ? {} : { headerRows }) };
}

/** Joins a continuing cell to its anchor; false where it says something else and must stand alone. */
function joinCell(anchor: DraftCell, cell: DraftCell, reading: DocxReading): boolean {
  const bare = (content: readonly DraftBlock[]) => cellText(content).replace(/\s/gu, "");
  const text = bare(cell.content);
  if (text !== "" && text !== bare(anchor.content)) {
    reading.findings.hiddenByMerge.push(text);
    return false;
  }
  for (const line of cellLines(cell.content)) {
    if (line.text.trim() === "") continue;
    anchor.content.push({ kind: "paragraph", lines: [{ ...line, furniture: line.furniture ?? "duplicate" }] });
  }
  anchor.rowSpan++;
  return true;
}

function tooLarge(file: string) {
  return refuse(
    "too-large",
    file,
    "文件中的表格过大，不是正常的清单",
    "请用 WPS 或 Office 打开，删除无关的表格后另存再提交",
  );
}
