import { endsSentence, type Part, withoutWhiteSpace } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import type { Header } from "../header/header.ts";
import { readHeader } from "../header/read-header.ts";
import { passageText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import { CONTINUED_SERIAL } from "../tables/serial-text.ts";
import { LONGEST_GUESS } from "./title-lines.ts";

/** What a table of these parts is about; departments, telephones and persons alone stand in other tables as well. */
const SUBSTANCE: Readonly<Partial<Record<Part, readonly string[]>>> = {
  boundaries: ["matter", "responsibility"],
  services: ["name", "content"],
  accountability: ["circumstance", "mechanism", "basis"],
};

/** The part that is open, with what stands in it so far. */
interface OpenPart {
  part: Part;
  pieces: readonly Piece[];
}

/**
 * True for a table about something else (通讯录) than the part that is open, however many of its headings the form has too: one on a sheet of its own
 * without a title whose columns are not those of the part on the sheet before and show no part; or one under a short line of its own that has nothing
 * of what that part is about, where the table above has.
 */
export function isOtherTable(recognition: Recognition, table: Table, { part, pieces }: OpenPart): boolean {
  const above = pieces.findLast((piece) => piece.kind === "table");
  if (above === undefined) return false;
  const isOnSheet = table.sheet !== undefined;
  if (isOnSheet ? above.sheet === undefined || above.sheet === table.sheet : !hasTitleOver(recognition, pieces))
    return false;
  if (readHeader(recognition, table) !== undefined) return false;
  const own = readHeader(recognition, table, part);
  const before = readHeader(recognition, above, part);
  if (before === undefined) return false;
  // Without a header that is of the part: the rest of the table above has as many columns, prose has fewer.
  if (own === undefined) return isOnSheet && table.columns >= FEWEST_COLUMNS && table.columns !== above.columns;
  if (isOnSheet && isOfMechanism(own) && LIABILITY.test(lastLine(recognition, pieces))) return false;
  return isOnSheet ? headings(own) !== headings(before) : isAbout(part, before) && !isAbout(part, own);
}

/** No table of the form is narrower, a mechanism aside. */
const FEWEST_COLUMNS = 3;
/** （二）追责程序 over 环节 | 具体规定 on the next sheet. */
const LIABILITY = /追责|追究|问责/u;

function isOfMechanism({ part, columns }: Header): boolean {
  return part === "accountability" && columns.some(({ field }) => field === "mechanism");
}

function headings({ columns }: Header): string {
  return columns
    .map(({ heading }) => withoutWhiteSpace(heading))
    .join("\t")
    .trim();
}

function isAbout(part: Part, { columns }: Header): boolean {
  const substance = SUBSTANCE[part];
  return substance === undefined || columns.some(({ field = "" }) => substance.includes(field));
}

/** The text of the line that stands last; "" behind a table. */
function lastLine({ document }: Recognition, pieces: readonly Piece[]): string {
  const last = pieces.at(-1);
  return last?.kind === "paragraph" ? withoutWhiteSpace(passageText(document, last.lines)) : "";
}

/** True where a short line that is no sentence and no mark of a page end stands last. */
function hasTitleOver(recognition: Recognition, pieces: readonly Piece[]): boolean {
  const text = lastLine(recognition, pieces);
  return (
    text.length <= LONGEST_GUESS &&
    /\p{Script=Han}{2}/u.test(text) &&
    !endsSentence(text) &&
    !CONTINUED_SERIAL.test(text)
  );
}
