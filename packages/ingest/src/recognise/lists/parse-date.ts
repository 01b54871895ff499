import { parseHanNumeral } from "@qingdan/model";

const DIGITS = "〇零一二三四五六七八九";

/** 二〇一五年七月 · 2015年7月1日 · 2015-07-01 · （2015年7月） as YYYY[-MM[-DD]]; "" for any other text. */
export function parseDate(text: string): string {
  if (text.length > 40 || !/[年\-/.]/u.test(text)) return "";
  const compact = text
    .replace(/[\s\u3000]+/gu, "")
    .replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/^[（(]([^（）()]+)[）)]$/u, "$1")
    .replace(/^截至/u, "");
  const han =
    /^([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?)?$/u.exec(
      compact,
    );
  if (han) {
    const year = [...(han[1] ?? "")]
      .map((digit) =>
        digit === "○" || digit === "零" ? 0 : DIGITS.indexOf(digit) - (DIGITS.indexOf(digit) > 0 ? 1 : 0),
      )
      .join("");
    return datePieces(year, parseHanNumeral(han[2] ?? ""), parseHanNumeral(han[3] ?? ""));
  }
  const digits = /^(\d{4})(?:年|[-/.])(?:(\d{1,2})(?:月|[-/.]|$)(?:(\d{1,2})日?)?)?$/u.exec(compact);
  if (!digits) return "";
  return datePieces(
    digits[1] ?? "",
    digits[2] === undefined ? undefined : Number(digits[2]),
    digits[3] === undefined ? undefined : Number(digits[3]),
  );
}

function datePieces(year: string, month: number | undefined, day: number | undefined): string {
  const pad = (value: number): string => String(value).padStart(2, "0");
  return [year, month === undefined ? "" : pad(month), day === undefined ? "" : pad(day)].filter(Boolean).join("-");
}
