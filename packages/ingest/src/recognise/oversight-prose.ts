import { endsSentence, type Regime, type Section, type SectionKind } from "@qingdan/model";
import type { Line } from "../blocks.ts";
import type { RegimeRange } from "./regimes/find-outlined-regimes.ts";
import { findRegimes } from "./regimes/find-regimes.ts";
import { reportNoRegime, reportUnheaded, reportUntitled } from "./regimes/report-regimes.ts";
import { labelledRegimes } from "./regimes/labelled-regimes.ts";
import { dropStart, markFurniture, passageText, readFields, type Recognition } from "./passage.ts";
import { isUnitLabel, takeUnit, unitInTitle, unitLines } from "./regimes/take-unit.ts";
import { sectionsOnOneLine } from "./prose/sections-on-one-line.ts";
import { labelsAgain } from "./prose/unknown-labels.ts";
import { bareHeadingOf, joinProse, looksLikeTitle, proseLines, type ProseLine } from "./prose/prose-lines.ts";

/** What the prose of part three holds: its regimes, and the lines that are of none of them. */
export interface OversightProse {
  regimes: Regime[];
  before: Line[];
  /** What stands under the title of a group, before its first regime. */
  between: Line[][];
}

/** 监管制度 as numbered prose, however its levels are numbered, regimes nested in groups included. */
export function recogniseOversightProse(recognition: Recognition, lines: readonly Line[]): OversightProse {
  const printed = proseLines(
    recognition,
    lines.flatMap((line) => sectionsOnOneLine(recognition, line)),
  );
  const labelled = labelledRegimes(recognition, printed);
  const prose = labelled?.prose ?? printed;
  const found = findRegimes(prose, unitLines(recognition, prose));
  const { ranges, untitled } = labelled === undefined ? found : { ranges: labelled.ranges, untitled: [] };
  const { sectionStyle } = found;
  const isPlain = ({ number, heading }: ProseLine): boolean => number === undefined && heading === undefined;
  const ownLabels = labelsAgain(sectionStyle === "none" ? prose.filter(isPlain).map(({ text }) => text) : []);
  reportUntitled(
    recognition,
    untitled.map((index) => prose[index] as ProseLine),
  );
  if (ranges.length === 0 && prose.length > 0) reportNoRegime(recognition, prose[0] as ProseLine);
  const first = ranges[0];
  const start = first === undefined ? prose.length : first.group >= 0 ? first.group : Math.max(0, first.title);
  const marked = new Set<number>();
  const regimes = ranges.map((range) => readRegime(recognition, prose, range, { sectionStyle, ownLabels }, marked));
  reportUnheaded(recognition, ranges, prose, regimes);
  return {
    regimes,
    before: prose.slice(0, start).map(({ line }) => line),
    between: linesBetween(prose, ranges, start),
  };
}

/** The lines from `start` on that are of no regime and name no group, those that follow each other together. */
function linesBetween(prose: readonly ProseLine[], ranges: readonly RegimeRange[], start: number): Line[][] {
  const taken = new Set(ranges.flatMap(({ group, title }) => [group, title]));
  for (const { from, to } of ranges) for (let index = from; index < to; index += 1) taken.add(index);
  const stretches: Line[][] = [];
  let last = -1;
  for (let index = start; index < prose.length; index += 1) {
    if (taken.has(index)) continue;
    const { line } = prose[index] as ProseLine;
    if (last === index - 1) stretches.at(-1)?.push(line);
    else stretches.push([line]);
    last = index;
  }
  return stretches;
}

function readRegime(
  recognition: Recognition,
  prose: readonly ProseLine[],
  range: RegimeRange,
  headings: CommonHeadings,
  marked: Set<number>,
): Regime {
  const titleLine = range.title >= 0 ? prose[range.title] : undefined;
  const groupLine = range.group >= 0 ? prose[range.group] : undefined;
  let from = range.from;
  const title = titleLine === undefined ? [] : [unnumbered(recognition, titleLine)];
  const isSection = (index: number): boolean => range.sections?.includes(index) === true;
  while (from < range.to && !isSection(from) && continuesTitle(recognition, title, prose[from] as ProseLine)) {
    title.push({ ...(prose[from] as ProseLine).line, soft: true, glued: true });
    from += 1;
  }
  const group = groupLine === undefined ? [] : [unnumbered(recognition, groupLine)];
  const body = prose.slice(from, range.to);
  const { lines, unit } = takeUnit(recognition, body);
  const starts =
    range.sections === undefined
      ? sectionStarts(recognition, lines, headings)
      : range.sections.map((index) => lines.indexOf(prose[index] as ProseLine)).filter((index) => index >= 0);
  const { preamble, sections } = readSections(recognition, lines, starts);
  const beside = unit.length === 0 ? unitInTitle(recognition, title) : undefined;
  markFurniture(recognition, "label", beside?.label ?? []);
  const named = beside === undefined ? { title, unit } : { title: beside.title, unit: [beside.unit] };
  const node = readFields(recognition, { ...named, preamble });
  const groupText = passageText(recognition.document, group);
  // A group's title is printed once: it is the first of its regimes that holds its characters.
  if (groupLine !== undefined && !marked.has(range.group)) {
    node.source.spans = { ...node.source.spans, group: group.flatMap((line) => [line.start, line.end]) };
    marked.add(range.group);
  } else if (groupLine !== undefined) node.source.spans = { ...node.source.spans, group: [] };
  const number = titleLine?.number;
  // The serial is read from the number, whose characters are furniture.
  node.source.spans = { ...node.source.spans, serial: [] };
  return {
    ...node,
    serial: number?.printed ?? "",
    numbering: number?.mark ?? "",
    group: groupText,
    groupNumbering: groupLine?.number?.mark ?? "",
    sections,
  };
}

