import { leadingNumber, type Part, sameForm } from "@qingdan/model";
import type { Paragraph, Table } from "../../blocks.ts";
import { readHeader } from "../header/read-header.ts";
import { markFurniture, passageText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import { nameInListTitle } from "../lists/recognise-bureau.ts";
import { levelOf } from "./title-lines.ts";

/** 一、部门主要职责 ..... (1): a line of a table of contents ends in a page number or in leaders. */
const CONTENTS_LINE = /(?:[.…·．。]{2,}|\t)[\s.…·．。]*[(（]?\d*[)）]?\s*$/u;

/** The pieces that make up the table of contents: from 目录 to the last piece before the first title that is a real one. */
export function findContents(
  recognition: Recognition,
  pieces: readonly Piece[],
  titles: readonly (Part | undefined)[],
): Set<number> {
  const { document, vocabulary } = recognition;
  const contents = new Set<number>();
  const start = pieces.findIndex(
    (piece) => piece.kind === "paragraph" && vocabulary.isLabel("contents", passageText(document, piece.lines)),
  );
  if (start < 0) return attachmentsOf(recognition, pieces) ?? menuOf(titles);
  contents.add(start);
  const entries: string[] = [];
  for (let index = start + 1; index < pieces.length; index += 1) {
    const piece = pieces[index] as Piece;
    const part = titles[index];
    if (piece.kind === "table") {
      if (readHeader(recognition, piece) !== undefined) break;
      entries.push(...paragraphsOf(piece).map(({ lines }) => passageText(document, lines)));
    } else if (part !== undefined) {
      if (!titles.slice(index + 1).includes(part)) break;
    } else {
      const text = passageText(document, piece.lines);
      // A heading, or an entry printed once more, begins what the table of contents leads to.
      if (levelOf(piece) !== undefined || isEntry(recognition, entries, text)) break;
      entries.push(text);
      const later = titles.slice(index + 1).some((title) => title !== undefined);
      if (
        !later ||
        (!CONTENTS_LINE.test(text) && text.length > 60) ||
        vocabulary.afterLabel("bureau", text) !== undefined
      )
        break;
    }
    contents.add(index);
  }
  return contents;
}

/** True for a line that an entry has named before, perhaps by the bureau's name alone (某某局 … 12 for 某某局责任清单). */
function isEntry(recognition: Recognition, entries: readonly string[], text: string): boolean {
  const bureau = nameInListTitle(recognition, text);
  const names = [nameOf(text), ...(bureau === "" ? [] : [bureau])];
  return entries.some((entry) => names.some((name) => sameForm(nameOf(entry), name)));
}

/** An entry without its number, its leaders and its page. */
function nameOf(entry: string): string {
  const name = entry.slice(leadingNumber(entry)?.length ?? 0);
  return name.replace(CONTENTS_LINE, "").replace(/[（(][0-9０-９]{1,3}[）)]$/u, "");
}

/** 附件：1.部门主要职责, over 2.公共服务事项 and others. */
const ATTACHMENTS = /^附件[：:][\s\u3000]*(?=[1１][.．、])/u;

/** The list of attachments under a letter or a notice, where it names parts which all come again further on; undefined where there is none. */
function attachmentsOf({ document, vocabulary }: Recognition, pieces: readonly Piece[]): Set<number> | undefined {
  const textOf = (piece: Piece | undefined): string =>
    piece?.kind === "paragraph" ? passageText(document, piece.lines) : "";
  const first = pieces.findIndex((piece) => ATTACHMENTS.test(textOf(piece)));
  if (first < 0) return undefined;
  const found: Part[] = [];
  for (let index = first; ; index += 1) {
    const text = textOf(pieces[index]).replace(ATTACHMENTS, "");
    const part = vocabulary.partOf(text);
    if (part === undefined || leadingNumber(text)?.value !== found.length + 1) break;
    found.push(part);
  }
  const behind = new Set(pieces.slice(first + found.length).map((piece) => vocabulary.partOf(textOf(piece))));
  const comeAgain = found.length > 0 && found.every((part) => behind.has(part));
  return comeAgain ? new Set(found.map((_, index) => first + index)) : undefined;
}

/** Titles one behind the other, each of which comes again further on: a table of contents without a heading, or the tabs of a web page. */
function menuOf(titles: readonly (Part | undefined)[]): Set<number> {
  const first = titles.findIndex((title) => title !== undefined);
  let end = first;
  // A title that was there before is the first one of the list itself, right behind the menu.
  while (end >= 0 && titles[end] !== undefined && !titles.slice(first, end).includes(titles[end])) end += 1;
  const run = titles.slice(first, end);
  const comesAgain = run.every((title) => titles.slice(end).includes(title));
  return first >= 0 && run.length >= 2 && comesAgain ? new Set(run.map((_, index) => first + index)) : new Set();
}

/** The entries that a piece of the table of contents prints; those of a table row by row. */
export function contentsLines({ document, vocabulary }: Recognition, piece: Piece): string[] {
  const rows =
    piece.kind === "paragraph"
      ? [passageText(document, piece.lines)]
      : piece.rows.map((cells) =>
          cells
            .map((cell) => (cell === undefined ? "" : passageText(document, cell.lines)))
            .filter((text) => text !== "")
            .join(" "),
        );
  const lines = rows.flatMap((text) => text.split("\n")).map((text) => text.trim());
  return lines.filter((text) => text !== "" && !vocabulary.isLabel("contents", text));
}

/** Leaves a piece of the table of contents out. */
export function markContents(recognition: Recognition, piece: Piece): void {
  for (const paragraph of piece.kind === "paragraph" ? [piece] : paragraphsOf(piece)) {
    markFurniture(recognition, "contents", paragraph.lines);
  }
}

/** The filled cells of a table as paragraphs. */
export function paragraphsOf(table: Table): Paragraph[] {
  return table.rows
    .flat()
    .filter((cell) => cell !== undefined && cell.lines.length > 0)
    .map((cell) => ({ kind: "paragraph", lines: cell?.lines ?? [] }));
}
