import type { SourceDocument, Table } from "../../blocks.ts";
import { passageText, type Recognition } from "../passage.ts";

const STEMS = "甲乙丙丁戊己庚辛壬癸";
/** What numbers columns beside 1, 2, 3 …. */
const COUNTERS = [
  "一二三四五六七八九十",
  STEMS,
  "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "abcdefghijklmnopqrstuvwxyz",
  "①②③④⑤⑥⑦⑧⑨⑩⑪⑫",
];

/** True for the row that statistical forms print under their header: the numbers of the columns, 1 2 3 …, （一） （二） …, A B C …, 甲 乙 丙 … or 甲 乙 1 2 …. */
export function isColumnNumbers({ document }: Recognition, row: Table["rows"][number]): boolean {
  const [head, ...others] = row;
  // 栏次 | 1 | 2 …: the row has a name of its own.
  if (
    head !== undefined &&
    /^(?:栏次|栏目|列次|列号|栏号)$/u.test(passageText(document, head.lines).replace(/\s/gu, ""))
  )
    return isCounted(document, others);
  return isCounted(document, row);
}

function isCounted(document: SourceDocument, row: Table["rows"][number]): boolean {
  // A sheet is as wide as the widest of its tables.
  const width = row.findLastIndex((cell) => cell !== undefined && cell.lines.length > 0) + 1;
  const cells = row.slice(0, width).filter((cell) => cell !== undefined);
  if (cells.length < 3 || cells.some((cell) => cell.lines.length !== 1)) return false;
  const texts = cells.map((cell) => passageText(document, cell.lines).replace(/^[（(]|[）)]$/gu, ""));
  // 甲 and 乙 stand under the columns that name the rows, 1, 2, 3 … under the others.
  const stems = texts.findIndex((text, index) => text !== STEMS[index]);
  const mixed = texts.map((_, index) => (index < stems ? STEMS.charAt(index) : String(index - stems + 1)));
  const names = [mixed, ...COUNTERS.map((counter) => [...counter])];
  return names.some((counted) => texts.every((text, index) => text === counted[index]));
}
