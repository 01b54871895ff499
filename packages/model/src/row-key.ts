import { digest32 } from "./keys.ts";
import { withoutWhiteSpace } from "./normalise.ts";
import { END_MARK } from "./standard-form.ts";

/** What stands in the hidden key column of one row: who the row is, and what it said when it was exported. */
export interface RowKey {
  /** The keys of the row's nodes, the group's first; "" where the row has no such node. */
  keys: string[];
  /** `rowFingerprint` of the exported cells; "" where it was lost. */
  fingerprint: string;
  /** From 2: the row carries on the texts of the row above, which were too long for one cell. */
  piece: number;
}

const FINGERPRINT_LENGTH = 4;

/** A digest of a row's cells, white space aside, in the order of the sheet's columns: four characters in base 32. */
export function rowFingerprint(cells: readonly string[]): string {
  return digest32(withoutWhiteSpace(cells.join("\u0001")), FINGERPRINT_LENGTH);
}

/** "D0123456789X/T0123456789Y#7F3K", and "…#7F3K+2" for the second piece of a row that is too long for one. */
export function encodeRowKey(keys: readonly string[], fingerprint: string, piece = 1): string {
  return `${keys.join("/")}#${fingerprint}${piece > 1 ? `+${piece}` : ""}`;
}

const ROW_KEY = /^([0-9A-Z/]*)(?:#([0-9A-Z]*))?(?:\+(\d{1,4}))?$/u;

/** The inverse of `encodeRowKey`, whatever the case and with stray spaces; undefined for any other text. */
export function decodeRowKey(text: string): RowKey | undefined {
  const match = ROW_KEY.exec(text) ?? ROW_KEY.exec(withoutWhiteSpace(text).toUpperCase());
  if (match === null || match[0] === "") return undefined;
  return {
    keys: (match[1] ?? "").split("/"),
    fingerprint: match[2] ?? "",
    piece: match[3] === undefined ? 1 : Number(match[3]),
  };
}

/** True for the text that ends a sheet's key column. */
export function isEndMark(text: string): boolean {
  if (!text.includes(END_MARK.charAt(0))) return false;
  const bare = withoutWhiteSpace(text);
  return bare.length === END_MARK.length && bare.toLowerCase() === END_MARK;
}
