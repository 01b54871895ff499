/** A parameter of a report, given as text (`--param since=2026-01-01`). */
export interface ReportParameter {
  name: string;
  type: "text" | "number" | "date";
  /** What counts where nothing is given. */
  default: string;
  /** For the analyst, in Chinese. */
  explanation: string;
}

/** A named question: one query with what an analyst must know to read its answer. */
export interface ReportDefinition {
  name: string;
  title: string;
  titleEnglish: string;
  /** What is counted and what is not, in Chinese. */
  explanation: string;
  parameters: readonly ReportParameter[];
  /** The column that is worth a bar. */
  bar?: string;
  /** Where there are bars: the columns that together name a row. */
  barLabels?: readonly string[];
  /** The column that names the rows of a matrix: all columns of numbers are its columns. */
  matrixLabel?: string;
  sql: string;
}
