import { leadingNumber, serialValue, type LeadingNumber, type NumberStyle } from "@qingdan/model";
import type { Line, SourceDocument } from "../../blocks.ts";
import { trimRange } from "../../text-lines.ts";
import { lineText, placeOf, type Recognition } from "../passage.ts";
import { departmentInFront } from "./department-in-front.ts";
import { numberOfLevels, plainNumber } from "./prose-lines.ts";

/** Numbers inside a paragraph: …。1.…；2.… */
const INLINE_NUMBER =
  /(?<=[。；：:;])[\s\u3000]*(?=[0-9０-９]{1,2}(?:、|[.．](?![0-9０-９]))|[（(][0-9０-９]{1,2}[）)]|[①-⑳])/gu;

/** A line, or a piece of one, with its number and what stands behind it. */
export interface Item {
  line: Line;
  number: ItemNumber | undefined;
}

/** A number, or one that counts the levels above it as well (1.2, 1.2.3); the more levels, the deeper it stands. */
export type ItemNumber = Omit<LeadingNumber, "style"> & { style: ItemStyle };
export type ItemStyle = NumberStyle | `levels ${number}` | "letter" | "named" | "named row";

/** What begins the groups of prose: a number of this style, a heading of this level with or without a number, or a bullet over others. */
export type GroupMark = ItemStyle | number | `numbered ${number}` | "outer bullet";

/** How the first line of prose that could begin a group begins it, and where it stands; undefined where none does. */
export function groupMark(items: readonly Item[]): { mark: GroupMark; first: number } | undefined {
  const [head] = items;
  if (head?.line.outer === true && head.number === undefined) return { mark: "outer bullet", first: 0 };
  const level = head?.number === undefined ? head?.line.level : undefined;
  const isHighest = items.every(({ line }) => level !== undefined && level <= (line.level ?? level));
  if (level !== undefined && isHighest) return { mark: level, first: 0 };
  const first = items.findIndex(({ number }) => number !== undefined);
  const { number, line } = items[first] ?? {};
  if (number?.value !== 1) return undefined;
  if (line?.level === undefined || !items.some((item) => isPlain(item, number.style)))
    return { mark: number.style, first };
  return { mark: `numbered ${line.level}`, first };
}

/** 1. that is no heading, below 1. that is one: a number of the same style, and of a level below it. */
function isPlain({ number, line }: Item, style: ItemStyle): boolean {
  return line.level === undefined && number?.style === style;
}

/** True for a line that begins a group. */
export function beginsGroup({ line, number }: Item, mark: GroupMark): boolean {
  if (mark === "outer bullet") return line.outer === true && number === undefined;
  if (typeof mark === "number") return line.level === mark && number === undefined;
  if (line.level !== undefined && mark === `numbered ${line.level}`) return number !== undefined;
  return number?.style === mark && line.item !== true;
}

/** The items with those that begin groups no bullets any more: an item of a list may have the number of its group typed in it. */
export function withoutBullets(items: readonly Item[], mark: GroupMark | undefined, first: number): readonly Item[] {
  const head = items[first];
  if (head?.line.item !== true || typeof mark === "number") return items;
  return items.map((item) =>
    item.number?.style === mark && item.line.item === true ? { ...item, line: { ...item.line, item: false } } : item,
  );
}

/** Of so many numbers one may be a slip of the typist's, and of so many groups, each over rows of its own. */
const NUMBERS_A_SLIP = 5;
const GROUPS_A_SLIP = 2;

/**
 * Where the numbers of the groups run from one on, and under each of them those of its rows, which may be of the same style in a nested list, or run on
 * from the group above, as those of one list of Word do: the lines at which one was left out or stands twice, of which there may be few. undefined where
 * they run otherwise.
 */
