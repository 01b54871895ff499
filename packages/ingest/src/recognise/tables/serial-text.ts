import { serialValue } from "@qingdan/model";

/** 5（续）: the serial of a group that goes on behind a page end. */
export const CONTINUED_SERIAL = /[（(]续(?:上页|表)?[）)]$/u;

/** True for what a column 序号 holds: a number, or one of two or three numbers (1.1, 2-1-3). */
export function isSerial(text: string): boolean {
  return serialValue(text) !== undefined || /^[0-9]{1,3}(?:[.．\-—－][0-9]{1,3}){1,2}[.．]?$/u.test(text.trim());
}
