/** Texts that a workbook holds as what they are: 12.5; 2026-11-21; 2026-11-21 15:04:05. */
export type CellKind = "number" | "date" | "moment";

/** A column of a plain table. */
export interface PlainColumn {
  heading: string;
  /** In characters; without it the column is as wide as its texts want, within bounds. */
  width?: number;
  hidden?: boolean;
  centred?: boolean;
  /** What the column's texts are, where they are no words; see typedCell. Without it all cells are texts. */
  kind?: CellKind;
  /** Entries that the column's cells offer; others stay allowed. */
  choices?: readonly string[];
}

/** A table of texts, all cells as they are: no formulas, and no numbers but in the columns that say so. */
export interface PlainTable {
  /** The sheet's name, and the title over the table unless `showsTitle` is false. */
  title: string;
  showsTitle?: boolean;
  /** Lines under the title, each over the whole width of the table: 申请部门（盖章）：…. */
  lines?: readonly string[];
  columns: readonly PlainColumn[];
  rows: readonly (readonly string[])[];
}
