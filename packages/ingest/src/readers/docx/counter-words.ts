import { formatHanNumeral } from "@qingdan/model";

const DIGITS = "〇一二三四五六七八九";
const LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖";

/**
 * A counter as a number format of Word prints it (ST_NumberFormat, ECMA-376 17.18.59). Formats that no Chinese document uses are printed
 * in decimal digits.
 */
export function formatCounter(value: number, format: string): string {
  const print = FORMATS[format];
  return print === undefined ? String(value) : print(value);
}

const FORMATS: Record<string, (value: number) => string> = {
  none: () => "",
  decimalZero: (value) => String(value).padStart(2, "0"),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (value) => fromBlock(value, 0x2488, 20) ?? `${value}.`,
  decimalEnclosedParen: (value) => fromBlock(value, 0x2474, 20) ?? `(${value})`,
  numberInDash: (value) => `- ${value} -`,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
  chineseCounting: counting,
  chineseCountingThousand: counting,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: counting,
  japaneseCounting: (value) => counting(value).replace(/^一(?=[百千])/u, ""),
  koreanCounting: counting,
  ideographDigital: positional,
  taiwaneseDigital: positional,
  japaneseDigitalTenThousand: positional,
  koreanDigital: positional,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  ideographTraditional: (value) => "甲乙丙丁戊己庚辛壬癸"[(value - 1) % 10] ?? "",
  ideographZodiac: (value) => "子丑寅卯辰巳午未申酉戌亥"[(value - 1) % 12] ?? "",
  ideographEnclosedCircle: (value) => fromBlock(value, 0x3280, 10) ?? circled(value),
  ordinal: (value) => String(value),
};

function fullWidth(value: number): string {
  return String(value).replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function fromBlock(value: number, first: number, count: number): string | undefined {
  return value >= 1 && value <= count ? String.fromCharCode(first + value - 1) : undefined;
}

function circled(value: number): string {
  if (value > 35) return fromBlock(value - 35, 0x32b1, 15) ?? String(value);
  if (value > 20) return fromBlock(value - 20, 0x3251, 15) ?? String(value);
  return fromBlock(value, 0x2460, 20) ?? String(value);
}

/** a … z, then aa, bb …, as Word counts. */
function letters(value: number): string {
  if (value < 1) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

const ROMAN: readonly [number, string][] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let result = "";
  for (const [amount, letter] of ROMAN) {
    while (rest >= amount) {
      result += letter;
      rest -= amount;
    }
  }
  return result;
}

/** 一 … 九十九, then 一百, 一百零一, 一百一十, up to 九千九百九十九. */
function counting(value: number): string {
  if (value === 0) return "零";
  return value < 100 ? formatHanNumeral(value) : withUnits(value, "零一二三四五六七八九", "十百千");
}

function positional(value: number): string {
  return [...String(value)].map((digit) => DIGITS[Number(digit)] ?? digit).join("");
}

function legal(value: number): string {
  return withUnits(value, LEGAL_DIGITS, "拾佰仟");
}

/** A number below ten thousand with a unit after each digit; zeros between digits are printed once. */
function withUnits(value: number, digits: string, units: string): string {
  if (value < 1 || value > 9999) return String(value);
  const printed = String(value);
  let result = "";
  for (let index = 0; index < printed.length; index++) {
    const digit = Number(printed[index]);
    const unit = printed.length - index - 2;
    if (digit !== 0) result += (digits[digit] ?? "") + (units[unit] ?? "");
    else if (/[1-9]/u.test(printed.slice(index)) && !result.endsWith(digits[0] ?? "")) result += digits[0] ?? "";
  }
  return result;
}
