import {
  endsSentence,
  leadingNumber,
  sameForm,
  withoutWhiteSpace,
  type LeadingNumber,
  type NumberStyle,
  type Part,
} from "@qingdan/model";
import { nameOf, NumberTrail } from "../regimes/number-trail.ts";
import { namesBureau } from "../lists/recognise-bureau.ts";
import { passageText, type Recognition } from "../passage.ts";
import { reportGuessedTitle } from "./report-guessed-title.ts";
import { readHeader } from "../header/read-header.ts";
import type { Piece } from "../piece.ts";
import { headsSections } from "./heads-sections.ts";
import { headsRegime } from "./heads-regime.ts";
import type { Candidate, Search } from "./title-search.ts";
import {
  areBracketed,
  attachmentsNamed,
  countsTables,
  guessedPart,
  isAttached,
  isBracketed,
  isListTitle,
  LONGEST_GUESS,
  levelOf,
  linesOf,
  sharesName,
  standsBetweenProse,
} from "./title-lines.ts";

const TITLE_STYLES: readonly (NumberStyle | undefined)[] = [undefined, "han", "ordinal", "arabic", "han-paren"];
/** Styles that number parts only where no part is numbered in another way. */
const INNER_STYLES: readonly (NumberStyle | undefined)[] = ["arabic", "han-paren"];

/**
 * The part that each piece is the title of. A title stands alone in its paragraph. A line that goes on with the numbering of lines that
 * are no titles is none, whatever it says (四、责任追究 behind 三、监督检查程序); nor is one that names the part it stands in once more, under
 * another kind of number. A line of unknown wording that goes on with the numbering of the titles, or that follows a table, is taken for
 * the title of a part that the document otherwise lacks; that is reported.
 */
export function findTitles(recognition: Recognition, pieces: readonly Piece[]): (Part | undefined)[] {
  const { lines, numbers } = linesOf(recognition, pieces);
  const attached = attachmentsNamed(lines, numbers);
  const known = lines.map((text, index) => (attached.has(index) ? undefined : knownTitle(recognition, text, index)));
  let count = 0;
  const tables = pieces.map((piece) => (piece.kind === "table" ? count++ : count));
  const search: Search = {
    recognition,
    pieces,
    lines,
    numbers,
    tables,
    attached,
    lastOf: lastTitles(recognition, lines, numbers),
  };
  const certain = choose(search, (index) => known[index]);
  // A part that has a title is not guessed once more.
  const named = new Map([...certain.values()].reverse().map((title) => [title.part, title.index]));
  const all = choose(search, (index, last, trail) => {
    const candidate = certain.get(index) ?? guessedTitle(search, { index, last, named, trail, certain });
    if (candidate?.guessed === true) named.set(candidate.part, index);
    return candidate;
  });
  for (const { index, guessed, part } of all.values()) {
    const piece = pieces[index];
    if (guessed && piece?.kind === "paragraph") reportGuessedTitle(recognition, piece.lines, part);
  }
  return pieces.map((_, index) => all.get(index)?.part);
}

type CandidateAt = (index: number, last: Candidate | undefined, trail: NumberTrail) => Candidate | undefined;

function lastTitles(
  { vocabulary }: Recognition,
  lines: readonly string[],
  numbers: readonly (LeadingNumber | undefined)[],
): Map<string, number> {
  const last = new Map<string, number>();
  for (const [index, number] of numbers.entries())
    if (number !== undefined && vocabulary.partOf(lines[index] ?? "") !== undefined) last.set(nameOf(number), index);
  return last;
}

