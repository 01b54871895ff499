import type { Part } from "@qingdan/model";
import type { Line, Paragraph, Table } from "../blocks.ts";

/** A piece of the document in which a table holds nothing but header and rows: titles, labels and notes are paragraphs of their own. */
export type Piece = (Paragraph | Table) & {
  /** The part that the name of a sheet names, on the sheet's first piece; a title in the sheet itself says it better. */
  /** The office of the rows of a table, which a line above it names. */
  office?: Line[];
  opens?: Part;
  /** The title of the part that opens here, where the name of the file alone prints it. */
  title?: string;
  /** The bureau that the name of a sheet names, on the sheet's first piece. */
  bureau?: string;
  /** Part of the same table as the piece of a table before it: only a line over all columns stands between them. */
  continues?: boolean;
  /** The title of the part that is open, printed once more above the rest of its table. */
  repeatsTitle?: boolean;
  /** The title of a list of another kind behind the parts of this one. */
  isOther?: boolean;
};
