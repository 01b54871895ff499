import { withoutWhiteSpace, type Part } from "@qingdan/model";
import type { Cell, Table } from "../../blocks.ts";
import type { Header } from "../header/header.ts";
import { readHeader } from "../header/read-header.ts";
import { markFurniture, passageText, type Recognition } from "../passage.ts";
import { TOTAL } from "./signature.ts";

/** A table that lists the parts is no longer, nor are the texts in its cells. */
const MOST_ROWS = 12;
/** Rows that sum up, and do not count. */
const MOST_TOTALS = 4;
const LONGEST_ENTRY = 40;

/**
 * Takes a table for one of contents, wherever it stands: a sheet that is called 目录 and has no columns of a part, or a table whose rows name the parts
 * (序号 | 内容 | 数量). False for any other table.
 */
export function takeContentsSheet(recognition: Recognition, table: Table): boolean {
  if (!isContentsSheet(recognition, table) && !listsParts(recognition, table)) return false;
  for (const cell of table.rows.flat()) if (cell !== undefined) markFurniture(recognition, "contents", cell.lines);
  return true;
}

/** True for a table on a sheet called 目录 that has no columns of a part. */
export function isContentsSheet(recognition: Recognition, table: Table): boolean {
  const isCalled = table.sheet !== undefined && recognition.vocabulary.isLabel("contents", table.sheet);
  return isCalled && !isOfPart(readHeader(recognition, table));
}

/** True for a head that has more than the numbers and names that a table of contents lists (序号 | 部门名称 | 备注). */
function isOfPart(header: Header | undefined): boolean {
  const fields = header?.columns.map(({ field }) => field) ?? [];
  return fields.filter((field) => field !== undefined && field !== "serial" && field !== "remark").length >= 2;
}

/** True where each row below the first two names a part of its own, those left out that sum up. */
function listsParts({ document, vocabulary }: Recognition, table: Table): boolean {
  const filled = table.rows.filter((row) => row.some((cell) => cell !== undefined && cell.lines.length > 0));
  if (filled.length > MOST_ROWS + MOST_TOTALS || table.rows.some((row) => row.some(isLong))) return false;
  const rows = filled
    .map((row) => row.map((cell) => withoutWhiteSpace(passageText(document, cell?.lines ?? []))))
    .map((texts) => texts.filter((text) => text !== ""))
    .filter((texts) => texts.length > 0 && !TOTAL.test(texts[0] ?? ""));
  if (rows.length > MOST_ROWS || rows.flat().some((text) => text.length > LONGEST_ENTRY)) return false;
  const parts = rows.map((texts) => texts.map((text) => vocabulary.partOf(text)).find((part) => part !== undefined));
  const head = parts.findIndex((part) => part !== undefined);
  const below = parts.slice(Math.max(head, 0)).filter((part): part is Part => part !== undefined);
  const isWhole = head >= 0 && head <= 2 && below.length === rows.length - head;
  return isWhole && below.length >= 3 && new Set(below).size === below.length && rows.slice(head).every(hasMore);
}

/** A cell whose text, white space with it, is too long for an entry of a table of contents. */
function isLong(cell: Cell | undefined): boolean {
  const [first] = cell?.lines ?? [];
  return first !== undefined && first.end - first.start > LONGEST_ENTRY * 2;
}

/** True for a row that says more than the name of a part, which alone is its title. */
function hasMore(texts: readonly string[]): boolean {
  return texts.length >= 2;
}
