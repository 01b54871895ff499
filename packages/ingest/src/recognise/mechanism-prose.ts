import { endsSentence, type Accountability, type Mechanism, type MechanismSection } from "@qingdan/model";
import type { Line } from "../blocks.ts";
import {
  dropStart,
  lineText,
  markFurniture,
  passageText,
  placeOf,
  readFields,
  sourceOf,
  type Recognition,
} from "./passage.ts";
import type { RowsNumber } from "./titles/take-rows-title.ts";
import {
  joinProse,
  looksLikeTitle,
  numberOfLevels,
  plainNumber,
  proseLines,
  type ProseLine,
  type ProseNumber,
} from "./prose/prose-lines.ts";

/**
 * 责任追究机制 as prose: a preamble, then sections under numbered titles (一、行政机关). The titles' style is that of the first
 * numbered title-like line; their numbers go on without a gap, so that numbered items inside a section are text. They begin with one, or
 * go on with `above`, the number of the title that the prose stands under.
 */
export function recogniseMechanismProse(
  recognition: Recognition,
  lines: readonly Line[],
  above?: RowsNumber,
): Mechanism {
  const prose = withLevels(proseLines(recognition, lines));
  const starts = titleStarts(prose, above);
  if (starts.length === 0) reportUntitled(recognition, prose);
  const preambleLines = joinProse(recognition, prose.slice(0, starts[0] ?? prose.length));
  const sections = starts.map((start, index): MechanismSection => {
    const head = prose[start] as ProseLine;
    const number = head.number;
    const end = starts[index + 1] ?? prose.length;
    if (number !== undefined)
      markFurniture(recognition, "numbering", [{ start: head.line.start, end: head.line.start + number.length }]);
    const { title, rest } = cutTitle(recognition, dropStart(recognition.document, head.line, number?.length ?? 0));
    const text = [...rest, ...joinProse(recognition, prose.slice(start + 1, end))];
    const node = readFields(recognition, { title: [title], text });
    node.source.spans = { ...node.source.spans, serial: [] };
    return { ...node, serial: number?.printed ?? "", numbering: number?.mark ?? "" };
  });
  return {
    preamble: passageText(recognition.document, preambleLines),
    sections,
    source: sourceOf(recognition.document, { preamble: preambleLines }),
  };
}

/** The lines with 4.1, 4.2 …, 4.2.1, 4.2.2 … or 1, 2 … in front of a space as numbers, where these count titles one by one and no other number does. */
function withLevels(prose: ProseLine[]): ProseLine[] {
  if (prose.some((line) => line.number?.value === 1 && looksLikeTitle(line))) return prose;
  let next = 1;
  let style: ProseNumber["style"] | undefined;
  const counted = prose.map((line): ProseLine => {
    const number = line.number === undefined ? (numberOfLevels(line.text) ?? plainNumber(line.text)) : undefined;
    if (number === undefined || number.style !== (style ?? number.style)) return line;
    if (number.value !== next || !looksLikeTitle(line)) return line;
    style = number.style;
    next += 1;
    return { ...line, number, body: line.text.slice(number.length) };
  });
  return next > 2 ? counted : prose;
}

/** Says that numbered lines have no titles, as articles (第一条…) have none: they are the preamble, since a section is known by its title. */
function reportUntitled(recognition: Recognition, prose: readonly ProseLine[]): void {
  const first = prose.find(({ number }) => number?.value === 1);
  const style = first?.number?.style;
  if (first === undefined || !prose.some(({ number }) => number?.value === 2 && number.style === style)) return;
  recognition.diagnostics.push({
    code: "ingest/mechanism-without-titles",
    severity: "hint",
    place: placeOf(recognition, [first.line]),
    message: "责任追究机制的各条没有标题，未分节，全部文字作为序言读取",
    actual: first.text.slice(0, 40),
    remedy: "需要分节的，请在各条前加上带序号的标题",
  });
}

