import { leadingNumber, sameForm, serialValue, type Part } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import {
  bureauInTitle,
  labelledBureau,
  nameAlone,
  nameInListTitle,
  namesBureau,
  namesOrganisation,
  sameBureau,
  unbracketed,
  withoutEdition,
} from "./recognise-bureau.ts";
import { markFurniture, passageText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import { isSiteTool } from "../../page-lines.ts";
import { readHeader } from "../header/read-header.ts";
import { withOtherLists } from "./other-lists.ts";

/**
 * Cuts a document that holds the lists of several bureaus into one run of pieces a list. A new list begins at the title of a list
 * (某某局责任清单) behind a part, at the part whose line 部门名称 names another bureau than before, at the title of a part that the list has had
 which begins with the name of another bureau, and at a sheet that is called by another bureau's name.
 */
export function splitLists(recognition: Recognition, pieces: readonly Piece[]): Piece[][] {
  const lists: Piece[][] = [[]];
  let bureau = "";
  let listTitle = "";
  let hasPart = false;
  const titles = new TitlesOfList(recognition);
  for (const [index, piece] of pieces.entries()) {
    const text = piece.kind === "paragraph" ? passageText(recognition.document, piece.lines) : "";
    const named =
      piece.kind === "paragraph"
        ? (labelledBureau(recognition, piece.lines) ?? unitOverTable(recognition, pieces, index))
        : undefined;
    const name = named?.replace(/[\s\u3000]+/gu, "") ?? "";
    const isTitle = isListTitle(recognition, text);
    // The same title once more, over parts that the list has not had, or over more rows of the last one: the head of a page.
    if (hasPart && isTitle && sameForm(text, listTitle) && titles.goOn(pieces, index + 1)) {
      markFurniture(recognition, "page furniture", piece.kind === "paragraph" ? piece.lines : []);
      continue;
    }
    if (isTitle) listTitle = text;
    const startsList = hasPart && isTitle;
    if (startsList && isMenu(recognition, lists.at(-1) as Piece[])) {
      // The names of the parts over the title of the list lead to them, as the tabs of a web page do.
      for (const entry of lists.pop() ?? [])
        if (entry.kind === "paragraph") markFurniture(recognition, "contents", entry.lines);
      lists.push([]);
      hasPart = false;
    } else if (startsList && lists.length === 1 && isSiteMenu(recognition, lists[0] as Piece[])) {
      for (const lines of linesOf(lists.pop() ?? [])) markFurniture(recognition, "navigation", lines);
      lists.push([]);
      hasPart = false;
    } else if (startsList) {
      lists.push([]);
      hasPart = false;
      bureau = "";
    }
    if (
      hasPart &&
      !startsList &&
      (titles.areOfAnother(piece, text) || beginsCover(recognition, pieces, index, lists.at(-1) as Piece[]))
    ) {
      lists.push([]);
      hasPart = false;
      bureau = "";
    }
    if (!hasPart) titles.forget();
    titles.take(piece, text);
    if (name !== "" && bureau !== "" && name !== bureau) beginAtTitle(recognition, lists, pieces, index);
    if (name !== "") bureau = name;
    // A table of other things, such as what a web page prints about itself above the list, is no part of one.
    hasPart ||=
      piece.kind === "table"
        ? readHeader(recognition, piece) !== undefined
        : recognition.vocabulary.partOf(text) !== undefined;
    (lists.at(-1) as Piece[]).push(piece);
  }
  return withOtherLists(
    recognition,
    lists.filter((list) => list.length > 0),
  );
}

/** 单位：某某局, and not 责任单位：…. */
const UNIT_ALONE = /^[\s\u3000]*[（(【]?[\s\u3000]*(?:单[\s\u3000]*位|部[\s\u3000]*门)[\s\u3000]*[：:]/u;

/** The bureau in 单位：某某局 between the title of a part and its table, as each part of a list may print it, or over each of several tables one below the other. */
function unitOverTable(recognition: Recognition, pieces: readonly Piece[], index: number): string | undefined {
  const { vocabulary, document } = recognition;
  const [above, piece, below] = [pieces[index - 1], pieces[index], pieces[index + 1]];
  if (above === undefined || piece?.kind !== "paragraph" || below?.kind !== "table") return undefined;
  const text = passageText(document, piece.lines);
  const unit = vocabulary.afterLabel("unit", unbracketed(text));
  const name = unit === undefined ? "" : nameAlone(unit);
  const isTitled =
    (above.kind === "paragraph" && vocabulary.partOf(passageText(document, above.lines)) !== undefined) ||
    (UNIT_ALONE.test(text) && readHeader(recognition, below)?.first === 0);
  return isTitled && namesBureau(name) ? name : undefined;
}

/** What the titles of the parts of a list, and the names of its sheets, say of whose list it is. */
class TitlesOfList {
  private readonly recognition: Recognition;
  private readonly parts = new Set<Part>();
  private last: Part | undefined;
  private bureau = "";
  private sheet = "";

  constructor(recognition: Recognition) {
    this.recognition = recognition;
  }

  /** True for the first piece of a sheet of another bureau, and for a title of another bureau over a part that was there before. */
  areOfAnother(piece: Piece, text: string): boolean {
    if (piece.bureau !== undefined && this.sheet !== "" && piece.bureau !== this.sheet) return true;
    const part = this.recognition.vocabulary.partOf(text);
    if (part === undefined || this.bureau === "" || !this.parts.has(part)) return false;
    const own = this.bureauOf(text);
    return own !== "" && !sameBureau(own, this.bureau);
  }

  take(piece: Piece, text: string): void {
    this.sheet = piece.bureau ?? this.sheet;
    const part = this.recognition.vocabulary.partOf(text);
    if (part === undefined) return;
    this.parts.add(part);
    this.last = part;
    this.bureau ||= this.bureauOf(text);
  }

  /** True where the next title of a part is of one that the list has not had, or of the last one over rows that go on; also where none comes any more. */
  goOn(pieces: readonly Piece[], from: number): boolean {
    const { document, vocabulary } = this.recognition;
    for (let at = from; at < pieces.length; at += 1) {
      const piece = pieces[at] as Piece;
      const part = piece.kind === "paragraph" ? vocabulary.partOf(passageText(document, piece.lines)) : undefined;
      if (part === undefined) continue;
      return !this.parts.has(part) || (part === this.last && this.countsOn(pieces[at + 1]));
    }
    return true;
  }

  /** True for a table whose rows do not begin with the first. */
  private countsOn(table: Piece | undefined): boolean {
    const header = table?.kind === "table" ? readHeader(this.recognition, table) : undefined;
    const column = header?.columns.findIndex(({ field }) => field === "serial") ?? -1;
    if (table?.kind !== "table" || header === undefined || column < 0) return false;
    const serial = table.rows[header.rows]?.[column]?.lines ?? [];
    return serialValue(passageText(this.recognition.document, serial)) !== 1;
  }

  forget(): void {
    this.parts.clear();
    this.bureau = "";
    this.sheet = "";
  }

  private bureauOf(title: string): string {
    const name = bureauInTitle(this.recognition, title);
    return namesBureau(name) ? name : "";
  }
}

/** True where nothing but names of parts has come so far. */
function isMenu({ vocabulary, document }: Recognition, pieces: readonly Piece[]): boolean {
  return pieces.every(
    (piece) => piece.kind === "paragraph" && vocabulary.partOf(passageText(document, piece.lines)) !== undefined,
  );
}

/** No entry of a site's menu is longer. */
const LONGEST_ENTRY = 16;

/**
 * True for short lines above the title of the first list, one of which only sounds like a part (机构职能): the menu of a site. Lines with numbers, a
 * table with columns, a bureau's name or the word that a part is empty are more than that.
 */
function isSiteMenu(recognition: Recognition, pieces: readonly Piece[]): boolean {
  const { vocabulary, document } = recognition;
  if (pieces.some((piece) => piece.kind === "table" && readHeader(recognition, piece) !== undefined)) return false;
  return linesOf(pieces).every((lines) => {
    const text = passageText(document, lines);
    const isLabel =
      vocabulary.isEmptyStatement(text) || labelledBureau(recognition, lines) !== undefined || namesBureau(text);
    const isEntry = text.length <= LONGEST_ENTRY || lines.every(({ link }) => link === true);
    return (isEntry || isSiteTool(text)) && leadingNumber(text) === undefined && !isLabel;
  });
}

function linesOf(pieces: readonly Piece[]): Line[][] {
  return pieces.flatMap((piece) =>
    piece.kind === "paragraph"
      ? [piece.lines]
      : piece.rows.flat().flatMap((cell) => (cell === undefined ? [] : [cell.lines])),
  );
}

function isListTitle(recognition: Recognition, text: string): boolean {
  if (text.length > 80) return false;
  // 第二部分 责任清单 numbers the lists of one document.
  const compact = withoutEdition(text.slice(leadingNumber(text)?.length ?? 0).replace(/[\s\u3000]+/gu, ""));
  if (compact.length > 40 || /[，。；：]/u.test(compact)) return false;
  // （四）部门主要职责清单 is the title of a part, unless it names whose list it is.
  if (recognition.vocabulary.partOf(text) !== undefined && nameInListTitle(recognition, text) === "") return false;
  return recognition.vocabulary.listNames.some((name) => compact.endsWith(name) && compact.length > name.length + 2);
}

/** How many lines may stand between a bureau's name and the title of the first part of its list. */
const COVER_LINES = 4;

/**
 * True for a line that is nothing but a bureau's name, where 责任清单 alone stands below it, or right below it the title of a part that the
 * list so far has had: the cover of the next list.
 */
function beginsCover(
  recognition: Recognition,
  pieces: readonly Piece[],
  index: number,
  list: readonly Piece[],
): boolean {
  const { vocabulary, document } = recognition;
  const textOf = (piece: Piece | undefined): string =>
    piece?.kind === "paragraph" ? passageText(document, piece.lines) : "";
  const [line, ...others] = pieces[index]?.kind === "paragraph" ? pieces[index].lines : [];
  if (line === undefined || others.length > 0 || line.end - line.start > 60) return false;
  const text = textOf(pieces[index]);
  const name = text.slice(leadingNumber(text)?.length ?? 0).replace(/[\s\u3000]+/gu, "");
  if (!namesOrganisation(name) || /[，。；：、]/u.test(name)) return false;
  const below = pieces.slice(index + 1, index + 1 + COVER_LINES).map(textOf);
  const part = below.findIndex((other) => vocabulary.partOf(other) !== undefined);
  const cover = part < 0 ? below : below.slice(0, part);
  if (part < 0 || cover.some((other) => other === "" || other.length > 40)) return false;
  if (namesBureau(name) && cover.some((other) => vocabulary.isListName(withoutEdition(other.trim())))) return true;
  const title = vocabulary.partOf(below[part] ?? "");
  // 某区部门职责边界清单 right above the first name is the title of all lists.
  const isFirst = vocabulary.partOf(textOf(list.at(-1))) === title && list.every(({ kind }) => kind === "paragraph");
  return part === 0 && !isFirst && list.some((piece) => vocabulary.partOf(textOf(piece)) === title);
}

/** Moves the title in front of the bureau's line, if there is one, into a new list. */
function beginAtTitle(recognition: Recognition, lists: Piece[][], pieces: readonly Piece[], index: number): void {
  const current = lists.at(-1) as Piece[];
  const previous = pieces[index - 1];
  const isTitle =
    previous?.kind === "paragraph" &&
    recognition.vocabulary.partOf(passageText(recognition.document, previous.lines)) !== undefined;
  lists.push(isTitle && previous !== undefined && current.at(-1) === previous ? [current.pop() as Piece] : []);
}