export function slipsOfNumbers(items: readonly Item[], mark: GroupMark): Line[] | undefined {
  const slips = { groups: [] as Line[], rows: [] as Line[] };
  const count = { groups: 0, rows: 0 };
  let group = 0;
  let inner: ItemStyle | undefined;
  let row = 0;
  let above = 0;
  for (const item of items) {
    const { number, line } = item;
    const begins = beginsGroup(item, mark);
    if (!begins && (number === undefined || (inner !== undefined && number.style !== inner))) continue;
    const last = begins ? group : row;
    const value = number?.value ?? last + 1;
    const runsOn = !begins && row === 0 && above > 0 && value === above + 1;
    if (value !== last + 1 && !runsOn) {
      // The first of them is one.
      if (last === 0 || value < last || value > last + 2) return undefined;
      slips[begins && row > 0 ? "groups" : "rows"].push(line);
    }
    count[begins ? "groups" : "rows"] += 1;
    inner = begins ? undefined : number?.style;
    above = begins && row > 0 ? row : above;
    if (begins) group = value;
    row = begins ? 0 : value;
  }
  const areMany =
    slips.groups.length * GROUPS_A_SLIP > count.groups ||
    slips.rows.length * NUMBERS_A_SLIP > count.groups + count.rows;
  return areMany ? undefined : [...slips.groups, ...slips.rows].sort((a, b) => a.start - b.start);
}

/** Says how many groups and rows were read by their numbers. */
export function reportNumbered(recognition: Recognition, lines: readonly Line[], groups: number, rows: number): void {
  recognition.diagnostics.push({
    code: "ingest/prose-as-rows",
    severity: "hint",
    place: placeOf(recognition, lines),
    message: `本部分没有表格，已按编号读作 ${groups} 项、${rows} 行`,
    remedy: "请核对各项的分合是否正确",
  });
}

/** Says at which lines numbers do not run on. */
export function reportSlips(recognition: Recognition, slips: readonly Line[]): void {
  const [first] = slips;
  if (first === undefined) return;
  recognition.diagnostics.push({
    code: "ingest/numbers-out-of-order",
    severity: "warning",
    place: placeOf(recognition, [first]),
    message: `有 ${slips.length} 处编号不连续或者重复，已照各行的编号方式读作各项，编号按原文保留`,
    actual: slips.map((line) => lineText(recognition.document, line).slice(0, 16)).join("｜"),
    remedy: "请核对是否漏写了一项，或者编号有误",
  });
}

/** The lines as items numbered 1.1, 1.1.1 where the first of them is; else the items that other numbers make of them. */
export function itemsOf(recognition: Recognition, lines: readonly Line[]): Item[] {
  const outlined = lines.map((line): Item => {
    const text = lineText(recognition.document, line);
    const number = numberOfLevels(text);
    const depth = number?.printed.split(/[.．]/u).length ?? 0;
    return { line, number: number === undefined ? undefined : { ...number, style: `levels ${depth}` } };
  });
  if (outlined[0]?.number?.value === 1) return outlined;
  const named = namedItems(recognition, lines);
  if (named !== undefined) return named;
  const items = lines.flatMap((line) => splitInline(recognition, line));
  return withLetters(
    recognition,
    withLevelsBehind(recognition, withPlainNumbers(recognition, withDigitsBehind(recognition, items))),
  );
}

/** Signs that stand in front of an item and say no more than that it is one. */
const BULLETS = "●○■□◆◇▪▫•·➢➤►▶◎★☆";
/** Those that are bullets in front of a blank alone. */
const DASHES = "-*–";

/** How long the bullet in front of a line is, with the space behind it; 0 where there is none. */
export function bulletLength({ text }: SourceDocument, { start, end }: Line): number {
  const isDash = DASHES.includes(text.charAt(start)) && /\s/u.test(text.charAt(start + 1));
  if (!isDash && !BULLETS.includes(text.charAt(start))) return 0;
  let at = start + 1;
  while (at < end && /\s/u.test(text.charAt(at))) at += 1;
  return at < end ? at - start : 0;
}