/** The candidates that are titles, by the index of their pieces. */
function choose(search: Search, candidateAt: CandidateAt): Map<number, Candidate> {
  const { lines, numbers } = search;
  const titles = new Map<number, Candidate>();
  let trail = new NumberTrail();
  const others = lines.map((_, index) => candidateAt(index, undefined, trail));
  const first = others.find((item) => item !== undefined);
  // （一） and 1. number what stands inside a part, unless they are how the first title is numbered.
  const outerParts = new Set(
    others.flatMap((other) => (other === undefined || INNER_STYLES.includes(other.number?.style) ? [] : [other.part])),
  );
  let last: Candidate | undefined;
  for (const [index, text] of lines.entries()) {
    const candidate = text === "" ? undefined : candidateAt(index, last, trail);
    const isInner =
      INNER_STYLES.includes(candidate?.number?.style) && candidate?.number?.style !== first?.number?.style;
    const opens =
      candidate !== undefined &&
      !(isInner && outerParts.has(candidate.part)) &&
      (last === undefined || opensPart(search, last, candidate, trail));
    if (opens || (candidate !== undefined && last !== undefined && namesWholeList(search, last, candidate))) {
      // 某某局部门职责清单 over 一、部门主要职责 is the title of the list.
      if (last !== undefined && namesWholeList(search, last, candidate)) titles.delete(last.index);
      titles.set(index, candidate);
      last = candidate;
      trail = new NumberTrail();
    } else trail.pass(numbers[index]);
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

/** How many lines may stand between the title of a list and that of its first part. */
const COVER_LINES = 6;

/** True where a title without a number is that of the list: over a numbered title of the same part, or one below a bureau's name, short lines between. */
function namesWholeList({ recognition, lines, tables }: Search, last: Candidate, candidate: Candidate): boolean {
  if (last.number !== undefined || candidate.part !== last.part || candidate.index - last.index > COVER_LINES)
    return false;
  const between = lines.slice(last.index + 1, candidate.index);
  const isBelowName = candidate.number === undefined && between.some((text) => namesBureau(withoutWhiteSpace(text)));
  const isFirst = candidate.number?.value === 1 && !INNER_STYLES.includes(candidate.number.style);
  if (!isFirst && !isBelowName) return false;
  if ((tables[candidate.index] ?? 0) > (tables[last.index] ?? 0)) return false;
  if (isFirst && !isListTitle(recognition, last.text)) return false;
  return between.every((text) => withoutWhiteSpace(text).length <= 40 && !endsSentence(text));
}

/**
 * True where the first number under a title only seems to name the same part once more: 一、追责情形 under 五、责任追究机制 counts the
 * sections of that part.
 */
function countsInside(
  { recognition, pieces, lines }: Search,
  last: Candidate,
  { number, part, index, text }: Candidate,
): boolean {
  if (part !== last.part || number?.value !== 1 || last.number?.value === 1) return false;
  // 填报单位：某某局 may stand between a title and its table.
  const isLabelled = recognition.vocabulary.afterLabel("bureau", lines[index + 1] ?? "") !== undefined;
  const below = pieces[isLabelled ? index + 2 : index + 1];
  if (below?.kind === "table" && readHeader(recognition, below) !== undefined) return false;
  if (last.number !== undefined) return true;
  return !sameForm(text.slice(number.length), last.text) && !isListTitle(recognition, last.text);
}

interface Situation {
  index: number;
  last: Candidate | undefined;
  /** The parts that have a title, with its index. */
  named: ReadonlyMap<Part, number>;
  trail: NumberTrail;
  /** The titles that the vocabulary knows, in their order. */
  certain: ReadonlyMap<number, Candidate>;
}

function guessedTitle(search: Search, { index, last, named, trail, certain }: Situation): Candidate | undefined {
  const { recognition, pieces, lines } = search;
  const text = lines[index] ?? "";
  if (text === "" || text.length > LONGEST_GUESS || search.attached.has(index)) return undefined;
  if (endsSentence(text) && !isBracketed(text)) return undefined;
  const number = search.numbers[index];
  const part = TITLE_STYLES.includes(number?.style) ? guessedPart(recognition, text) : undefined;
  if (part === undefined) return undefined;
  const other = named.get(part);
  const guess = { index, part, text, number, guessed: true };
  if (other !== undefined && other !== index && !opensBefore(search, last, guess, { other, certain })) return undefined;
  if (last === undefined) {
    // The first title of all: the first that is known goes on with its number, or what stands below it tells the part.
    const [first] = certain.values();
    const goesBefore = first?.number !== undefined && number?.value === 1 && follows(first.number, guess);
    const opens =
      goesBefore ||
      (part === "oversight" && headsSections(search, index, first?.index ?? lines.length)) ||
      (first === undefined && number !== undefined && opensRun(search, guess));
    return opens ? guess : undefined;
  }
  const isNext = number !== undefined && (follows(number, last) || isLaterTitle(guess, last, certain));
  const goesOn = isNext && !trail.goesOn(number);
  const behindTable = (search.tables[index] ?? 0) > (search.tables[last.index] ?? 0);
  // A heading of the outline at the level of the title before.
  const level = levelOf(pieces[index]);
  const besides = level !== undefined && level === levelOf(pieces[last.index]);
  const styleFits = number === undefined || number.style === last.number?.style || last.number === undefined;
  // Between titles without numbers, of which part three may have such for its sections.
  const isPlain = number === undefined && last.number === undefined && last.part !== "oversight";
  if (isPlain && standsBetweenProse(search, index, trail)) return guess;
  const isAlike = isAttached(text, last.text) || sharesName(text, last.text) || areBracketed(lines, last.index, index);
  return goesOn || besides || (behindTable && styleFits) || isAlike ? guess : undefined;
}

/** So many lines whose numbers go on, each of which sounds like another part, are titles although no wording names one of them. */
const FEWEST_IN_RUN = 3;

/** True for the first of such lines. */
function opensRun({ recognition, lines, numbers }: Search, first: Candidate): boolean {
  if (first.number?.value !== 1) return false;
  const parts = [first.part];
  for (const [index, text] of lines.entries()) {
    const number = numbers[index];
    if (index <= first.index || number?.style !== first.number.style || number.value !== parts.length + 1) continue;
    const part = text.length > LONGEST_GUESS ? undefined : recognition.vocabulary.guessPart(text);
    if (part === undefined || parts.includes(part)) return false;
    parts.push(part);
    if (parts.length >= FEWEST_IN_RUN) return true;
  }
  return false;
}

/** 第四部分 责任追究 goes on with the titles, and 一、追责情形 below it counts the sections of that part: it is the part's title. */
function opensBefore(
  { pieces }: Search,
  last: Candidate | undefined,
  title: Candidate,
  { other, certain }: Pick<Situation, "certain"> & { other: number },
): boolean {
  const below = certain.get(other);
  if (last === undefined || below === undefined || below.index < title.index) return false;
  const level = levelOf(pieces[title.index]);
  const isBeside = title.number === undefined && level !== undefined && level === levelOf(pieces[last.index]);
  const goesOn = title.number !== undefined && (follows(title.number, last) || isLaterTitle(title, last, certain));
  if (!goesOn && !isBeside && !countsTables(title.text, last.text)) return false;
  // A heading at the level of the titles: the next title is that of its own section.
  if (isBeside) return [...certain.keys()].find((index) => index > title.index) === other;
  return below.number?.value === 1 && below.number.style !== title.number?.style;
}

/**
 * True for 追责情形 without a number and with no table below it, under 五、责任追究机制 or a heading of the outline that it is none of: the title of a
 * section of that part.
 */
function namesSection({ recognition, pieces }: Search, last: Candidate, { part, index }: Candidate): boolean {
  if (part !== "accountability" || part !== last.part) return false;
  const [level, above] = [levelOf(pieces[index]), levelOf(pieces[last.index])];
  const isDeeper = above !== undefined && (level === undefined || level > above);
  if (last.number === undefined && !isDeeper) return false;
  const below = pieces[index + 1];
  return (
    below?.kind === "paragraph" &&
    recognition.vocabulary.partOf(passageText(recognition.document, below.lines)) === undefined
  );
}

/** False where a candidate is a line inside the part that `last` has opened. */
function opensPart(search: Search, last: Candidate, candidate: Candidate, trail: NumberTrail): boolean {
  const { number, part, index } = candidate;
  if (number === undefined)
    return (
      !namesSection(search, last, candidate) &&
      !(part === last.part && headsRegime(search.recognition, search.pieces, index))
    );
  if (countsInside(search, last, candidate)) return false;
  const empty = index === last.index + 1;
  if (part === last.part && number.style !== last.number?.style && !empty) return false;
  const below = search.pieces[index + 1];
  if (below?.kind === "table" && readHeader(search.recognition, below)?.part === part) return true;
  if (!trail.goesOn(number)) return true;
  // 四 may go on with the parts or with the sections above it: a later title with the same number decides.
  return follows(number, last) && (search.lastOf.get(nameOf(number)) ?? index) <= index;
}

/** 五、责任追究 behind 一、部门主要职责, and （一）追责情形 right below it: a list may lack the parts between. */
function isLaterTitle({ index, number }: Candidate, last: Candidate, certain: Situation["certain"]): boolean {
  const below = certain.get(index + 1)?.number;
  const isLater = number?.style === last.number?.style && (number?.value ?? 0) > (last.number?.value ?? 0);
  return isLater && below?.value === 1 && below.style !== number?.style;
}

/** True for the next number after that of the title before. */
function follows(number: LeadingNumber, last: Candidate): boolean {
  return number.style === last.number?.style && number.value === last.number.value + 1;
}