function unnumbered(recognition: Recognition, prose: ProseLine): Line {
  if (prose.number === undefined) return prose.line;
  markFurniture(recognition, "numbering", [{ start: prose.line.start, end: prose.line.start + prose.number.length }]);
  return dropStart(recognition.document, prose.line, prose.number.length);
}

/** The second half of a title that a line end has cut: short, without number, comma, colon and full stop. */
function continuesTitle(recognition: Recognition, title: readonly Line[], next: ProseLine): boolean {
  if (title.length !== 1 || next.number !== undefined || next.heading !== undefined) return false;
  if (recognition.vocabulary.afterLabel("unit", next.text) !== undefined || isUnitLabel(recognition, next))
    return false;
  return next.text.length <= 24 && !/[，。；：,;:]/u.test(next.text) && !endsSentence(next.text);
}

export interface DraftSection {
  head: ProseLine | undefined;
  kinds: SectionKind[];
  heading: Line[];
  text: Line[];
}

/**
 * Cuts what stands under a title at its section headings. Without any, a regime's own numbered headings are its sections; without
 * those, its numbered paragraphs are one section without heading and what stands before them the preamble; without numbers, all is
 * one section.
 */
function readSections(
  recognition: Recognition,
  lines: readonly ProseLine[],
  starts: readonly number[],
): { preamble: Line[]; sections: Section[] } {
  if (starts.length === 0) {
    const firstNumber = lines.findIndex((line) => line.number !== undefined);
    const cut = firstNumber < 0 ? 0 : firstNumber;
    const text = joinProse(recognition, lines.slice(cut));
    const preamble = joinProse(recognition, lines.slice(0, cut));
    return {
      preamble,
      sections: text.length === 0 ? [] : [toSection(recognition, { head: undefined, kinds: [], heading: [], text })],
    };
  }
  const preamble = joinProse(recognition, lines.slice(0, starts[0]));
  const sections = starts.map((start, index) => {
    const head = lines[start] as ProseLine;
    const rest = lines.slice(start + 1, starts[index + 1] ?? lines.length);
    return toSection(recognition, draftSection(recognition, head, rest));
  });
  return { preamble, sections };
}

/** How most headings are numbered, and labels of the list's own that come again and again without a number (检查频次：…). */
interface CommonHeadings {
  sectionStyle: string;
  ownLabels: ReadonlySet<string>;
}

/** The lines that begin sections: headings of the form, and own headings numbered between or instead of them. */
function sectionStarts(
  recognition: Recognition,
  lines: readonly ProseLine[],
  { sectionStyle: commonStyle, ownLabels }: CommonHeadings,
): number[] {
  const style = lines.find((line) => line.heading !== undefined)?.number?.style ?? commonStyle;
  const own = styleOfOwnHeadings(recognition, lines, style);
  const onLines = lines.some(({ heading, body }) => heading !== undefined && heading.length < body.length);
  const isOwn = (line: ProseLine): boolean =>
    (looksLikeTitle(line) && line.body.length <= 40) ||
    bareHeadingOf(recognition, line.body) !== undefined ||
    (onLines && OWN_LABEL.test(line.body));
  const starts: number[] = [];
  let last = 0;
  for (const [index, line] of lines.entries()) {
    const lineStyle = line.number?.style ?? "none";
    const value = line.number?.value ?? 0;
    const isPlain = style === "none" && onLines && lineStyle === "none";
    const isBare = isPlain && (isLabelOfForm(recognition, line) || (index > 0 && isOwnLabel(line, ownLabels)));
    if (isBare || (line.heading !== undefined && (lineStyle === style || lineStyle === commonStyle))) {
      starts.push(index);
      last = value;
    } else if (
      own !== undefined &&
      lineStyle === own &&
      value === last + 1 &&
      !isItem(lines.slice(index + 1), lineStyle, value) &&
      isOwn(line)
    ) {
      starts.push(index);
      last = value;
    }
  }
  return starts;
}

