import { formatHanNumeral } from "@qingdan/model";
import { literal, printParted } from "./number-literals.ts";

/**
 * Formats that a file names by number alone (ECMA-376 18.8.30), with the date forms of zh-CN for 27–36 and 50–58. Format 14 and 22 follow the
 * machine's settings in Excel; here they are printed year first.
 */
const BUILT_IN: Record<number, string> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  14: "yyyy-mm-dd",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "yyyy-mm-dd h:mm",
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: "m-d-yy",
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: "#,##0",
  38: "#,##0",
  39: "#,##0.00",
  40: "#,##0.00",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss",
  49: "@",
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** The code of a format number: the file's own, else the built-in one, else General. */
export function formatCode(id: number, own: ReadonlyMap<number, string>): string {
  return own.get(id) ?? BUILT_IN[id] ?? "General";
}

/** A number as its cell shows it, and whether the format makes a date of it. */
export interface FormattedNumber {
  text: string;
  kind: "number" | "date";
}

/**
 * Prints a stored number (`raw`, as written in the file) by a format code. Dates count from 1900-01-00 or, in workbooks of the 1904
 * system, from 1904-01-01. What a format would hide or what it would print in a way this reader does not know is printed as General.
 */
export function formatNumber(raw: string, code: string, date1904: boolean): FormattedNumber {
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return { text: raw, kind: "number" };
  if (code === "General" || code === "@") return { text: generalNumber(raw, value), kind: "number" };
  const format = compile(code);
  if (format.date) {
    const text = value < 0 || value >= 2_958_466 ? "" : printDate(format, value, date1904);
    return text.trim() === "" ? { text: generalNumber(raw, value), kind: "number" } : { text, kind: "date" };
  }
  const text = printNumber(code, value);
  return { text: text === undefined || text.trim() === "" ? generalNumber(raw, value) : text, kind: "number" };
}

/** A date without a format of its own, as ISO text from the file ("2015-07-01T00:00:00"), as a serial number of the 1900 system. */
export function dateSerial(iso: string): number | undefined {
  const time = Date.parse(/T/u.test(iso) ? `${iso.replace(/Z$/u, "")}Z` : iso);
  return Number.isNaN(time) ? undefined : time / 86_400_000 + 25_569;
}

/**
 * A number in full: never with an exponent (a phone typed as a number stays a phone), at most 15 significant digits (what Excel keeps; the
 * rest is dust of binary fractions). Whole numbers stay as the file writes them.
 */
