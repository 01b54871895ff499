import { formSheet, leadingNumber, type LeadingNumber, type NumberStyle, type Part } from "@qingdan/model";
import type { Line } from "../blocks.ts";
import { endsSentence, passageText, type Recognition } from "./passage.ts";
import { readHeader } from "./read-header.ts";
import { placeOf } from "./read-rows.ts";
import type { Piece } from "./split-tables.ts";

/** A paragraph that may be the title of a part. */
interface Candidate {
  index: number;
  part: Part;
  text: string;
  number: LeadingNumber | undefined;
  /** No wording names it; the part is guessed. */
  guessed: boolean;
}

const TITLE_STYLES: readonly (NumberStyle | undefined)[] = [undefined, "han", "ordinal", "arabic", "han-paren"];
/** Styles that number parts only where no part is numbered in another way. */
const INNER_STYLES: readonly (NumberStyle | undefined)[] = ["arabic", "han-paren"];
const LONGEST_GUESS = 30;

/**
 * The part that each piece is the title of. A title stands alone in its paragraph. A line that goes on with the numbering of lines that
 * are no titles is none, whatever it says (四、责任追究 behind 三、监督检查程序); nor is one that names the part it stands in once more, under
 * another kind of number. A line of unknown wording that goes on with the numbering of the titles, or that follows a table, is taken for
 * the title of a part that the document otherwise lacks; that is reported.
 */
export function findTitles(recognition: Recognition, pieces: readonly Piece[]): (Part | undefined)[] {
  const lines = pieces.map((piece) => (piece.kind === "table" ? "" : passageText(recognition.document, piece.lines)));
  const known = lines.map((text, index) => knownTitle(recognition, text, index));
  const certain = choose(recognition, pieces, lines, (index) => known[index]);
  const named = new Set([...certain.values()].map((title) => title.part));
  const all = choose(recognition, pieces, lines, (index, last) => {
    const candidate = certain.get(index) ?? guessedTitle(recognition, pieces, { index, lines, last, named });
    if (candidate?.guessed === true) named.add(candidate.part);
    return candidate;
  });
  for (const { index, guessed, part } of all.values()) {
    const piece = pieces[index];
    if (guessed && piece?.kind === "paragraph") reportGuessedTitle(recognition, piece.lines, part);
  }
  return pieces.map((_, index) => all.get(index)?.part);
}

/** The candidates that are titles, by the index of their pieces. */
function choose(
  recognition: Recognition,
  pieces: readonly Piece[],
  lines: readonly string[],
  candidateAt: (index: number, last: Candidate | undefined) => Candidate | undefined,
): Map<number, Candidate> {
  const titles = new Map<number, Candidate>();
  const others = lines.map((_, index) => candidateAt(index, undefined));
  const first = others.find((item) => item !== undefined);
  let last: Candidate | undefined;
  for (const [index, text] of lines.entries()) {
    const candidate = text === "" ? undefined : candidateAt(index, last);
    if (candidate === undefined) continue;
    // （一） and 1. number what stands inside a part, unless they are how the first title is numbered.
    const isInner = INNER_STYLES.includes(candidate.number?.style) && candidate.number?.style !== first?.number?.style;
    if (
      isInner &&
      others.some(
        (other) => other !== undefined && other.part === candidate.part && !INNER_STYLES.includes(other.number?.style),
      )
    )
      continue;
    if (last !== undefined && !opensPart(recognition, pieces, lines, last, candidate)) continue;
    titles.set(index, candidate);
    last = candidate;
  }
  return titles;
}

function knownTitle(recognition: Recognition, text: string, index: number): Candidate | undefined {
  if (text === "" || text.length > 60) return undefined;
  const part = recognition.vocabulary.partOf(text);
  if (part === undefined) return undefined;
  const number = leadingNumber(text);
  return TITLE_STYLES.includes(number?.style) ? { index, part, text, number, guessed: false } : undefined;
}

interface Situation {
  index: number;
  lines: readonly string[];
  last: Candidate | undefined;
  named: ReadonlySet<Part | undefined>;
}

function guessedTitle(
  recognition: Recognition,
  pieces: readonly Piece[],
  { index, lines, last, named }: Situation,
): Candidate | undefined {
  const text = lines[index] ?? "";
  if (last === undefined || text.length > LONGEST_GUESS || endsSentence(text)) return undefined;
  const number = leadingNumber(text);
  if (!TITLE_STYLES.includes(number?.style)) return undefined;
  const part = recognition.vocabulary.guessPart(text);
  if (part === undefined || named.has(part)) return undefined;
  const inner = lines.slice(last.index + 1, index);
  const goesOn = number !== undefined && follows(number, last) && !goesOnInside(inner, number);
  const behindTable = pieces.slice(last.index, index).some((piece) => piece.kind === "table");
  // A heading of the outline at the level of the title before.
  const level = levelOf(pieces[index]);
  const besides = level !== undefined && level === levelOf(pieces[last.index]);
  const styleFits = number === undefined || number.style === last.number?.style || last.number === undefined;
  if (goesOn || besides || (behindTable && styleFits) || ATTACHED.test(text) || sharesName(text, last.text))
    return { index, part, text, number, guessed: true };
  return undefined;
}

