import { endsSentence, leadingNumber, type Part, sameForm, withoutWhiteSpace } from "@qingdan/model";
import type { Line, Paragraph, Table } from "../../blocks.ts";
import { isAttachmentNumber } from "../../page-lines.ts";
import { contentsLines, findContents, markContents, paragraphsOf } from "./contents-list.ts";
import { findForeignTitles } from "./find-foreign-titles.ts";
import { findTitles } from "./find-titles.ts";
import { reportGuessedTitle } from "./report-guessed-title.ts";
import { joinContinued } from "./join-continued.ts";
import { isTableOfRows } from "./front-tables.ts";
import { isOtherTable } from "./other-table.ts";
import { identifies, readHeader } from "../header/read-header.ts";
import { passageText, type Recognition } from "../passage.ts";
import { nameInTitle, namesBureau } from "../lists/recognise-bureau.ts";
import type { Piece } from "../piece.ts";
import { CONTINUED_SERIAL } from "../tables/serial-text.ts";

/** A part as found in the document: its title as printed ("" where it has none) and the pieces under it. */
export interface FoundPart {
  part: Part;
  title: string;
  titleLines: Line[];
  pieces: Piece[];
  /** What stands under titles behind this part that name no part of the form, the titles included. */
  foreign: Piece[];
}

/** The front of the document and its parts in the order of the source. */
export interface FoundParts {
  front: Paragraph[];
  /** Tables of rows in front of the first part: they have a head, but that of no part of the form. */
  frontTables: Table[];
  hasContents: boolean;
  /** The lines of the table of contents as printed, below its heading. */
  contentsLines: string[];
  parts: FoundPart[];
}

/**
 * Cuts the document at the titles of its parts, in any order and any number. A title stands alone in its paragraph; titles inside a
 * table of contents are no titles. A table under no title, or under one that does not fit, is known by its columns.
 */
export function findParts(recognition: Recognition, pieces: readonly Piece[]): FoundParts {
  const titles = findTitles(recognition, pieces);
  const contents = findContents(recognition, pieces, titles);
  const found: FoundParts = {
    front: [],
    frontTables: [],
    hasContents: contents.size > 0,
    contentsLines: [],
    parts: [],
  };
  const foreign = findForeignTitles(recognition, pieces, titles);
  let current: FoundPart | undefined;
  let isForeign = false;
  for (const [index, piece] of pieces.entries()) {
    if (contents.has(index)) {
      found.contentsLines.push(...contentsLines(recognition, piece));
      markContents(recognition, piece);
      continue;
    }
    const part = titles[index];
    if (foreign.has(index) || piece.isOther === true) isForeign = current !== undefined;
    if (part !== undefined || piece.opens !== undefined) isForeign = false;
    if (isForeign && current !== undefined) {
      if (piece.kind === "table" && readHeader(recognition, piece) !== undefined) {
        // A table with the columns of a part is that part's; the line over it is its title.
        const untitled: FoundPart = emptyPart(readHeader(recognition, piece)?.part as Part);
        takeHead(recognition, current.foreign, untitled, false);
        found.parts.push(untitled);
        current = untitled;
        isForeign = false;
      } else {
        current.foreign.push(piece);
        continue;
      }
    }
    if (repeatsTitle(recognition, current, part, piece)) {
      current?.pieces.push({ ...piece, repeatsTitle: true });
      continue;
    }
    if (part !== undefined && piece.kind === "paragraph") {
      const name = current === undefined ? [] : takeNameOverTitle(recognition, current.pieces);
      current = {
        ...emptyPart(part),
        title: passageText(recognition.document, piece.lines),
        titleLines: piece.lines,
        pieces: name,
      };
      found.parts.push(current);
      continue;
    }
    if (piece.opens !== undefined && piece.opens !== current?.part) {
      current = { ...emptyPart(piece.opens), title: piece.title ?? "" };
      found.parts.push(current);
    }
    if (piece.kind === "table" && current !== undefined && isOtherTable(recognition, piece, current)) {
      isForeign = true;
      const titleOver = piece.sheet === undefined ? current.pieces.splice(-1) : [];
      current.foreign.push(...titleOver, piece);
      continue;
    }
    if (piece.kind === "table") current = partOfTable(recognition, piece, current, found);
    if (current !== undefined) current.pieces.push(piece);
    else if (piece.kind === "paragraph") found.front.push(piece);
    else if (isTableOfRows(recognition, piece, found.front)) found.frontTables.push(piece);
    else found.front.push(...paragraphsOf(piece));
  }
  return { ...found, parts: joinContinued(recognition, withTitlesOfTabs(found.parts)) };
}

/**
 * True for the title of the part that is open, printed once more behind a table: the table goes on on the next page (表一 部门主要职责（续）). With that
 * mark it is the title whatever else the first one says: 一、部门主要职责（共4项）.
 */
function repeatsTitle(
  { document }: Recognition,
  current: FoundPart | undefined,
  part: Part | undefined,
  piece: Piece,
): boolean {
  if (part === undefined || part !== current?.part || piece.kind !== "paragraph") return false;
  const name = (text: string): string => withoutWhiteSpace(text).replace(CONTINUED_SERIAL, "");
  const text = withoutWhiteSpace(passageText(document, piece.lines));
  const isSame = CONTINUED_SERIAL.test(text) || sameForm(name(text), name(current.title));
  return isSame && current.pieces.at(-1)?.kind === "table";
}

/**
 * The parts without titles that stand over nothing, where the one table of that part has no title: the names of tabs stand one behind the other
 * above what they open, and are the titles of that.
 */
