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
  return `${digits}年${month === undefined ? "" : `${han(Number(month))}月`}${day === undefined ? "" : `${han(Number(day))}日`}`;
}

function han(value: number): string {
  const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
  const tens = Math.floor(value / 10);
  return `${tens === 0 ? "" : `${tens === 1 ? "" : digits[tens]}十`}${digits[value % 10] ?? ""}`;
}
