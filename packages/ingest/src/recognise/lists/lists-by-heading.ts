import { leadingNumber, withoutWhiteSpace } from "@qingdan/model";
import type { Line, Table } from "../../blocks.ts";
import { readHeader } from "../header/read-header.ts";
import { dropStart, markFurniture, passageText, placeOf, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import { isOfARegion } from "./bureau-beside-text.ts";
import { labelledBureau, namesBureau, nameInTitle } from "./recognise-bureau.ts";

/** A line that is nothing but the name of a bureau: the name and its number. */
interface Heading {
  name: string;
  lines: Line[];
  number: Line;
}

/** No name of a bureau is longer, its number included. */
const LONGEST_NAME = 60;

/**
 * The lists of a document whose parts come one behind the other, in each the bureaus one below the other (一、部门主要职责 over （一）某县水利局 and its
 * table, （二）某县教育局 and its …): one run of pieces a bureau. undefined for any other document.
 */
export function listsByHeading(recognition: Recognition, printed: readonly Piece[]): Piece[][] | undefined {
  // 单位：某某局 over all columns of a table names a bureau as its name alone does.
  const isBand = (index: number): boolean => isContinued(printed[index + 1]) && printed[index]?.kind === "paragraph";
  const bands = new Set(printed.filter((_, index) => isBand(index)));
  const pieces = withHeads(recognition, printed, bands);
  const bureaus = pieces.map((piece) => headingOf(recognition, piece, namesBureau, bands));
  if (bureaus.every((heading) => heading === undefined)) return undefined;
  const titles = pieces.map((piece) => isTitle(recognition, piece));
  const all = pieces.map((piece, index) => bureaus[index] ?? headingOf(recognition, piece, isOfARegion, bands));
  const headings =
    [all, bureaus].find((names) => areByPart(pieces, names, titles)) ??
    [bureaus, all].find((names) => areOfOnePart(recognition, pieces, names, titles));
  if (headings === undefined) return undefined;
  const lists = new Map<string, Piece[]>();
  const titleOf = new Map<string, Piece>();
  const front: Piece[] = [];
  let title: Piece | undefined;
  let list: Piece[] = front;
  for (const [index, piece] of pieces.entries()) {
    const heading = headings[index];
    if (titles[index] === true) title = piece;
    else if (heading === undefined && list !== front && isPrinted(recognition, front, piece))
      markFurniture(recognition, "page furniture", piece.kind === "paragraph" ? piece.lines : []);
    else if (heading === undefined) list.push(piece);
    else {
      list = open(recognition, lists, heading);
      if (title !== undefined && titleOf.get(heading.name) !== title) list.push(title);
      if (title !== undefined) titleOf.set(heading.name, title);
    }
  }
  const [first = [], ...others] = lists.values();
  report(recognition, [...lists.keys()], headings.find((heading) => heading !== undefined)?.lines ?? []);
  return [[...front, ...first], ...others];
}

/** True for the title over the first sheet, printed over the next ones as well. */
export function isPrinted({ document, vocabulary }: Recognition, front: readonly Piece[], piece: Piece): boolean {
  if (piece.kind !== "paragraph" || isTitle({ document, vocabulary }, piece)) return false;
  const text = passageText(document, piece.lines);
  return front.some((other) => other.kind === "paragraph" && passageText(document, other.lines) === text);
}

/**
 * The pieces with the head of each table that the names of bureaus part (rows over all columns: （一）某县水利局) over the rows of every one of them;
 * the head alone, above the first name, is left out.
 */
function withHeads(recognition: Recognition, pieces: readonly Piece[], bands: ReadonlySet<Piece>): readonly Piece[] {
  const result: Piece[] = [];
  let head: Table["rows"] | undefined;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === "paragraph") {
      if (isTitle(recognition, piece)) head = undefined;
      result.push(piece);
      continue;
    }
    const header = readHeader(recognition, piece);
    const next = pieces[index + 1];
    if (header !== undefined) head = undefined;
    if (
      header !== undefined &&
      header.rows === piece.rows.length &&
      next !== undefined &&
      headingOf(recognition, next, namesBureau, bands)
    ) {
      head = piece.rows;
      continue;
    }
    const isBelow = head !== undefined && header === undefined && isContinued(piece);
    result.push(isBelow ? { ...piece, rows: [...(head ?? []), ...piece.rows], continues: false } : piece);
  }
  return result;
}

