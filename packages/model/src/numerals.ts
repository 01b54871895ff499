import { isWhiteSpace } from "./normalise.ts";

/** How a number at the head of a line is written. 一、 (壹、) · （一） (㈠) · 1. (⒈) · （1） (⑴) · 1） · ① · 第一部分 · 第一节 · 第一条 · 第一、 · 制度一： (职责一：) · 制度一 and a blank */
export type NumberStyle =
  | "han"
  | "han-paren"
  | "arabic"
  | "arabic-paren"
  | "arabic-half-paren"
  | "circled"
  | "ordinal"
  | "ordinal-section"
  | "ordinal-article"
  | "ordinal-plain"
  | "named";

/** A number at the head of a line. `length` counts the UTF-16 units of number, separator and the white space around them. */
export interface LeadingNumber {
  style: NumberStyle;
  value: number;
  /** The number as printed, without its separator: "一", "（一）", "1". */
  printed: string;
  /** Number and separator as printed, without white space around them: "一、", "（一）", "1." */
  mark: string;
  length: number;
}

const HAN_DIGITS = "零一二三四五六七八九";
const LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖";

const HAN_NUMERAL = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u;
const LEGAL_NUMERAL = /[壹贰叁肆伍陆柒捌玖拾]/u;
/** 九十九 */
const LONGEST_NUMERAL = 3;

/** Reads 一 … 九十九 (also 〇 and 两 are refused: no list is numbered so); undefined when the text is no such numeral. */
export function parseHanNumeral(text: string): number | undefined {
  if (text === "" || text.length > LONGEST_NUMERAL) return undefined;
  const match = HAN_NUMERAL.exec(LEGAL_NUMERAL.test(text) ? plainNumeral(text) : text);
  if (match === null) return undefined;
  const [, tens, ten, ones] = match;
  if (ten === undefined) return tens !== undefined && ones === undefined ? HAN_DIGITS.indexOf(tens) : undefined;
  return (tens === undefined ? 1 : HAN_DIGITS.indexOf(tens)) * 10 + (ones === undefined ? 0 : HAN_DIGITS.indexOf(ones));
}

/** 壹 … 玖, 拾 as they are counted with in everyday writing. */
function plainNumeral(text: string): string {
  return text.replace(/[壹贰叁肆伍陆柒捌玖拾]/gu, (digit) => HAN_DIGITS.charAt(LEGAL_DIGITS.indexOf(digit)) || "十");
}

/** Writes 1 … 99 as 一 … 九十九; larger numbers as digits. */
export function formatHanNumeral(value: number): string {
  if (value < 1 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? "" : tens === 1 ? "十" : `${HAN_DIGITS[tens]}十`;
  return head + (ones === 0 ? "" : HAN_DIGITS[ones]);
}

const FULL_WIDTH_DIGITS = /[０-９]/gu;
function digitsToNumber(digits: string): number {
  return Number(digits.replace(FULL_WIDTH_DIGITS, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)));
}

const SPACE = "[\\s\\u3000\\u00a0]*";
const HAN = "[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3}";
const DIGITS = "[0-9０-９]{1,3}";
/** What is counted by its name: 制度一, 职责三. */
const NAMED = "(?:(?:监管)?(?:制度|事项)|(?:主要)?职责|(?:服务|管理)事项)";
const PATTERNS: readonly [NumberStyle, RegExp][] = [
  ["han-paren", new RegExp(`^${SPACE}(([（(]${SPACE}${HAN}${SPACE}[）)])[、.．]?)${SPACE}`, "u")],
  ["arabic-paren", new RegExp(`^${SPACE}(([（(]${SPACE}${DIGITS}${SPACE}[）)])[、.．]?)${SPACE}`, "u")],
  // 三， and 4, in front of words are slips of the typist's; 100，其中 goes on with a sentence.
  ["han", new RegExp(`^${SPACE}((${HAN})${SPACE}(?:[、．.]|[,，](?=${SPACE}\\p{Script=Han})))${SPACE}`, "u")],
  [
    "arabic",
    new RegExp(
      `^${SPACE}((${DIGITS})(?:${SPACE}、|[.．](?![0-9０-９])|(?<![0-9０-９]{3})[,，](?=${SPACE}\\p{Script=Han})))${SPACE}`,
      "u",
    ),
  ],
  ["arabic-half-paren", new RegExp(`^${SPACE}((${DIGITS})[）)])${SPACE}`, "u")],
  ["circled", new RegExp(`^${SPACE}(([①-⑳])[、.．]?)${SPACE}`, "u")],
  ["ordinal", new RegExp(`^${SPACE}((第(?:${HAN}|${DIGITS})(?:部分|[章篇编]))[、.．：:]?)${SPACE}`, "u")],
  ["ordinal-section", new RegExp(`^${SPACE}((第(?:${HAN}|${DIGITS})(?:节|项))[、.．：:]?)${SPACE}`, "u")],
  // Articles and plain ordinals only where a separator follows: "第三条规定" and "第一次" begin sentences; 第三条【追责方式】 does not.
  [
    "ordinal-article",
    new RegExp(`^${SPACE}((第(?:${HAN}|${DIGITS})条)[、.．：:]?)(?:[\\s\\u3000\\u00a0]+|(?=【))`, "u"),
  ],
  ["ordinal-plain", new RegExp(`^${SPACE}((第(?:${HAN}|${DIGITS}))[、，,])${SPACE}`, "u")],
  ["named", new RegExp(`^${SPACE}((${NAMED}(?:${HAN}|${DIGITS}))(?:[：:、]|(?=[ \\u3000])))${SPACE}`, "u")],
];

