import type { Diagnostic, Part } from "@qingdan/model";
import type { CellValue } from "../readers/xlsx/workbook.ts";

/** One cell of an edited row, as its sheet shows it. */
export interface EditedCell {
  text: string;
  kind: CellValue["kind"];
  /** "C7": where the text stands; inside a merged range, its first cell. */
  address: string;
  /** The row of the sheet where the merged range begins that shows this cell; the row itself where it is not merged. */
  origin: number;
}

/** One row of the form in an edited sheet. Columns that the sheet lacks have no cell; empty cells have text "". */
export interface EditedRow {
  sheet: string;
  row: number;
  cells: Record<string, EditedCell>;
  /** The keys that the hidden column gives, the group's first; [] where it gives none or a damaged one. */
  keys: string[];
  fingerprint: string;
  /** True where something stands in the key column that is no key. */
  damaged: boolean;
  /** True where merged cells from above cover all that the row shows. */
  covered?: boolean;
}

/** A full-width line of text above or below the rows: a note. */
export interface EditedLine {
  sheet: string;
  row: number;
  text: string;
  address: string;
  /** The note's key, "" where the line has none. */
  key: string;
  before: boolean;
}

/** A column of an edited sheet. `field` is that of the standard form, or `extraField(heading)` for a heading that nobody knows. */
export interface EditedColumn {
  field: string;
  heading: string;
  column: number;
  /** "C3": the cell of the heading. */
  address: string;
}

/** One part of the form as an edited sheet has it. */
export interface EditedSheet {
  part: Part;
  /** The name of the sheet; where a part has several, of the first. */
  name: string;
  columns: EditedColumn[];
  rows: EditedRow[];
  lines: EditedLine[];
  /** The statement that stands instead of rows (无, 来源文件未载本部分); "" where there is none. */
  statement: string;
  /** "A4": where it stands; "" where there is none. */
  statementCell: string;
  /** True where the hidden key column is there with at least one key in it, or with its end mark. */
  keyed: boolean;
  /** True where a row that is missing was deleted by a person: header and end mark are there, and no filter hides rows. */
  complete: boolean;
}

/** Which bureau and which revision an edited workbook says it is. */
export interface WorkbookIdentity {
  bureauId?: string;
  bureauName?: string;
  revision?: string;
  formVersion?: number;
  /** What stands in place of the form's version and is no number. */
  unreadableVersion?: string;
  /** Where bureau and revision were found: the hidden sheet, the document properties, or only the 填报单位 line. */
  from: "meta" | "properties" | "title";
  /** What hidden sheet and properties say against each other, in Chinese. */
  disagreements: string[];
  /** The names in the 填报单位 lines, sheet by sheet. */
  printed: { sheet: string; name: string }[];
  /** The texts behind 填报日期, sheet by sheet. */
  dates: { sheet: string; cell: string; text: string }[];
}

/** An edited workbook, sheet by sheet, before it is compared with anything. */
export interface EditedWorkbook {
  identity: WorkbookIdentity;
  sheets: EditedSheet[];
  /** The parts that have a sheet, also where nothing could be read from it. */
  parts: ReadonlySet<Part>;
  problems: Diagnostic[];
}
