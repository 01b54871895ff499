import { isWhiteSpace } from "./normalise.ts";

/** What no XML file can hold: controls, halves of surrogate pairs, U+FFFE and U+FFFF. Writers put U+FFFD in its place. */
const UNWRITABLE = /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const SUSPICIOUS = /[\u0000-\u0008\u000b-\u001f\u2028\u2029\ufffe\uffff\ud800-\udfff]/;
const LINE_BREAK = /\r\n|[\r\u000b\u000c\u2028\u2029]/gu;

/**
 * The text by which two versions of a field are compared: line breaks as LF, no white space at the ends of the whole text, nothing that
 * a workbook cannot hold. Everything inside is compared as it stands. What differs from another text in nothing else is not an edit:
 * spreadsheet programs and copying change it without a person's doing.
 */
export function comparisonText(text: string): string {
  const written = SUSPICIOUS.test(text) ? text.replace(LINE_BREAK, "\n").replace(UNWRITABLE, "\ufffd") : text;
  let start = 0;
  let end = written.length;
  while (start < end && isWhiteSpace(written.charCodeAt(start))) start += 1;
  while (end > start && isWhiteSpace(written.charCodeAt(end - 1))) end -= 1;
  return written.slice(start, end);
}

/** True where two texts say the same; see `comparisonText`. */
export function sameText(one: string, other: string): boolean {
  return one === other || comparisonText(one) === comparisonText(other);
}