function withTitlesOfTabs(parts: readonly FoundPart[]): FoundPart[] {
  const isBare = ({ titleLines, pieces, foreign }: FoundPart): boolean =>
    titleLines.length > 0 && pieces.length === 0 && foreign.length === 0;
  const taken = new Map<FoundPart, FoundPart>();
  for (const bare of parts.filter(isBare)) {
    const [other, ...more] = parts.filter((found) => found !== bare && found.part === bare.part);
    if (other !== undefined && more.length === 0 && other.titleLines.length === 0) taken.set(other, bare);
  }
  const moved = new Set(taken.values());
  return parts.flatMap((found) => {
    const bare = taken.get(found);
    if (moved.has(found)) return [];
    return [bare === undefined ? found : { ...found, title: bare.title, titleLines: bare.titleLines }];
  });
}

function emptyPart(part: Part): FoundPart {
  return { part, title: "", titleLines: [], pieces: [], foreign: [] };
}

/** The part that a table belongs to: the title's, unless its columns say clearly that it is another part's. */
function partOfTable(
  recognition: Recognition,
  table: Table,
  current: FoundPart | undefined,
  found: FoundParts,
): FoundPart | undefined {
  const isFree = current === undefined || saysNothingOf(recognition, table, current);
  const header = (isFree ? readHeader(recognition, table) : undefined) ?? readHeader(recognition, table, current?.part);
  if (header === undefined || header.part === current?.part) return current;
  const untitled = emptyPart(header.part);
  takeHead(recognition, current?.pieces ?? found.front, untitled, current === undefined);
  found.parts.push(untitled);
  return untitled;
}

/** So many headings that are known beyond doubt, serial and remarks among them, are those of a part of its own. */
const FEWEST_OF_ANOTHER = 4;

/**
 * True where the part that is open says nothing of the next table: it is itself only known by its columns, or its title has its table already, and this
 * one has all the headings of another part and none of the table above.
 */
function saysNothingOf(
  recognition: Recognition,
  table: Table,
  { part, title, titleLines, pieces }: FoundPart,
): boolean {
  if (titleLines.length === 0 && title === "") return true;
  const tables = pieces.filter((piece) => piece.kind === "table");
  const own = tables.length === 0 ? undefined : readHeader(recognition, table);
  if (own === undefined || own.part === part) return false;
  const above = tables.flatMap((other) => readHeader(recognition, other, part)?.columns ?? []);
  const known = own.columns.filter(({ field, guessed }) => field !== undefined && guessed !== true);
  const isOwn = (heading: string): boolean => above.every((column) => !sameForm(column.heading, heading));
  const named = known.filter((column) => identifies(own.part, column));
  return (
    above.length > 0 &&
    known.length >= FEWEST_OF_ANOTHER &&
    named.length >= 2 &&
    named.every(({ heading }) => isOwn(heading))
  );
}

/**
 * Moves what stands directly above a table of another part out of the part before: the lines of bureau and date, and the short line
 * over them, which is the table's title whatever its wording.
 */
function takeHead(recognition: Recognition, before: Piece[], part: FoundPart, isFront: boolean): void {
  let from = before.length;
  while (from > 0 && isLabel(recognition, before[from - 1] as Piece)) from -= 1;
  const title = before[from - 1];
  if (title?.kind === "paragraph" && isTitleOver(recognition, title, part.part)) {
    part.title = passageText(recognition.document, title.lines);
    part.titleLines = title.lines;
    reportGuessedTitle(recognition, title.lines, part.part);
    part.pieces.push(...before.splice(from));
    before.pop();
  } else if (!isFront) part.pieces.push(...before.splice(from));
}

/** Takes the name of a bureau that stands alone behind a table, right above the title of the next part, as on each sheet, out of the part before. */
function takeNameOverTitle({ document }: Recognition, before: Piece[]): Piece[] {
  const name = before.at(-1);
  if (name?.kind !== "paragraph" || !before.some(({ kind }) => kind === "table")) return [];
  return isNameAlone(withoutWhiteSpace(passageText(document, name.lines))) ? before.splice(-1) : [];
}

function isNameAlone(words: string): boolean {
  return namesBureau(words) && !/[，。；：、]/u.test(words);
}

const DATE_ALONE = /^[（(]?[0-9０-９〇○零一二三四五六七八九十]{2,4}年[^，。；：、]{2,9}[）)]?$/u;

function isLabel({ vocabulary, document }: Recognition, piece: Piece): boolean {
  if (piece.kind === "table") return false;
  const text = passageText(document, piece.lines);
  if (text.length > 60) return false;
  const words = withoutWhiteSpace(text);
  // Without a label as well: 附件2, the name of a bureau and the date stand over the table of each sheet.
  const isBare = isAttachmentNumber(words) || DATE_ALONE.test(words) || isNameAlone(words);
  return (
    isBare || (["bureau", "unit", "date"] as const).some((label) => vocabulary.afterLabel(label, text) !== undefined)
  );
}

function isTitleOver(recognition: Recognition, paragraph: Paragraph, part: Part): boolean {
  const { vocabulary, document } = recognition;
  const text = passageText(document, paragraph.lines);
  if (text.length > 40 || endsSentence(text) || vocabulary.afterLabel("note", text) !== undefined) return false;
  // 某某局职责清单 is the title of the list, whatever part it sounds like.
  const compact = text.replace(/[\s\u3000]+/gu, "");
  const isList = vocabulary.listNames.some((name) => compact.endsWith(name) && compact.length > name.length);
  if (isList && nameInTitle(recognition, compact) !== "") return false;
  const style = leadingNumber(text)?.style;
  return vocabulary.guessPart(text) === part || style === "han" || style === "ordinal";
}
