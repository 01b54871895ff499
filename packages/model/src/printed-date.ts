import { formatHanNumeral } from "./numerals.ts";

/** "2015-07" as 2015年7月, "2015-07-03" as 2015年7月3日, "2015" as 2015年; "" for no date. */
export function printedDate(issued: string): string {
  const [year, month, day] = issued.split("-");
  if (year === undefined || year === "") return "";
  return `${year}年${month === undefined ? "" : `${Number(month)}月`}${day === undefined ? "" : `${Number(day)}日`}`;
}

/** "2015-07" as 二〇一五年七月, the way a cover is dated (GB/T 9704 dates the body in digits, covers use numerals). */
export function coverDate(issued: string): string {
  const [year, month, day] = issued.split("-");
  if (year === undefined || year === "") return "";
  const digits = [...year].map((digit) => "〇一二三四五六七八九"[Number(digit)] ?? digit).join("");
  return `${digits}年${month === undefined ? "" : `${formatHanNumeral(Number(month))}月`}${day === undefined ? "" : `${formatHanNumeral(Number(day))}日`}`;
}