/** 【职责1】 · 职责一：: a number behind the word for what it counts. */
const NAMED =
  /^[【[〔［（(]?\p{Script=Han}{2,4}[\s\u3000]?([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?:[】\]〕］）)][：:]?|[：:、.．])[\s\u3000]*(?=\S)/u;

/** 工作事项1：: the name of what tasks are called, and a number. */
const NAMED_ROW =
  /^[【[〔［]?(?:具体)?(?:工作|责任|职责)?(?:任务|事项|内容)[\s\u3000]?([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?:[】\]〕］][：:]?|[：:、.．])[\s\u3000]*(?=\S)/u;

/** The lines as items, where the first of them has a number behind a word (【职责1】) and others go on from it; the others number and mark what they hold. */
function namedItems({ document }: Recognition, lines: readonly Line[]): Item[] | undefined {
  const head = lines[0] === undefined ? "" : lineText(document, lines[0]);
  const [word] = /^[^0-9０-９一二三四五六七八九十]{1,6}/u.exec(head) ?? [];
  if (word === undefined || !NAMED.test(head)) return undefined;
  const items = lines.map((line): Item => {
    const text = lineText(document, line);
    const isHead = text.startsWith(word);
    // 工作事项1：… under 职责1：…
    const [mark, printed = ""] = (isHead ? NAMED : NAMED_ROW).exec(text) ?? [];
    if (mark === undefined) return { line, number: leadingNumber(text) };
    const value = serialValue(printed) ?? 0;
    const style = isHead ? "named" : "named row";
    return { line, number: { style, value, printed, mark: mark.trim(), length: mark.length } };
  });
  return items.filter(({ number }) => number?.style === "named").length > 1 ? items : undefined;
}

const LETTER = /^([A-Za-z])[.．、)）][\s\u3000]*(?=\p{Script=Han})/u;

/** a. b. c. under a number, on from the first letter. */
function withLetters({ document }: Recognition, items: Item[]): Item[] {
  let last = 0;
  return items.map((item): Item => {
    if (item.number !== undefined) {
      last = 0;
      return item;
    }
    // Most lines begin with a word: they are passed over by their first character.
    if (item.line.item === true || document.text.charCodeAt(item.line.start) > 0x7a) return item;
    const [mark, printed = ""] = LETTER.exec(lineText(document, item.line)) ?? [];
    const value = printed === "" ? 0 : printed.toLowerCase().charCodeAt(0) - 0x60;
    if (mark === undefined || value !== last + 1) return item;
    last = value;
    return { ...item, number: { style: "letter", value, printed, mark: mark.trim(), length: mark.length } };
  });
}

/**
 * 2.12345热线办理 behind 1.…: where lines are numbered so, the digits behind the point are the text's; 1.24小时受理 too, right below the name of a group
 * as 1. stands below those of others, or in front of 2.….
 */
function withDigitsBehind(recognition: Recognition, items: Item[]): Item[] {
  let above = 0;
  const begins = (index: number): boolean => {
    const style = items[index - 1]?.number?.style;
    return style !== undefined && style !== "arabic";
  };
  const textOf = (item: Item | undefined): string =>
    item === undefined || item.number !== undefined ? "" : lineText(recognition.document, item.line);
  const isSecond = (item: Item | undefined): boolean =>
    (item?.number?.style === "arabic" && item.number.value === 2) || /^2[.．][0-9]{2}/u.test(textOf(item));
  const areBegun = items.some(({ number }, index) => number?.style === "arabic" && number.value === 1 && begins(index));
  // The first line of all, where the groups themselves are numbered so.
  const isHead = (index: number): boolean => index === 0 && items.some(isSecond);
  return items.map((item, index): Item => {
    const [whole, printed = "", digits = ""] = /^([0-9]{1,2})[.．](?=([0-9]+))/u.exec(textOf(item)) ?? [];
    const isOver = whole !== undefined && isSecond(items[index + 1]);
    const isLong = digits.length > 1;
    const isFirst = above === 0 && (begins(index) ? isOver || (areBegun && isLong) : isLong && isHead(index));
    const isNext = (isFirst || (above > 0 && digits.length > 1)) && Number(printed) === above + 1;
    const number: ItemNumber | undefined =
      isNext && whole !== undefined
        ? { style: "arabic", value: above + 1, printed, mark: whole, length: whole.length }
        : item.number;
    if (number?.style === "arabic") above = number.value;
    else if (number !== undefined) above = 0;
    return { ...item, number };
  });
}

/** 1 in front of words right above 1.1, and 2, 3 … on from there: the numbers of groups, which nothing but a space parts from their names. */
function withPlainNumbers({ document }: Recognition, items: Item[]): Item[] {
  let last = 0;
  return items.map((item, index): Item => {
    if (item.number !== undefined || !isDigit(document.text.charCodeAt(item.line.start))) return item;
    const number = plainNumber(lineText(document, item.line));
    const below = items[index + 1];
    const isOver = number !== undefined && below !== undefined && below.number === undefined;
    const levels = isOver ? numberOfLevels(lineText(document, below.line)) : undefined;
    if (number?.value !== last + 1 || (last === 0 && levels?.printed !== "1.1")) return item;
    last += 1;
    return { ...item, number: { ...number, style: "arabic" } };
  });
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** 1.1, 1.2 under 1.: rows that count the group above them as well. */
function withLevelsBehind(recognition: Recognition, items: Item[]): Item[] {
  const style = items.find(({ number }) => number !== undefined)?.number?.style;
  let group = 0;
  let row = 0;
  return items.map((item): Item => {
    if (item.number?.style === style && item.number !== undefined) {
      group = item.number.value;
      row = 0;
    }
    const levels = item.number === undefined ? numberOfLevels(lineText(recognition.document, item.line)) : undefined;
    if (levels?.printed.normalize("NFKC") !== `${group}.${row + 1}`) return item;
    row += 1;
    return { ...item, number: { ...levels, style: "levels 2" } };
  });
}

/** The pieces of a paragraph that numbers its items in running text, from one on or from its own number on; else the line itself. */
function splitInline(recognition: Recognition, line: Line): Item[] {
  const text = lineText(recognition.document, line);
  const own = leadingNumber(text);
  const whole = [{ line, number: own }];
  const cuts = [...text.matchAll(INLINE_NUMBER)].map(({ index, 0: space }) => index + space.length);
  const numbers = cuts.map((cut) => leadingNumber(text.slice(cut)));
  const goesOn = numbers[0]?.style === own?.style;
  const first = goesOn ? (own?.value ?? 0) + 1 : 1;
  // 具体工作事项：1.…: behind the name of a column one number is enough.
  const label = cuts.length === 1 ? /([^，。；：]+)[：:]\s*$/u.exec(text.slice(0, cuts[0]))?.[1] : undefined;
  const isLabelled = label !== undefined && recognition.vocabulary.isHeading(label);
  if (cuts.length < (goesOn || isLabelled ? 1 : 2)) return whole;
  // 县公安局：1.…；2.…: the numbers count what one department does.
  const [cut = 0] = cuts;
  const body = { start: line.start + (own?.length ?? 0), end: line.end };
  if (departmentInFront(recognition.document, body)?.rest.start === line.start + cut) return whole;
  if (!numbers.every((number, at) => number?.style === numbers[0]?.style && number?.value === first + at)) return whole;
  return [0, ...cuts].map((cut, at, all) => {
    const range = trimRange(recognition.document.text, line.start + cut, line.start + (all[at + 1] ?? text.length));
    return {
      line: at === 0 ? { ...line, ...range } : range,
      number: leadingNumber(lineText(recognition.document, range)),
    };
  });
}
