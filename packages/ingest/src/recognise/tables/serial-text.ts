import { serialValue } from "@qingdan/model";

/** 5（续）, 5（续二）: the serial of a group that goes on behind a page end. */
export const CONTINUED_SERIAL = /[（(](?:续(?:上页|上表|前|表)?[一二三四五六七八九十0-9]{0,2}|接上[页表])[）)]$/u;

/** 同上 · 〃: what a hand-made table prints instead of the text above. */
const DITTO = /^(?:同上|〃|″|＂|"|〞|”)$/u;

/** True for a cell that only says that the text above goes on. */
export function isDitto(text: string): boolean {
  return text.length <= 2 && DITTO.test(text);
}

/** True for what a column 序号 holds: a number, or one of two or three numbers (1.1, 2-1-3). */
export function isSerial(text: string): boolean {
  // 1-2 that a program has taken for a date is 1月2日.
  return (
    serialValue(text) !== undefined ||
    /^[0-9]{1,2}月[0-9]{1,2}日$/u.test(text) ||
    /^[0-9]{1,3}(?:[.．\-—－][0-9]{1,3}){1,2}[.．]?$/u.test(text.trim())
  );
}