/** True for rows of a table that a row over all columns parts from those above. */
const isContinued = (piece: Piece | undefined): boolean => piece?.kind === "table" && piece.continues === true;

/** The list of a bureau; it begins with its name. */
function open(recognition: Recognition, lists: Map<string, Piece[]>, { name, lines, number }: Heading): Piece[] {
  markFurniture(recognition, "numbering", [number]);
  const known = lists.get(name);
  if (known !== undefined) {
    markFurniture(recognition, "bureau", lines);
    return known;
  }
  const list: Piece[] = [{ kind: "paragraph", lines }];
  lists.set(name, list);
  return list;
}

/** True where every part has a bureau's name right below its title, and one part at least has several, each of which stands under several parts. */
function areByPart(
  pieces: readonly Piece[],
  headings: readonly (Heading | undefined)[],
  titles: readonly boolean[],
): boolean {
  const first = titles.indexOf(true);
  if (first < 0 || headings.slice(0, first).some((heading) => heading !== undefined)) return false;
  if (pieces.slice(0, first).some(({ kind }) => kind === "table")) return false;
  if (titles.some((is, index) => is && headings[index + 1] === undefined)) return false;
  const parts: Set<string>[] = [];
  for (const [index, heading] of headings.entries()) {
    if (titles[index] === true) parts.push(new Set());
    else if (heading !== undefined) parts.at(-1)?.add(heading.name);
  }
  const shared = [...new Set(parts.flatMap((names) => [...names]))].filter(
    (name) => parts.filter((names) => names.has(name)).length > 1,
  );
  return shared.length > 1 && parts.some((names) => names.size > 1);
}

/**
 * True for a document of one part, or without titles, in which the names of several bureaus stand each once over a table with a head (perhaps a common one), and
 * nothing above them names another bureau.
 */
function areOfOnePart(
  recognition: Recognition,
  pieces: readonly Piece[],
  headings: readonly (Heading | undefined)[],
  titles: readonly boolean[],
): boolean {
  const names = headings.flatMap((heading) => (heading === undefined ? [] : [heading.name]));
  if (names.length < 2 || new Set(names).size < names.length || titles.filter(Boolean).length > 1) return false;
  const first = headings.findIndex((heading) => heading !== undefined);
  const isOverTable = headings.every((heading, index) => {
    const below = pieces[index + 1];
    return heading === undefined || (below?.kind === "table" && readHeader(recognition, below) !== undefined);
  });
  if (!isOverTable || titles.lastIndexOf(true) > first) return false;
  return pieces.slice(0, first).every((piece) => {
    if (piece.kind === "table") return false;
    const name =
      labelledBureau(recognition, piece.lines) ??
      nameInTitle(recognition, passageText(recognition.document, piece.lines));
    return name === "" || name.endsWith("政府");
  });
}

function isTitle({ document, vocabulary }: Pick<Recognition, "document" | "vocabulary">, piece: Piece): boolean {
  return piece.kind === "paragraph" && vocabulary.partOf(passageText(document, piece.lines)) !== undefined;
}

/** The name that a line is, where `isName` takes it for one: that of a bureau, or of any organisation with its region (某县总工会) among bureaus. */
function headingOf(
  { document, vocabulary }: Recognition,
  piece: Piece,
  isName: (name: string) => boolean,
  bands: ReadonlySet<Piece>,
): Heading | undefined {
  const [line, ...others] = piece.kind === "paragraph" ? piece.lines : [];
  if (line === undefined || others.length > 0 || line.end - line.start > LONGEST_NAME) return undefined;
  const text = passageText(document, [line]);
  const labelled = bands.has(piece)
    ? (vocabulary.afterLabel("bureau", text) ?? vocabulary.afterLabel("unit", text))
    : undefined;
  const number = labelled === undefined ? (leadingNumber(text)?.length ?? 0) : text.indexOf(labelled);
  const name = withoutWhiteSpace(text.slice(number));
  if (!isName(name) || /[，。；：、,;:]/u.test(name)) return undefined;
  return { name, lines: [dropStart(document, line, number)], number: { start: line.start, end: line.start + number } };
}

function report(recognition: Recognition, names: readonly string[], lines: readonly Line[]): void {
  recognition.diagnostics.push({
    code: "ingest/lists-by-heading",
    severity: "hint",
    place: placeOf(recognition, lines),
    message: "各部分之下依次列有几个部门，已按部门分为各自的清单",
    actual: names.join("、").slice(0, 80),
    remedy: "请核对各部门名称写法是否前后一致",
  });
}