const ASCII_DIGITS = /^[0-9]{1,3}$/u;

function valueOf(style: NumberStyle, printed: string): number | undefined {
  if (style === "circled") return printed.charCodeAt(0) - 0x2460 + 1;
  if (ASCII_DIGITS.test(printed)) return Number(printed);
  const inner = printed.replace(/[（()）第部分章篇编节项条监管理制度事主要职责服务\s\u3000\u00a0]/gu, "");
  return parseHanNumeral(inner) ?? (/^[0-9０-９]+$/u.test(inner) ? digitsToNumber(inner) : undefined);
}

/** The patterns that can match a line, by what it begins with: see `beginningOf`. */
const PATTERNS_BY_FIRST: readonly (readonly [NumberStyle, RegExp][])[] = [
  ["han-paren", "arabic-paren"],
  ["arabic", "arabic-half-paren"],
  ["han"],
  ["circled"],
  ["ordinal", "ordinal-section", "ordinal-article", "ordinal-plain"],
  ["named"],
].map((styles) => PATTERNS.filter(([style]) => styles.includes(style)));

/** What `beginningOf` says of a line that begins with a number of one character. */
const CHARACTER = 6;

/** What a line begins with, white space aside, as an index of PATTERNS_BY_FIRST; -1 for most lines, which begin with no number. */
function beginningOf(line: string): number {
  let at = 0;
  while (at < line.length && isWhiteSpace(line.charCodeAt(at))) at += 1;
  const unit = line.charCodeAt(at);
  if (unit === 0xff08 || unit === 0x28) return 0;
  if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)) return 1;
  if (unit >= 0x2460 && unit <= 0x2473) return 3;
  if ((unit >= 0x2474 && unit <= 0x249b) || (unit >= 0x3220 && unit <= 0x3229)) return CHARACTER;
  const character = line.charAt(at);
  if ("一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾".includes(character) && character !== "") return 2;
  if (character === "第") return 4;
  return character !== "" && "监制事职主服管".includes(character) ? 5 : -1;
}

/** Numbers of one character, with what each stands for: the first of a row in Unicode, how many there are, and how they are written. */
const CHARACTERS: readonly [first: number, count: number, style: NumberStyle][] = [
  [0x2474, 20, "arabic-paren"],
  [0x2488, 20, "arabic"],
  [0x3220, 10, "han-paren"],
];

/** ⑴ ⒈ ㈠ at the head of a line. */
function characterNumber(line: string): LeadingNumber | undefined {
  const [whole, mark = "", printed = ""] =
    /^[\s\u3000\u00a0]*(([⑴-⒛㈠-㈩])[、.．]?)[\s\u3000\u00a0]*/u.exec(line) ?? [];
  if (whole === undefined) return undefined;
  const code = printed.charCodeAt(0);
  const row = CHARACTERS.find(([first, count]) => code >= first && code < first + count);
  return row && { style: row[2], value: code - row[0] + 1, printed, mark, length: whole.length };
}

/** The number that a line begins with, or undefined. "1.5倍" and "2015年" begin with none. */
export function leadingNumber(line: string): LeadingNumber | undefined {
  const beginning = beginningOf(line);
  if (beginning === CHARACTER) return characterNumber(line);
  for (const [style, pattern] of PATTERNS_BY_FIRST[beginning] ?? []) {
    const match = pattern.exec(line);
    if (!match) continue;
    const printed = (match[2] ?? "").trim();
    const value = valueOf(style, printed);
    if (value === undefined) continue;
    return { style, value, printed, mark: match[1] ?? "", length: match[0].length };
  }
  return undefined;
}

const NUMBERED_NAME = new RegExp(
  `^(?:第([0-9０-９一二三四五六七八九十]{1,3})条|${NAMED}([0-9０-９一二三四五六七八九十]{1,3}))$`,
  "u",
);

/**
 * The value of a serial as printed in a 序号 column or before a title: "3", "３", "三", "（三）", "三、", "3.", "③", "第三条";
 * undefined when it is none of these.
 */
export function serialValue(printed: string): number | undefined {
  const text = printed.trim();
  if (/^[0-9０-９]{1,4}$/u.test(text)) return digitsToNumber(text);
  const han = parseHanNumeral(text);
  if (han !== undefined) return han;
  const ordinal = NUMBERED_NAME.exec(text);
  if (ordinal !== null) return serialValue(ordinal[1] ?? ordinal[2] ?? "");
  const leading = leadingNumber(text);
  return leading !== undefined && leading.length === text.length ? leading.value : undefined;
}
