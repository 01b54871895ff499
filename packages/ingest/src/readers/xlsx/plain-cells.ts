const REFERENCE = String.raw`[A-Z]{1,3}[1-9]\d{0,6}`;
/** Repetitions are bounded, since the engine keeps a way back for each of them. */
const MANY = "{0,200}";
const BLANK_CELLS = `(?:<c r="${REFERENCE}"(?: s="\\d+")?/>)${MANY}`;
const ROW = String.raw`<row r="([1-9]\d{0,6})"(?: spans="[\d: ]+")?(?: s="\d+" customFormat="1")?(?: ht="[\d.]+")?(?: customHeight="1")?`;
/** Text without marks, references and characters that XML does not allow. */
const PLAIN_TEXT = String.raw`([^<&\]\0-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]*)`;

/**
 * What nearly all of a sheet is, as every program writes it: formatted cells without content (they only count columns), cells that hold
 * one value or one text without references, rows of blank cells, the end of a row with the beginning of the next, and merges. Groups:
 * reference and style, the last of several blank cells, type, value, inline text; blank row, the last of several; next row; merge.
 */
export const PLAIN_CELLS = new RegExp(
  [
    `<c r="(${REFERENCE})"(?: s="(\\d+)")?(?:/>(?:<c r="(${REFERENCE})"(?: s="\\d+")?/>)${MANY}|` +
      `(?: t="([A-Za-z]+)")?>(?:<v>${PLAIN_TEXT}</v>|<is><t(?: xml:space="preserve")?>${PLAIN_TEXT}</t></is>)</c>)`,
    `${ROW}>${BLANK_CELLS}</row>(?:${ROW}>${BLANK_CELLS}</row>)${MANY}`,
    `</row>${ROW}(?: x14ac:dyDescent="[\\d.]+")?>(?!${BLANK_CELLS}</row>)`,
    `<mergeCell ref="(${REFERENCE}:${REFERENCE})"/>`,
  ].join("|"),
  "uy",
);