function levelOf(piece: Piece | undefined): number | undefined {
  return piece?.kind === "paragraph" ? (piece.level ?? piece.lines[0]?.level) : undefined;
}

/** 附件4：…: nothing but a title begins so. */
const ATTACHED = /^附[件表]/u;

/** True where two titles begin with the name of the same bureau. */
function sharesName(one: string, other: string): boolean {
  const name = /^.{2,24}?(?:局|委员会|政府|厅)/u.exec(one.slice(leadingNumber(one)?.length ?? 0))?.[0];
  return name !== undefined && other.includes(name);
}

/** False where a candidate is a line inside the part that `last` has opened. */
function opensPart(
  recognition: Recognition,
  pieces: readonly Piece[],
  lines: readonly string[],
  last: Candidate,
  candidate: Candidate,
): boolean {
  const { number, part, index } = candidate;
  if (number === undefined) return true;
  const empty = index === last.index + 1;
  if (part === last.part && number.style !== last.number?.style && !empty) return false;
  const below = pieces[index + 1];
  if (below?.kind === "table" && readHeader(recognition, below)?.part === part) return true;
  const inside = goesOnInside(lines.slice(last.index + 1, index), number);
  if (!inside) return true;
  // 四 may go on with the parts or with the sections above it: a later title with the same number decides.
  const again = lines.slice(index + 1).some((text) => {
    const other = leadingNumber(text);
    return sameNumber(other, number) && recognition.vocabulary.partOf(text) !== undefined;
  });
  return follows(number, last) && !again;
}

/**
 * The pieces that go on with the numbering of the titles but name no part of the form (六、行政权力清单): what stands under them belongs to
 * no part, and must not flow into the one above.
 */
export function findForeignTitles(
  recognition: Recognition,
  pieces: readonly Piece[],
  titles: readonly (Part | undefined)[],
): Set<number> {
  const foreign = new Set<number>();
  const lines = pieces.map((piece) => (piece.kind === "table" ? "" : passageText(recognition.document, piece.lines)));
  let last: { index: number; number: LeadingNumber } | undefined;
  for (const [index, text] of lines.entries()) {
    const number = text === "" || text.length > LONGEST_GUESS ? undefined : leadingNumber(text);
    if (number === undefined) continue;
    const isTitle = titles[index] !== undefined;
    if (!isTitle) {
      if (last === undefined || last.number.style !== number.style) continue;
      const below = pieces[index + 1];
      // Numbers may be left out where a table of unknown columns shows that something else begins.
      const heads = below?.kind === "table" && readHeader(recognition, below) === undefined;
      if (number.value !== last.number.value + 1 && !(heads && number.value > last.number.value)) continue;
      if (endsSentence(text) || mayGoOnInside(lines.slice(last.index + 1, index), number)) continue;
      if (recognition.vocabulary.kindsOf(text.slice(number.length)).length > 0) continue;
      foreign.add(index);
    }
    last = { index, number };
  }
  return foreign;
}

/** True for the next number after that of the title before. */
function follows(number: LeadingNumber, last: Candidate): boolean {
  return number.style === last.number?.style && number.value === last.number.value + 1;
}

function sameNumber(one: LeadingNumber | undefined, other: LeadingNumber): boolean {
  return one?.style === other.style && one.value === other.value;
}

/** True where a list that began with one among the lines arrives at the number. */
function goesOnInside(lines: readonly string[], number: LeadingNumber): boolean {
  let began = false;
  let value = 0;
  for (const line of lines) {
    const own = leadingNumber(line);
    if (own?.style !== number.style) continue;
    began ||= own.value === 1;
    value = own.value;
  }
  return began && value === number.value - 1;
}

/** True where the number before stands among the lines: items of another list may stand between the two. */
function mayGoOnInside(lines: readonly string[], number: LeadingNumber): boolean {
  return lines.some((line) => {
    const own = leadingNumber(line);
    return own?.style === number.style && own.value === number.value - 1;
  });
}

/** Says that a title of unknown wording was taken for the title of a part. */
export function reportGuessedTitle(recognition: Recognition, lines: readonly Line[], part: Part): void {
  const text = passageText(recognition.document, lines);
  recognition.diagnostics.push({
    code: "ingest/guessed-title",
    severity: "warning",
    place: placeOf(recognition, lines),
    message: `标题“${text.replace(/\s+/gu, "")}”不在词汇表中，读作“${formSheet(part).title}”`,
    actual: text,
    remedy: `请核对；如不相符，请更正标题，或用 --vocabulary FILE 在 parts 中指明该名称属于哪一部分`,
  });
}
