import type { PlainValue } from "../database/plain-value.ts";

/** A value as the text of a cell: NULL is "", lists and structures are JSON. */
export function cellText(value: PlainValue): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const NUMBER = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)$/u;

/** True for the types whose cells are aligned to the right. */
export function isNumberType(type: string): boolean {
  return NUMBER.test(type);
}