export function generalNumber(raw: string, value = Number(raw)): string {
  if (/^-?(?:0|[1-9]\d*)$/u.test(raw)) return raw;
  const [mantissa = "", exponent = "0"] = value.toExponential(14).split("e");
  const sign = mantissa.startsWith("-") ? "-" : "";
  const digits = mantissa.replace(/[-.]/gu, "").replace(/0+$/u, "");
  const point = Number(exponent) + 1;
  if (digits === "") return "0";
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + "0".repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A code taken apart once; workbooks print thousands of numbers by a handful of codes. */
interface Compiled {
  date: boolean;
  tokens: string[];
  /** Which tokens "m" mean minutes, whether the clock has twelve hours, whether numbers are Chinese numerals. */
  minutes: boolean[];
  halfDay: boolean;
  han: boolean;
  /** The machine's long date: a year, a month and a day. */
  longDate: boolean;
}

const COMPILED = new Map<string, Compiled>();
const DATE_TOKEN = /^(?:y+|m+|d+|h+|s+(?:\.0+)?|e+|a{3,4}|\[(?:h+|m+|s+)\])$/iu;
const HALF_DAY = /^(?:AM\/PM|A\/P|上午\/下午)$/iu;
const TOKENS =
  /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM\/PM|A\/P|上午\/下午|General|y+|m+|d+|h+|s+(?:\.0+)?|e+(?![+-])|a{3,4}|./giu;

function compile(code: string): Compiled {
  let compiled = COMPILED.get(code);
  if (compiled === undefined) {
    const tokens: string[] = (splitSections(code)[0] ?? "").match(TOKENS) ?? [];
    compiled = {
      date: tokens.some((token) => /^(?:y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|\[(?:h+|m+|s+)\])$/iu.test(token)),
      tokens,
      minutes: tokens.map((_, index) => meansMinutes(tokens, index)),
      halfDay: tokens.some((token) => HALF_DAY.test(token)),
      han: tokens.some((token) => /^\[DBNum1\]/iu.test(token)),
      longDate: tokens.some((token) => /^\[\$-F800\]/iu.test(token)),
    };
    COMPILED.set(code, compiled);
  }
  return compiled;
}

/** Sections stand between semicolons that are neither quoted nor escaped. */
function splitSections(code: string): string[] {
  const sections = [""];
  for (const token of code.match(/"[^"]*"|\\.|\[[^\]]*\]|./gu) ?? []) {
    if (token === ";") sections.push("");
    else sections[sections.length - 1] += token;
  }
  return sections;
}

interface Moment {
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
  second: number;
  total: number;
}

function momentOf(serial: number, date1904: boolean): Moment {
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  // The 1900 system counts a 29 February 1900 that never was: serials before it are one day later than they should be.
  const unixDays = date1904 ? days - 24_107 : days < 60 ? days - 25_568 : days - 25_569;
  const date = new Date(unixDays * 86_400_000);
  const rest = seconds - days * 86_400;
  const leap = !date1904 && days === 60;
  return {
    year: date.getUTCFullYear(),
    month: leap ? 2 : date.getUTCMonth() + 1,
    day: leap ? 29 : date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    total: seconds,
  };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function printDate(format: Compiled, serial: number, date1904: boolean): string {
  const moment = momentOf(serial, date1904);
  if (format.longDate) return `${moment.year}年${moment.month}月${moment.day}日`;
  let result = "";
  for (let index = 0; index < format.tokens.length; index++) {
    result += dateToken(format.tokens[index] as string, moment, format, format.minutes[index] === true);
  }
  return result.trim();
}

/** "m" means minutes after hours or before seconds, months elsewhere. */
function meansMinutes(tokens: readonly string[], index: number): boolean {
  if (!/^m{1,2}$/iu.test(tokens[index] ?? "")) return false;
  const before = tokens.slice(0, index).findLast((token) => DATE_TOKEN.test(token));
  const after = tokens.slice(index + 1).find((token) => DATE_TOKEN.test(token));
  return /^\[?h/iu.test(before ?? "") || /^\[?s/iu.test(after ?? "");
}

function dateToken(token: string, moment: Moment, format: Compiled, minutes: boolean): string {
  const number = (value: number) => {
    if (format.han) return value === 0 ? "〇" : formatHanNumeral(value);
    return token.length > 1 ? String(value).padStart(2, "0") : String(value);
  };
  if (minutes) return number(moment.minute);
  const lower = token.toLowerCase();
  switch (DATE_TOKEN.test(token) || HALF_DAY.test(token) ? lower.charAt(0) : "") {
    case "y":
    case "e":
      return printYear(moment.year, lower.startsWith("y") && lower.length <= 2, format.han);
    case "m":
      return lower.length > 2 ? (MONTHS[moment.month - 1] ?? "") : number(moment.month);
    case "d":
      return lower.length > 2 ? weekday(moment, "星期") : number(moment.day);
    case "h":
      return number(format.halfDay ? moment.hour % 12 || 12 : moment.hour);
    case "s":
      return String(moment.second).padStart(lower.startsWith("ss") ? 2 : 1, "0");
    case "[":
      return elapsed(lower, moment.total);
    case "a":
      if (lower.startsWith("aaa")) return weekday(moment, lower === "aaa" ? "" : "星期");
      return moment.hour < 12 ? "AM" : "PM";
    case "上":
      return moment.hour < 12 ? "上午" : "下午";
    default:
      return literal(token);
  }
}

function printYear(year: number, short: boolean, han: boolean): string {
  const digits = short ? String(year).slice(2) : String(year);
  return han ? [...digits].map((digit) => "〇一二三四五六七八九"[Number(digit)]).join("") : digits;
}

function weekday(moment: Moment, head: string): string {
  return head + ("日一二三四五六"[moment.weekday] ?? "");
}

function elapsed(token: string, seconds: number): string {
  return String(
    token.startsWith("[h") ? Math.floor(seconds / 3600) : token.startsWith("[m") ? Math.floor(seconds / 60) : seconds,
  );
}

/** A number by the section of its sign; undefined where the section holds something this reader does not print (fractions, exponents). */
function printNumber(code: string, value: number): string | undefined {
  const sections = splitSections(code);
  if (/\[[<>=]/u.test(code)) return undefined;
  const own = value < 0 ? sections[1] : value === 0 ? sections[2] : undefined;
  const section = own ?? sections[0] ?? "";
  const tokens = section.match(TOKENS) ?? [];
  const isPattern = (token: string) => /^[0#?.,]$/u.test(token);
  const first = tokens.findIndex(isPattern);
  const general = tokens.findIndex((token) => /^General$/iu.test(token));
  if (tokens.some((token) => /^[eE/@]$/u.test(token))) return undefined;
  const magnitude = Math.abs(value);
  const sign = value < 0 && own === undefined ? "-" : "";
  if (general >= 0) {
    const han = /\[DBNum1\]/iu.test(section) && Number.isInteger(magnitude);
    const number = han ? formatHanNumeral(magnitude) : generalNumber(String(magnitude));
    const text = tokens.map((token, index) => (index === general ? number : literal(token))).join("");
    return sign + text;
  }
  if (first < 0) return undefined;
  const last = tokens.findLastIndex(isPattern);
  const inside = tokens.slice(first, last + 1);
  const digits = inside.every(isPattern)
    ? printDigits(inside.join(""), magnitude, section)
    : printParted(inside, magnitude);
  const head = tokens.slice(0, first).map(literal).join("");
  const tail = tokens
    .slice(last + 1)
    .map(literal)
    .join("");
  return digits === undefined ? undefined : sign + head + digits + tail;
}

function printDigits(pattern: string, magnitude: number, section: string): string | undefined {
  const [whole = "", fraction = ""] = pattern.split(".");
  const scaled = section.includes("%") ? magnitude * 100 : magnitude;
  if (/,$/u.test(pattern) || scaled >= 1e21) return undefined;
  if (/\[DBNum1\]/iu.test(section)) return Number.isInteger(scaled) ? formatHanNumeral(scaled) : undefined;
  const least = fraction.replace(/[^0]/gu, "").length;
  let [digits = "", decimals = ""] = Number(scaled.toPrecision(15)).toFixed(Math.min(fraction.length, 20)).split(".");
  while (decimals.length > least && decimals.endsWith("0")) decimals = decimals.slice(0, -1);
  digits = digits.padStart(whole.replace(/[^0]/gu, "").length, "0");
  if (!whole.includes("0") && digits === "0" && decimals !== "") digits = "";
  if (whole.includes(",")) digits = digits.replace(/\B(?=(?:\d{3})+$)/gu, ",");
  return decimals === "" ? digits : `${digits}.${decimals}`;
}