function titleStarts(prose: readonly ProseLine[], above: RowsNumber | undefined): number[] {
  const outlined = prose.flatMap((line, index) => (line.line.level === undefined ? [] : [index]));
  if (outlined.length > 0) {
    const top = Math.min(...outlined.map((index) => prose[index]?.line.level ?? 0));
    return outlined.filter((index) => prose[index]?.line.level === top);
  }
  if (above !== undefined) {
    const { style, value } = above.number;
    // 一、追责主体 above the rows of 二、追责情形, 三、追责程序 behind them.
    for (const titles of [numberedTitles, titlesInFront]) {
      const around = above.isOwn && value > 1 ? titles(prose, style, 1, value) : [];
      if (around.length > 0) return around;
      const goingOn = titles(prose, style, value + 1);
      if (goingOn.length > 0) return goingOn;
    }
  }
  const [head] = prose;
  // 二、追责程序 right behind the rows: these are one, whatever stands above them.
  if (head?.number?.value === 2 && looksLikeTitle(head) && !prose.some(({ number }) => isFirst(number, head.number)))
    return numberedTitles(prose, head.number.style, 2);
  const style = prose.find((line) => line.number?.value === 1 && looksLikeTitle(line))?.number?.style;
  if (style !== undefined) return numberedTitles(prose, style, 1);
  const inFront = titlesInFront(prose, prose.find(({ number }) => number !== undefined)?.number?.style, 1);
  if (inFront.length > 1) return inFront;
  const bracketed = bracketedTitles(prose);
  if (bracketed.length > 0) return bracketed;
  const labels = labelsInFront(prose);
  return labels.length > 0 ? labels : wordsAlone(prose);
}

/** True for a number one of the same style as another. */
function isFirst(number: ProseNumber | undefined, other: ProseNumber | undefined): boolean {
  return number?.value === 1 && number.style === other?.style;
}

/** 【追责方式】 in front of a text or alone above it, from the first line on; 【法律】 in front of an instrument is a tag. */
function bracketedTitles(prose: readonly ProseLine[]): number[] {
  const starts = [...prose.keys()].filter((index) => {
    const { number, text } = prose[index] as ProseLine;
    const title = number === undefined ? BRACKETED_TITLE.exec(text)?.[1] : undefined;
    return title !== undefined && !TAG.test(title);
  });
  return starts.length > 1 && starts[0] === 0 ? starts : [];
}

const BRACKETED_TITLE = /^[【〖]([^，。；：、,;:【】〖〗]{2,16})[】〗]/u;
const TAG =
  /^(?:法律|行政法规|(?:地方性?)?法规|(?:部门|政府|地方政府)?规章|(?:规范性|地方性?|政策)?文件|党内法规|司法解释)$/u;

/** 追责方式：约谈、通报… on every line, without numbers. */
function labelsInFront(prose: readonly ProseLine[]): number[] {
  const isLabelled = prose.every(
    ({ number, text }) => number === undefined && /^[^，。；：、,;:]{2,12}[：:](?=.)/u.test(text),
  );
  return isLabelled && prose.length > 1 ? [...prose.keys()] : [];
}

/**
 * Titles without numbers: short words alone on their lines, each over a text, where everything else ends as a sentence or an item does. Only a line
 * that is such a sentence may stand above the first of them.
 */
function wordsAlone(prose: readonly ProseLine[]): number[] {
  const isWords = prose.map(({ number, text }) => number === undefined && /^[^，。；：、,;:？！]{2,12}$/u.test(text));
  const starts = [...prose.keys()].filter((index) => isWords[index] === true);
  const haveTexts = starts.every((start) => start + 1 < prose.length && isWords[start + 1] === false);
  const areTexts = prose.every(({ text }, index) => isWords[index] === true || endsSentence(text));
  return starts.length > 1 && haveTexts && areTexts ? starts : [];
}

/**
 * The titles of one style, numbered on from `first` without a gap but for the number `left` that something else has, and for one that no line has: it
 * was left out.
 */
