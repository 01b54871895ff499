import { serialValue } from "@qingdan/model";

/** 5（续）, 5（续二）: the serial of a group that goes on behind a page end. */
export const CONTINUED_SERIAL = /[（(](?:续(?:上页|上表|前|表)?[一二三四五六七八九十0-9]{0,2}|接上[页表])[）)]$/u;

/** True for what a column 序号 holds: a number, or one of two or three numbers (1.1, 2-1-3). */
export function isSerial(text: string): boolean {
  return serialValue(text) !== undefined || /^[0-9]{1,3}(?:[.．\-—－][0-9]{1,3}){1,2}[.．]?$/u.test(text.trim());
}
