import { withoutWhiteSpace } from "@qingdan/model";
import type { Cell, Line, Table } from "../../blocks.ts";
import { isPageMark, isSigned } from "../../page-lines.ts";
import { lineText, passageText, type Recognition } from "../passage.ts";
import { saysEnd } from "./page-furniture.ts";
import { parseDate } from "../lists/parse-date.ts";
import { namesOrganisation } from "../lists/recognise-bureau.ts";

/** 合计 · 小计 …: what sums up rows is none. */
export const TOTAL = /^(?:合计|总计|小计|共计|累计)(?:[：:（(]|$)/u;
/** 填表人：张三: who filled in, checked and answers for a form. */
export const SIGNATURE =
  /^(?:填[表报]人|制表人?|审核人?|审批人?|审定|核稿|(?:单位|部门)?(?:主要)?负责人|分管(?:领导|负责人)|主要领导|经办人|联系人|联系电话|电话|填[表报](?:日期|时间)|日期)(?:[（(](?:签字|签名|盖章)[）)])?[：:]/u;

/** 填表人 in a cell of its own, before that of the name. */
const SIGNER = /^(?:填[表报]人|制表人?|审核人?|审批人?|核稿|(?:单位|部门)?(?:主要)?负责人|分管领导|经办人)[：:]?$/u;
/** No name, number or date in such a cell is longer. */
const LONGEST_NAME = 20;

/**
 * True for the cells of a row that say who filled in, checked and answers for a form: each with its label (填表人：张三), or label and name in
 * cells one behind the other (填表人： | 张三 | 联系电话： | 4422101). The texts are without white space.
 */
export function isSignature(texts: readonly string[]): boolean {
  const [first = ""] = texts;
  if (texts.every((text) => SIGNATURE.test(text))) return true;
  if (!SIGNER.test(first) && !SIGNATURE.test(first)) return false;
  const isLabel = (text: string): boolean => SIGNER.test(text) || SIGNATURE.test(text);
  return texts.every((text, at) => {
    if (isLabel(text) || (at > 0 && parseDate(text) !== "")) return true;
    const before = texts[at - 1] ?? "";
    return text.length <= LONGEST_NAME && (SIGNER.test(before) || (SIGNATURE.test(before) && /[：:]$/u.test(before)));
  });
}

/** （此表由办公室汇总）: what is said of the table from beside it. */
const IN_BRACKETS = /^[（(][^（()）]{5,}[）)]$/u;

/** What the words of TOTAL and SIGNATURE, and the marks of pages, begin with. */
const BESIDE_BEGINNINGS = "合总小共累填制审核单部负主分经联电日-—－–第续接以本此（(";

/**
 * The text of a row that only sums up the rows above it, that is signed by who filled in the form, that is the number of a page, or that has
 * nothing but words in brackets; undefined for any other row.
 */
export function besideRows({ document }: Recognition, row: Table["rows"][number]): Line[][] | undefined {
  const head = row.find((cell) => cell !== undefined && cell.lines.length > 0)?.lines[0];
  // Most rows begin with a number or with nothing like it: they are passed over by their first character.
  if (head === undefined || !BESIDE_BEGINNINGS.includes(document.text.charAt(head.start))) return undefined;
  const filled = row.filter((cell) => cell !== undefined && cell.lines.length > 0);
  const texts = filled.map((cell) => passageText(document, cell?.lines ?? []).replace(/[\s\u3000]+/gu, ""));
  const [first] = texts;
  if (first === undefined || first.length > 60) return undefined;
  const isPage = texts.length === 1 && (isPageMark(first) || saysEnd(first));
  const isTotal = TOTAL.test(first) && texts.every((text) => text.length <= 30);
  const isSignedRow = isSignature(texts);
  const isAside = texts.length === 1 && IN_BRACKETS.test(first);
  return isTotal || isSignedRow || isPage || isAside ? [filled.flatMap((cell) => cell?.lines ?? [])] : undefined;
}

/** The row of a table with which the bureau's name and the date below or beside it begin that sign it; the number of its rows where none is. */
export function signedFrom({ document }: Recognition, { rows }: Table): number {
  const last = rows.findLastIndex((row) => row.some(isFilled));
  const before = rows.findLastIndex((row, index) => index < last && row.some(isFilled));
  const textsOf = (row: Table["rows"][number] = []): string[] =>
    row.flatMap((cell) => (cell?.lines ?? []).map((line) => withoutWhiteSpace(lineText(document, line))));
  const isSign = ([name = "", date = "", ...more]: string[]): boolean =>
    more.length === 0 && namesOrganisation(name) && parseDate(date) !== "";
  const texts = textsOf(rows[last]);
  if (texts.length > 2 || parseDate(texts.at(-1) ?? "") === "") return rows.length;
  if (isSign(texts)) return last;
  return isSign([...textsOf(rows[before]), ...texts]) && rows[before]?.every(isWhole) === true ? before : rows.length;
}

function isFilled(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.lines.length > 0;
}

/** True for a place in a row that no cell from above reaches into. */
function isWhole(cell: Cell | undefined, column: number, row: Table["rows"][number]): boolean {
  return cell !== undefined || row.some((own, at) => own !== undefined && at < column && at + own.colSpan > column);
}

/**
 * Where the signature at the end of prose begins (who filled in the form; the bureau's name on a line, the date below it); the number of
 * lines where there is none.
 */
export function signatureStart({ document }: Recognition, lines: readonly Line[]): number {
  const textAt = (index: number): string => {
    const line = lines[index];
    return line === undefined ? "" : withoutWhiteSpace(lineText(document, line));
  };
  let end = lines.length;
  while (end > 0 && isSigned(textAt(end - 1))) end -= 1;
  const last = textAt(end - 1);
  const [, printer = "", date = last] = PRINTED_ON_ONE_LINE.exec(last) ?? [];
  if (namesOrganisation(printer) && parseDate(date) !== "") end -= 1;
  else if (parseDate(last.replace(PRINTED, "")) !== "" && namesOrganisation(textAt(end - 2))) end -= 2;
  else return end;
  return COPIED_TO.test(textAt(end - 1)) ? end - 1 : end;
}

/** 2024年3月1日印发: when a document was printed, the last line of one. */
const PRINTED = /印[发制]$/u;
/** 某某局办公室2024年3月1日印发: both on one line. */
const PRINTED_ON_ONE_LINE =
  /^([^0-9〇○一二三四五六七八九]{3,30}?)([0-9〇○零一二三四五六七八九]{4}年.{3,8}日)印[发制]$/u;
/** 抄送：…, above who printed a document. */
const COPIED_TO = /^(?:抄送|分送|发)[：:]/u;
