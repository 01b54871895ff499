import { leadingNumber, withoutWhiteSpace, type LeadingNumber, type Part } from "@qingdan/model";
import { namesBureau } from "../lists/recognise-bureau.ts";
import type { NumberTrail } from "../regimes/number-trail.ts";
import { passageText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";

/** No title of unknown wording is longer. */
export const LONGEST_GUESS = 30;

/** The texts of pieces, and the numbers that they begin with. */
export interface PieceLines {
  lines: readonly string[];
  numbers: readonly (LeadingNumber | undefined)[];
}

const lineCache = new WeakMap<readonly Piece[], PieceLines>();

/** The texts of the paragraphs among the pieces ("" for a table, and for a line of the cover of our own form), each with the number that it begins with. */
export function linesOf({ document }: Recognition, pieces: readonly Piece[]): PieceLines {
  let known = lineCache.get(pieces);
  if (known === undefined) {
    const lines = pieces.map((piece) =>
      piece.kind === "table" || piece.isCover === true ? "" : passageText(document, piece.lines),
    );
    known = { lines, numbers: lines.map((text) => (text === "" ? undefined : leadingNumber(text))) };
    lineCache.set(pieces, known);
  }
  return known;
}

/** The outline level of a piece that is a heading. */
export function levelOf(piece: Piece | undefined): number | undefined {
  return piece?.kind === "paragraph" ? (piece.level ?? piece.lines[0]?.level) : undefined;
}

/** The part that a title of unknown words sounds like; a bureau's name (某区市场监督管理局) is no title. */
export function guessedPart({ vocabulary }: Recognition, text: string): Part | undefined {
  const part = vocabulary.guessPart(text);
  return part === undefined || namesBureau(text) ? undefined : part;
}

/** 附件4：…: nothing but a title begins so. */
const ATTACHED = /^附[件表]/u;

/** True for a title that an attachment or a numbered table begins with. */
export function isAttached(text: string, above: string): boolean {
  return ATTACHED.test(text) || countsTables(text, above);
}

/** 表4 behind 表3. */
export function countsTables(text: string, above: string): boolean {
  const [value, before] = [text, above].map((title) => Number(/^(?:附件|附表|表)([0-9]{1,2})/u.exec(title)?.[1] ?? 0));
  return value !== undefined && before !== undefined && before > 0 && value === before + 1;
}

const BRACKETED = /^[【〖《〔［[][^【】〖〗《》〔〕［］[\]]{2,20}[】〗》〕］\]]$/u;

/** True for a line that is nothing but words in brackets (【责任追究】): these end no sentence. */
export const isBracketed = (text: string): boolean => BRACKETED.test(text);

/** True where both titles stand in brackets, and no line between them does. */
export function areBracketed(lines: readonly string[], from: number, to: number): boolean {
  return isBracketed(lines[from] ?? "") && isBracketed(lines[to] ?? "") && !lines.slice(from + 1, to).some(isBracketed);
}

/** True for a line between prose whose numbers have gone on (`trail`) and prose whose numbers begin anew. */
export function standsBetweenProse(
  { numbers }: Pick<PieceLines, "numbers">,
  index: number,
  trail: NumberTrail,
): boolean {
  const next = numbers[index + 1];
  return next?.value === 1 && trail.mayGoOn({ ...next, value: 3 });
}

/** True where two titles begin with the name of the same bureau. */
export function sharesName(one: string, other: string): boolean {
  const name = /^.{2,24}?(?:局|委员会|政府|厅)/u.exec(one.slice(leadingNumber(one)?.length ?? 0))?.[0];
  return name !== undefined && other.includes(name);
}

/** The lines by which a letter names what is attached to it: 附件：1.部门主要职责登记表, and 2.…, 3.… below it. */
export function attachmentsNamed(
  lines: readonly string[],
  numbers: readonly (LeadingNumber | undefined)[],
): ReadonlySet<number> {
  const named = new Set<number>();
  for (const [index, text] of lines.entries()) {
    if (!text.startsWith("附件") || numbers[index + 1]?.value !== 2) continue;
    if (!/^附件[：:][\s\u3000]*1[.．、]/u.test(text)) continue;
    named.add(index);
    for (let at = index + 1; numbers[at]?.value === at - index + 1; at += 1) named.add(at);
  }
  return named;
}

/** True for what ends in the name of a whole list (责任清单). */
export function isListTitle({ vocabulary }: Recognition, text: string): boolean {
  const name = withoutWhiteSpace(text);
  return vocabulary.listNames.some((listName) => name.endsWith(listName));
}
