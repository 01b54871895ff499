import { matchForm, type Part } from "@qingdan/model";
import type { Line } from "../../blocks.ts";

/** A column of a recognised table: its field, or undefined where the vocabulary does not know the heading. */
export interface HeaderColumn {
  field: string | undefined;
  /** The heading as printed; of a two-level head both levels, the upper first. */
  heading: string;
  /** What the heading says beyond its wording. */
  remainder: string;
  lines: Line[];
  /** Of a head of several levels the lines of the lowest. */
  lowest?: Line[];
  /** A tick column: cells hold √ for the office that the heading names. */
  tick?: boolean;
  /** The heading over that of a tick column. */
  upper?: string;
  /** The vocabulary does not know the heading as a whole; the field is read from its end. */
  guessed?: boolean;
  /** The cells of a tick column hold something else. */
  noTick?: boolean;
  /** A second column of serials holds something else, and that was reported. */
  noNumber?: boolean;
  /** The column has no heading, and that was reported. */
  noHeading?: boolean;
  /** Of several columns of departments in a row of boundaries: which of the parties the column is of, from 0. */
  party?: number;
  /** The heading itself names the department whose share the column holds: its name in the heading. */
  department?: Line[];
  /** Another column before it is of the same field. */
  doubled?: boolean;
}

export interface Header {
  part: Part;
  /** Rows of the header, from the top of the table, titles above it included. */
  rows: number;
  /** Index of the header's first row. */
  first: number;
  columns: HeaderColumn[];
  /** Cells that hold several columns behind their names were reported. */
  labelledCell?: boolean;
}

/** 事项名称, which says not whether duties or tasks stand below it. */
export function isNameOfMatters(heading: string): boolean {
  return /^(?:职责|履职)?事项(?:名称)?$/u.test(matchForm(heading));
}