/** 结果处理：… between 监管对象：… and others on lines of their own without numbers: words of the form, although 监督检查 is left out. */
function isLabelOfForm(recognition: Recognition, { body }: ProseLine): boolean {
  const label = OWN_LABEL.exec(body)?.[0] ?? "";
  return label !== "" && bareHeadingOf(recognition, body)?.length === label.trimEnd().length;
}

/** 检查频次：… between 监管对象：… and others in several regimes, all without numbers. */
function isOwnLabel({ body, heading }: ProseLine, ownLabels: ReadonlySet<string>): boolean {
  if (ownLabels.size === 0 || heading !== undefined) return false;
  const label = OWN_LABEL.exec(body)?.[0].replace(/[：:][\s\u3000]*$/u, "");
  return label !== undefined && ownLabels.has(label);
}

/** 监督电话：0311-82011234 — a heading of the list's own with its text, where the form's stand on one line with theirs. */
const OWN_LABEL = /^[^，。；：、,;:\s\u3000]{2,12}[：:][\s\u3000]*(?=\S)/u;

/** True for an item of a text whose items are numbered as the sections are: the next heading of the form has its number, or a lower one. */
function isItem(below: readonly ProseLine[], style: string, value: number): boolean {
  const next = below.find((line) => line.heading !== undefined && line.number?.style === style);
  return next?.number !== undefined && next.number.value <= value;
}

/** The style in which a regime numbers headings of its own: the sections' style, or, without sections, that of its first number. */
function styleOfOwnHeadings(recognition: Recognition, lines: readonly ProseLine[], style: string): string | undefined {
  const hasHeadings = lines.some((line) => line.heading !== undefined);
  if (hasHeadings) return style === "none" ? undefined : style;
  const first = lines.find((line) => line.number !== undefined)?.number?.style;
  if (first === undefined) return undefined;
  const numbered = lines.filter((line) => line.number?.style === first);
  const isHeading = (line: ProseLine): boolean =>
    (looksLikeTitle(line) && line.body.length <= 40) || bareHeadingOf(recognition, line.body) !== undefined;
  return numbered.every(isHeading) ? first : undefined;
}

function draftSection(recognition: Recognition, head: ProseLine, rest: readonly ProseLine[]): DraftSection {
  const numberLength = head.number?.length ?? 0;
  markFurniture(recognition, "numbering", [{ start: head.line.start, end: head.line.start + numberLength }]);
  const bodyStart = head.line.start + numberLength;
  // Between headings of the form 处理措施 or 对象 is one, too, although it lacks the words 监督检查.
  const named = head.heading ?? bareHeadingOf(recognition, head.body);
  const label = named === undefined ? OWN_LABEL.exec(head.body)?.[0] : undefined;
  const length = named?.text.length ?? (label ?? head.body).replace(/[：:][\s\u3000]*$/u, "").length;
  const headingStart = bodyStart + (named?.start ?? 0);
  markFurniture(recognition, "markup", [{ start: bodyStart, end: headingStart }]);
  const heading = { start: headingStart, end: headingStart + length };
  const restStart = named?.length ?? label?.length ?? head.body.length;
  markFurniture(recognition, "numbering", [{ start: heading.end, end: bodyStart + restStart }]);
  const onLine = dropStart(recognition.document, head.line, numberLength + restStart);
  const text = joinProse(recognition, rest);
  return {
    head,
    kinds: named?.kinds ?? [],
    heading: [heading],
    text: onLine.end > onLine.start ? [onLine, ...text] : text,
  };
}

/** The sections that the text of one cell is written in, under headings of the form; undefined where it has none, or `fewest` kinds of them. */
export function sectionsInCell(
  recognition: Recognition,
  lines: readonly Line[],
  fewest = 1,
): DraftSection[] | undefined {
  const prose = proseLines(
    recognition,
    lines.flatMap((line) => sectionsOnOneLine(recognition, line)),
  );
  if (new Set(prose.flatMap(({ heading }) => heading?.kinds ?? [])).size < fewest) return undefined;
  const first = prose.findIndex((line) => line.heading !== undefined);
  if (first < 0) return undefined;
  const sectionStyle = prose[first]?.number?.style ?? "none";
  const starts = sectionStarts(recognition, prose, { sectionStyle, ownLabels: new Set() });
  const before = starts[0] ?? prose.length;
  const head: DraftSection[] =
    before === 0
      ? []
      : [{ head: undefined, kinds: [], heading: [], text: joinProse(recognition, prose.slice(0, before)) }];
  return [
    ...head,
    ...starts.map((start, index) =>
      draftSection(recognition, prose[start] as ProseLine, prose.slice(start + 1, starts[index + 1] ?? prose.length)),
    ),
  ];
}

function toSection(recognition: Recognition, draft: DraftSection): Section {
  const { key, heading, text, source } = readFields(recognition, { heading: draft.heading, text: draft.text });
  return { key, heading, text, source, numbering: draft.head?.number?.mark ?? "", kinds: draft.kinds };
}
