import type { Diagnostic } from "@qingdan/model";
import type { CellRange } from "./cell-reference.ts";

/** The value of one cell as its sheet shows it. Line breaks are "\n". */
export interface CellValue {
  text: string;
  /** What the file says the cell holds; "formula" where it holds one, whatever its result is. */
  kind: "text" | "number" | "boolean" | "date" | "error" | "formula";
  /** The formula without "="; "" where the cell shares the formula of another. `text` is the result that the file stores. */
  formula?: string;
  /** The number format, where it is not General. */
  format?: string;
}

/** True for a number of more digits than spreadsheet programs keep: an identity number typed without quotes, whose end is lost. */
export function hasLostDigits({ kind, text }: Pick<CellValue, "kind" | "text">): boolean {
  return kind === "number" && /^-?\d{16}/u.test(text);
}

/** A note on a cell. */
export interface CellComment {
  cell: string;
  /** Who wrote it; "" where the file does not say. */
  author: string;
  text: string;
}

/** A text box or another shape with text: the row in which it begins, and its paragraphs. */
export interface TextBox {
  row: number;
  paragraphs: string[];
}

/** One worksheet. Rows and columns are counted from 1. */
export interface Sheet {
  name: string;
  state: "visible" | "hidden" | "veryHidden";
  /** Row number → column number → value, both in ascending order. Cells without text are left out. */
  cells: Map<number, Map<number, CellValue>>;
  /** Merged ranges as the file lists them: they may overlap, and whole columns reach to the sheet's last row. */
  merges: CellRange[];
  hiddenRows: Set<number>;
  /** Only columns up to maxColumn. */
  hiddenColumns: Set<number>;
  /** The filter left on the sheet (or on a table in it); `active` where it hides rows. */
  autoFilter?: { ref: string; active: boolean };
  /** The last row and column that hold text; 0 in an empty sheet. */
  maxRow: number;
  maxColumn: number;
  comments: CellComment[];
  textBoxes: TextBox[];
  /** The cells ("C6") with words struck through. */
  struck: string[];
  /** The words at the head and foot of its pages. */
  pageHeads: string[];
}

/** A workbook: its worksheets in the order of their tabs. */
export interface Workbook {
  sheets: Sheet[];
  /** docProps/core.xml and docProps/custom.xml: see readOfficeProperties. */
  properties: Record<string, string>;
  diagnostics: Diagnostic[];
}

/** A sheet of which nothing but its tab is known. */
export function emptySheet({ name, state }: Pick<Sheet, "name" | "state">): Sheet {
  return {
    name,
    state,
    cells: new Map(),
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    maxRow: 0,
    maxColumn: 0,
    comments: [],
    textBoxes: [],
    struck: [],
    pageHeads: [],
  };
}