function numberedTitles(
  prose: readonly ProseLine[],
  style: ProseNumber["style"],
  first: number,
  left?: number,
): number[] {
  const starts: number[] = [];
  const hasNumber = (value: number): boolean =>
    prose.some(({ number }) => number?.style === style && number.value === value);
  let next = first === left ? first + 1 : first;
  for (const [index, line] of prose.entries()) {
    const value = line.number?.style === style && looksLikeTitle(line) ? line.number.value : undefined;
    const isBehindGap = starts.length > 0 && value === next + 1 && !hasNumber(next);
    if (value === undefined || (value !== next && !isBehindGap)) continue;
    starts.push(index);
    next = value + (value + 1 === left ? 2 : 1);
  }
  return starts;
}

/** 追责方式。批评教育、诫勉…: a title and its text on one line; a tab or a gap may stand between them as well. */
const TITLE_IN_FRONT = /^[^，。；：、,;:【（(\s]{2,16}(?:[。：:](?=[\s\S])|(?:\t|[ \u3000]{2,})(?=\S))/u;
/** 【追责方式】批评教育…, 第三条 （追责方式）批评教育…: a title in brackets in front of its text. */
const TITLE_IN_BRACKETS =
  /^(?:[【〖［[（(][^，。；：、,;:【】（）()［］[\]]{2,16}[】〗］\]）)][\s\u3000]*[：:]?(?=[\s\S])|[【〖][^，。；：、,;:【】〖〗]{2,16}[】〗][\s\u3000]*$)/u;

/** Where the title in front of a text begins and ends, and where the text begins; undefined for any other text. */
function titleInFront(body: string): { start: number; end: number; text: number } | undefined {
  const plain = TITLE_IN_FRONT.exec(body)?.[0].length;
  if (plain !== undefined) return { start: 0, end: body.slice(0, plain - 1).trimEnd().length, text: plain };
  const [whole] = TITLE_IN_BRACKETS.exec(body) ?? [];
  if (whole === undefined) return undefined;
  return { start: 1, end: whole.search(/[】〗］\]）)]/u), text: whole.length };
}

/**
 * Sections whose titles stand in front of their texts on the same lines: the lines of one style that go on from `first` without a gap but for the
 * number `left`. Where a line of that style is none, it is an item in a section and begins with one again, or goes on from there.
 */
function titlesInFront(
  prose: readonly ProseLine[],
  style: ProseNumber["style"] | undefined,
  first: number,
  left?: number,
): number[] {
  const starts: number[] = [];
  let next = first === left ? first + 1 : first;
  let item = 0;
  for (const [index, { number, body }] of prose.entries()) {
    if (number === undefined || number.style !== style) continue;
    const isTitle = number.value === next && titleInFront(body) !== undefined;
    const isItem = starts.length > 0 && number.value === item + 1;
    if (!isTitle && !isItem) return [];
    item = isTitle ? 0 : number.value;
    if (!isTitle) continue;
    starts.push(index);
    next += next + 1 === left ? 2 : 1;
  }
  return starts;
}

/** A title and what stands behind it on its line. */
function cutTitle(recognition: Recognition, line: Line): { title: Line; rest: Line[] } {
  const found = titleInFront(lineText(recognition.document, line));
  if (found === undefined) return { title: line, rest: [] };
  const title = { ...line, start: line.start + found.start, end: line.start + found.end };
  markFurniture(recognition, "numbering", [
    { start: line.start, end: title.start },
    { start: title.end, end: line.start + found.text },
  ]);
  const rest = { ...dropStart(recognition.document, line, found.text), soft: false };
  return { title, rest: rest.end > rest.start ? [rest] : [] };
}

/** A mechanism that goes on in a second place of the document is one: nothing of the first is replaced. */
export function addMechanism(accountability: Accountability, more: Mechanism): void {
  const before = accountability.mechanism;
  if (before === undefined) {
    accountability.mechanism = more;
    return;
  }
  before.sections.push(...more.sections);
  if (more.preamble === "") return;
  before.preamble = [before.preamble, more.preamble].filter(Boolean).join("\n");
  const spans = [...(before.source?.spans?.["preamble"] ?? []), ...(more.source?.spans?.["preamble"] ?? [])];
  before.source = { ...(before.source ?? more.source ?? { file: "" }), spans: { preamble: spans } };
}
