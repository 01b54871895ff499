import type { Diagnostic, Part, Place } from "@qingdan/model";

/**
 * One printed line: a range of UTF-16 offsets in the document's text, without white space at its ends. `soft` lines continue the
 * paragraph of the line before them (a line break inside a paragraph); the others begin a paragraph of their own.
 */
export interface Line {
  start: number;
  end: number;
  soft?: boolean;
  /** Continues the line before it without any break: a sentence that a page end had cut. */
  glued?: boolean;
  /** Outline level of the heading that this line is, from 1, where the format knows it. */
  level?: number;
  /** Begins an item: the format prints a bullet in front of it that is no text, or a number that is, where a list inside an item counts on its own. */
  item?: boolean;
  /** That item stands in the outermost of lists in each other: it has items of its own, or others beside it have. */
  outer?: boolean;
  /** Nothing but links of a web page, dates beside them left aside. */
  link?: boolean;
  /** Names a section of a regime, whatever it says: it stands in the column of those names. */
  section?: boolean;
}

/** Text outside tables. Lines are never empty; a paragraph has at least one. */
export interface Paragraph {
  kind: "paragraph";
  lines: Line[];
  /** Outline level of a heading from 1, where the format knows it. */
  level?: number;
  /** Where in the text the block begins that this paragraph is a footnote of. */
  noteOn?: number;
  /** A line that our own form has added to the bureau's (填报单位：…): it says whose list it is, and is no part of it. */
  isAdded?: boolean;
  /** A line of the cover of our own form. */
  isCover?: boolean;
}

/** A table cell at its upper left position. An empty cell has no lines. */
export interface Cell {
  lines: Line[];
  rowSpan: number;
  colSpan: number;
  /** True where the cell goes on with the group above behind a page break, and the format says so. */
  continued?: boolean;
}

/** A table as a grid. `undefined` stands where a span from above or from the left covers the position, or where a row is too short. */
export interface Table {
  kind: "table";
  columns: number;
  rows: (Cell | undefined)[][];
  /** The name of the sheet, where the table is one. */
  sheet?: string;
  /** Header rows that the format itself declares (thead, tblHeader), counted from the top. */
  headerRows?: number;
  /** The first two columns hold number and text of rows that stood over all columns: see `withBands`. */
  bands?: boolean;
  /** Of a head that a row over all columns parts from its rows: the rows behind, by which its columns are judged. */
  below?: (Cell | undefined)[][];
  /** The part that a column of the table names for its rows: its headings are that part's, whatever else they may be. */
  part?: Part;
}

export type Block = Paragraph | Table;

/** Why characters of the source are not stored. */
export type FurnitureReason =
  | "cover"
  | "title"
  | "bureau"
  | "date"
  | "header"
  | "repeated header"
  | "repeated group"
  | "serial"
  | "numbering"
  | "label"
  | "contents"
  | "markup"
  | "empty statement"
  | "page furniture"
  | "navigation"
  | "deleted revision"
  | "instructions"
  | "duplicate";

/** A range of the document's text that is accounted for without being stored. */
export interface Furniture {
  reason: FurnitureReason;
  start: number;
  end: number;
}

/**
 * What a reader makes of one file: all its characters in reading order, and blocks that point into them. Readers decode, unpack and
 * find tables; they know nothing of responsibility lists.
 */
export interface SourceDocument {
  file: string;
  /** The reader's name: "text", "markdown", "docx", "xlsx", "html", "csv". */
  format: string;
  text: string;
  blocks: Block[];
  /** Furniture that the format itself makes: markup, page headers, navigation. */
  furniture: Furniture[];
  /** Where in the file an offset of `text` stands. */
  placeAt(offset: number): Place;
  diagnostics: Diagnostic[];
  /** True where page ends have cut sentences and tables (a document that was once a PDF). */
  paged?: boolean;
  /** Document properties that our own forms carry (bureau, revision, form version), by name. */
  properties?: Record<string, string>;
}
