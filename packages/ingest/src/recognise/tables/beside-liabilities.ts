import { endsSentence, leadingNumber } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { lineText, passageText, type Recognition } from "../passage.ts";
import type { PartRows } from "./read-rows.ts";

/**
 * Takes out the rows of a table behind those of part five that nobody can read, and the short words over such rows or over all columns between rows
 * (窗口工作人员): no mechanism is made of them, whatever stands behind the table.
 */
export function takeInside({ document }: Recognition, { inside, unread, after }: PartRows): Line[][] {
  if (inside === undefined && unread === undefined) return [];
  const isBand = (lines: Line[]): boolean => {
    const text = passageText(document, lines);
    const isShort = text !== "" && text.length <= LONGEST_BAND && leadingNumber(text) === undefined;
    return isShort && !endsSentence(text) && !MECHANISM_WORDS.test(text);
  };
  const isUnread = (lines: Line[] = []): boolean => unread?.has(lines) === true;
  const isOver = (lines: Line[], at: number): boolean => inside?.has(lines) === true || isUnread(after[at + 1]);
  return after.filter((lines, at) => isUnread(lines) || (isOver(lines, at) && isBand(lines)));
}

/** What a mechanism is about, and no other text below rows (本单位承诺以上内容真实。) is. */
const MECHANISM_WORDS = /制度|机制|办法|责任|追究|追责|问责|究责|处分|处理|处罚|惩|纪检|监察|申诉|复核|容错/u;
/** No line beside the rows is longer. */
const LONGEST_BESIDE = 60;
/** No words that part the rows of a table are longer. */
const LONGEST_BAND = 30;

/** True for short texts beside the rows of part five that no mechanism can be made of. */
export function areBesideRows({ document }: Recognition, { before }: PartRows, prose: readonly Line[]): boolean {
  const texts = prose.map((line) => lineText(document, line));
  const isOther = (text: string): boolean =>
    text.length <= LONGEST_BESIDE && leadingNumber(text) === undefined && !MECHANISM_WORDS.test(text);
  return (
    texts.every((text) => text.length <= 30 && !endsSentence(text)) || (before.length === 0 && texts.every(isOther))
  );
}
