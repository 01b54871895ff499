import { type Part, withoutWhiteSpace } from "@qingdan/model";
import { bureauInTitle } from "../lists/recognise-bureau.ts";
import type { Piece } from "../piece.ts";
import { passageText, type Recognition } from "../passage.ts";

/** 1. · 附件5_ · （二）: what counts the files of a list in front of their names. */
const COUNT = /^(?:附件|附表|表)?[\s（(【]*[0-9０-９一二三四五六七八九十]{0,3}[\s）)】.．、_-]*/u;

/**
 * The pieces of a document that is one table without any title, with the part that the name of the file names (某某局_5责任追究机制.csv) as that of the
 * table: offices keep a part in a file as they keep it on a sheet.
 */
export function openedByFile(recognition: Recognition, pieces: readonly Piece[]): Piece[] {
  const { document, vocabulary } = recognition;
  const tables = pieces.filter(({ kind }) => kind === "table");
  const isTitled = pieces.some(
    (piece) =>
      piece.opens !== undefined ||
      (piece.kind === "paragraph" && vocabulary.partOf(passageText(document, piece.lines)) !== undefined),
  );
  const [table] = tables;
  const opened = tables.length === 1 && !isTitled ? partInName(recognition) : undefined;
  if (opened === undefined) return [...pieces];
  return pieces.map((piece) => (piece === table ? { ...piece, ...opened } : piece));
}

function partInName(recognition: Recognition): { opens: Part; title: string } | undefined {
  const { document, vocabulary } = recognition;
  const name = document.file.slice(document.file.lastIndexOf("/") + 1).replace(/\.[^.]*$/u, "");
  for (const piece of [name, ...name.split(/[_|｜—–-]+/u)]) {
    const named = withoutWhiteSpace(piece).replace(COUNT, "");
    const title = named.slice(bureauInTitle(recognition, named).length);
    const opens = vocabulary.partOf(title);
    if (opens !== undefined) return { opens, title };
  }
  return undefined;
}
