import type { Diagnostic, Place } from "@qingdan/model";

/** Says that a row has more or fewer cells than its header: which cell belongs to which column is not known. */
export function raggedRow(place: Place, actual: string, cells: number, columns: number): Diagnostic {
  return {
    code: "ingest/ragged-row",
    severity: "warning",
    place,
    message: `此行有 ${cells} 格，表头有 ${columns} 栏，各格按从左到右的顺序对应各栏，可能错位`,
    actual: actual.trim().split(/\s*\n/u)[0] ?? "",
    remedy: "请核对该行，补上缺少的空格（制表符），或改用 .docx、.xlsx 提交",
  };
}

/** Says that a text was taken for the rest of the last cell of a table. */
export function textInLastCell(place: Place, actual: string): Diagnostic {
  return {
    code: "ingest/text-in-last-cell",
    severity: "hint",
    place,
    message: "表格末行之后空一行的文字，已读作末行最后一格的内容",
    actual: actual.slice(0, 40),
    remedy: "如为表格以外的文字，请在其前空两行，或以“注：”开头",
  };
}
