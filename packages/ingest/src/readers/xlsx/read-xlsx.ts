import type { Block, Cell, FurnitureReason, SourceDocument, Table } from "../../blocks.ts";
import { createTextBuilder, type TextBuilder } from "../../text-builder.ts";
import { columnName } from "./cell-reference.ts";
import { readWorkbook, type WorkbookLimits } from "./read-workbook.ts";
import { sheetDiagnostics } from "./sheet-diagnostics.ts";
import { layOutSheet, type SheetGrid, textAt } from "./sheet-grid.ts";
import type { Sheet } from "./workbook.ts";

/** The heading of the column of keys in our own forms. */
const KEY_HEADING = "_key";
const KEY_HEADING_ROWS = 10;

/**
 * Reads an .xlsx file as blocks: one table per worksheet, in the order of the tabs, text boxes in front of and behind it. Hidden sheets are read as well and reported; of our own
 * forms the sheets that only carry identity and dropdowns are markup, 填写说明 is instructions, and the key column is markup.
 * Throws an InputError where the file cannot be read.
 */
export function readXlsx(bytes: Uint8Array, file: string, limits: Partial<WorkbookLimits> = {}): SourceDocument {
  const workbook = readWorkbook(bytes, file, limits);
  const builder = createTextBuilder(file);
  const blocks: Block[] = [];
  const diagnostics = [...workbook.diagnostics];
  for (const sheet of workbook.sheets) {
    const reason = furnitureSheet(sheet);
    if (reason !== undefined) {
      appendAsFurniture(sheet, reason, builder);
      continue;
    }
    const [first = 0] = sheet.cells.keys();
    blocks.push(...textBoxes(sheet, builder, (row) => row <= first));
    if (sheet.maxRow === 0) continue;
    const keyColumns = findKeyColumns(sheet);
    const grid = layOutSheet(sheet, keyColumns, file);
    const table = appendTable(sheet, grid, keyColumns, builder);
    if (table.rows.length > 0) blocks.push(table);
    blocks.push(...textBoxes(sheet, builder, (row) => row > first));
    for (const head of sheet.pageHeads) builder.furniture(head, "page furniture", { sheet: sheet.name });
    diagnostics.push(...sheetDiagnostics(sheet, grid, file));
  }
  return { file, format: "xlsx", blocks, diagnostics, properties: workbook.properties, ...builder.finish() };
}

/** The paragraphs of the text boxes that begin in the rows that `isThere` says: word art above a table may be its title. */
function textBoxes(sheet: Sheet, builder: TextBuilder, isThere: (row: number) => boolean): Block[] {
  return sheet.textBoxes
    .filter(({ row }) => sheet.maxRow === 0 || isThere(row))
    .flatMap(({ row, paragraphs }) =>
      paragraphs.map((text): Block => {
        const lines = builder.paragraph(text, { sheet: sheet.name, cell: `A${row}` });
        return { kind: "paragraph", lines };
      }),
    );
}

/** Why a whole sheet of our own form is no content. */
function furnitureSheet(sheet: Sheet): FurnitureReason | undefined {
  if (sheet.state !== "visible" && /^_(?:meta|lists)$/u.test(sheet.name)) return "markup";
  return sheet.name === "填写说明" ? "instructions" : undefined;
}

function appendAsFurniture(sheet: Sheet, reason: FurnitureReason, builder: TextBuilder): void {
  for (const [row, cells] of sheet.cells) {
    for (const [column, { text }] of cells) {
      builder.furniture(text, reason, { sheet: sheet.name, cell: columnName(column) + row });
    }
  }
}

function findKeyColumns(sheet: Sheet): Set<number> {
  const found = new Set<number>();
  let seen = 0;
  for (const cells of sheet.cells.values()) {
    if (++seen > KEY_HEADING_ROWS) break;
    for (const [column, { text }] of cells) if (text.trim() === KEY_HEADING) found.add(column);
  }
  return found;
}

/** Blank cells of a grid are one object: a sheet may have hundreds of thousands of them. */
const BLANK: Cell = Object.freeze({ lines: [], rowSpan: 1, colSpan: 1 });

function appendTable(sheet: Sheet, grid: SheetGrid, keyColumns: ReadonlySet<number>, builder: TextBuilder): Table {
  const width = grid.columns.length;
  const place = (row: number, column: number) => ({ sheet: sheet.name, cell: columnName(column) + row });
  const appendKeys = (row: number) => {
    for (const column of keyColumns) {
      builder.furniture(sheet.cells.get(row)?.get(column)?.text ?? "", "markup", place(row, column));
    }
  };
  const pendingKeys = [...sheet.cells.keys()];
  let nextKey = 0;
  const rows = grid.rows.map((rowNumber, row) => {
    while (nextKey < pendingKeys.length && (pendingKeys[nextKey] as number) <= rowNumber)
      appendKeys(pendingKeys[nextKey++] as number);
    return grid.columns.map((columnNumber, column): Cell | undefined => {
      const text = textAt(grid, sheet, row, column);
      if (grid.covered[row * width + column] === 1) {
        builder.furniture(text, "duplicate", place(rowNumber, columnNumber));
        return undefined;
      }
      const merge = grid.merges.get(row * width + column);
      if (text === "" && merge === undefined) return BLANK;
      return {
        lines: text === "" ? [] : builder.paragraph(text, place(rowNumber, columnNumber)),
        rowSpan: merge === undefined ? 1 : merge.bottom - merge.top + 1,
        colSpan: merge === undefined ? 1 : merge.right - merge.left + 1,
      };
    });
  });
  while (nextKey < pendingKeys.length) appendKeys(pendingKeys[nextKey++] as number);
  return { kind: "table", columns: width, rows, sheet: sheet.name };
}
