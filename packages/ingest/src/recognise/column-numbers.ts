import type { SourceDocument, Table } from "../blocks.ts";
import { passageText, type Recognition } from "./passage.ts";

const STEMS = "甲乙丙丁戊己庚辛壬癸";

/** True for the row that statistical forms print under their header: the numbers of the columns, 1 2 3 … or 甲 乙 丙 …. */
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
  const cells = row.filter((cell) => cell !== undefined);
  if (cells.length < 3 || cells.some((cell) => cell.lines.length !== 1)) return false;
  const texts = cells.map((cell) => passageText(document, cell.lines).replace(/^[（(]|[）)]$/gu, ""));
  return (
    texts.every((text, index) => text === String(index + 1)) || texts.every((text, index) => text === STEMS[index])
  );
}
