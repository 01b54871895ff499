import type { Diagnostic, Place, Severity } from "@qingdan/model";
import { type CellRange, columnName } from "./cell-reference.ts";
import type { SheetGrid } from "./sheet-grid.ts";
import { hasLostDigits, type CellValue, type Sheet } from "./workbook.ts";

/** What a person should know about a sheet that was read as a table: hidden rows and columns, filters, formulas, errors, comments, text boxes. */
export function sheetDiagnostics(sheet: Sheet, grid: SheetGrid, file: string): Diagnostic[] {
  const place: Place = { file, sheet: sheet.name };
  const found: Diagnostic[] = [];
  const report = (code: string, severity: Severity, message: string, cell?: string) =>
    found.push({ code: `ingest/${code}`, severity, place: cell === undefined ? place : { ...place, cell }, message });

  if (sheet.state !== "visible")
    report("hidden-sheet", "warning", "工作表处于隐藏状态，其内容已一并读取，请核对是否应当收入");
  const hiddenRows = grid.rows.filter((row) => sheet.hiddenRows.has(row) && sheet.cells.has(row));
  if (hiddenRows.length > 0)
    report("hidden-rows", "hint", `有 ${hiddenRows.length} 行处于隐藏状态（第 ${some(hiddenRows)} 行），已一并读取`);
  const hiddenColumns = grid.columns.filter((column) => sheet.hiddenColumns.has(column));
  if (hiddenColumns.length > 0) {
    report("hidden-columns", "hint", `有隐藏的列（${some(hiddenColumns.map(columnName))} 列），已一并读取`);
  }
  if (sheet.autoFilter?.active === true)
    report("active-filter", "hint", `工作表留有筛选（${sheet.autoFilter.ref}），未显示的行已一并读取`);
  const formulas = cellsWhere(sheet, (value) => value.kind === "formula");
  if (formulas.length > 0)
    report(
      "formulas",
      "hint",
      `有 ${formulas.length} 个公式单元格（${some(formulas)}），按保存的计算结果读取`,
      formulas[0],
    );
  const errors = cellsWhere(
    sheet,
    (value) => value.kind === "error" || (value.kind === "formula" && /^#[A-Z/0!?]+$/u.test(value.text)),
  );
  if (errors.length > 0)
    report("error-values", "warning", `有 ${errors.length} 个单元格显示错误值（${some(errors)}），请改正`, errors[0]);
  const cut = cellsWhere(sheet, hasLostDigits);
  if (cut.length > 0) {
    const message = `有 ${cut.length} 个单元格按数字保存了超过 15 位的号码（${some(cut)}），末尾几位已经失真，请按文本重新填写`;
    report("lost-digits", "warning", message, cut[0]);
  }
  if (sheet.comments.length > 0) {
    report(
      "comments",
      "hint",
      `有 ${sheet.comments.length} 条批注（${some(sheet.comments.map(({ cell }) => cell))}），批注不作为清单内容读取`,
    );
  }
  if (sheet.textBoxes.length > 0)
    report("text-boxes", "hint", `有 ${sheet.textBoxes.length} 个文本框，其文字已作为表格前后的段落一并读取`);
  if (sheet.struck.length > 0) {
    const message = `有 ${sheet.struck.length} 个单元格的文字带删除线（${some(sheet.struck)}），仍按原文读取，请核对是否应当删去`;
    report("struck-through", "warning", message, sheet.struck[0]);
  }
  for (const merge of grid.dropped.overlapping)
    report("overlapping-merge", "hint", `合并单元格 ${rangeName(merge)} 与其他合并区域重叠，按未合并读取`);
  for (const merge of grid.dropped.hiding) {
    report(
      "merge-hides-text",
      "warning",
      `合并单元格 ${rangeName(merge)} 内还有未显示的不同文字，按未合并读取，请核对`,
      cellName(merge.top, merge.left),
    );
  }
  return found;
}

function cellsWhere(sheet: Sheet, holds: (value: CellValue) => boolean): string[] {
  const found: string[] = [];
  for (const [row, cells] of sheet.cells)
    for (const [column, value] of cells) if (holds(value)) found.push(cellName(row, column));
  return found;
}

function cellName(row: number, column: number): string {
  return columnName(column) + row;
}

function rangeName({ top, left, bottom, right }: CellRange): string {
  return `${cellName(top, left)}:${cellName(bottom, right)}`;
}

/** The first few of many, for a sentence. */
function some(items: readonly (string | number)[]): string {
  return items.slice(0, 8).join("、") + (items.length > 8 ? " 等" : "");
}
