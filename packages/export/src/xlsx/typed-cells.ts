import type { CellKind } from "../plain-table.ts";

/** Formats of numbers by the kinds of cells. 0 is the built-in one that shows a number as it is. */
const FORMATS: Readonly<Record<CellKind, { id: number; code: string }>> = {
  number: { id: 0, code: "" },
  date: { id: 190, code: "yyyy\\-mm\\-dd" },
  moment: { id: 191, code: "yyyy\\-mm\\-dd\\ hh:mm:ss" },
};
const KINDS = Object.keys(FORMATS) as CellKind[];

/** Excel keeps 15 digits: longer whole numbers, such as keys, would lose their last ones. */
const MOST_DIGITS = 15;
const NUMBER = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/u;
const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}):(\d{2})(?:\.\d+)?)?$/u;
/** Excel's days count from here; before 1900-03-01 it counts a day that never was. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const FIRST_RIGHT_DAY = 61;
const DAY = 86_400_000;

/** The number by which a workbook holds a text of this kind; undefined where it cannot hold it in full, and the text stays a text. */
export function typedValue(kind: CellKind, text: string): string | undefined {
  if (kind === "number") return numberValue(text);
  const match = MOMENT.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part || 0));
  const moment = (Date.UTC(year, month - 1, day, hours, minutes, seconds) - FIRST_DAY) / DAY;
  return moment < FIRST_RIGHT_DAY ? undefined : String(moment);
}

function numberValue(text: string): string | undefined {
  if (!NUMBER.test(text) || !Number.isFinite(Number(text))) return undefined;
  const whole = /^-?\d+$/u.test(text);
  // 0571 is a code, whatever its column says.
  if (whole && (text.replace("-", "").length > MOST_DIGITS || /^-?0\d/u.test(text))) return undefined;
  const value = String(Number(text));
  const digits = text.replace(/[eE].*$|\D|^-?0*\.?0*/gu, "").length;
  return value === text || digits <= MOST_DIGITS ? value : undefined;
}

/** The cell's XML; undefined where it stays a text. */
export function typedCell(name: string, style: number, kind: CellKind, text: string): string | undefined {
  const value = text === "" ? undefined : typedValue(kind, text);
  return value === undefined ? undefined : `<c r="${name}" s="${style}"><v>${value}</v></c>`;
}

/**
 * styles.xml with a look for each kind, as the look `like` but with the kind's format and to the right; and the numbers of these looks.
 * Only tables with such columns get them: all other workbooks stay as they are, to the byte.
 */
export function withTypedLooks(
  styles: string,
  like: number,
): { styles: string; looks: Readonly<Record<CellKind, number>> } {
  const cells = /<cellXfs count="(\d+)">(.*?)<\/cellXfs>/su.exec(styles);
  const known = [...(cells?.[2] ?? "").matchAll(/<xf\b[^>]*?(?:\/>|>.*?<\/xf>)/gsu)].map((match) => match[0]);
  const model = known[like] ?? '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
  const added = KINDS.map((kind) =>
    model
      .replace(/numFmtId="\d+"/u, `numFmtId="${FORMATS[kind].id}" applyNumberFormat="1"`)
      .replace(/(?<=<xf[^>]*applyNumberFormat="1"[^>]*) applyNumberFormat="1"/u, "")
      .replace('horizontal="left"', 'horizontal="right"'),
  );
  const formats = KINDS.filter((kind) => FORMATS[kind].code !== "").map(
    (kind) => `<numFmt numFmtId="${FORMATS[kind].id}" formatCode="${FORMATS[kind].code}"/>`,
  );
  const withCells = styles.replace(
    cells?.[0] ?? "<cellXfs",
    `<cellXfs count="${known.length + added.length}">${[...known, ...added].join("")}</cellXfs>`,
  );
  return {
    styles: withFormats(withCells, formats),
    looks: Object.fromEntries(KINDS.map((kind, index) => [kind, known.length + index])) as Record<CellKind, number>,
  };
}

function withFormats(styles: string, formats: readonly string[]): string {
  const known = /<numFmts count="(\d+)">(.*?)<\/numFmts>/su.exec(styles);
  if (known === null)
    return styles.replace(/(<styleSheet[^>]*>)/u, `$1<numFmts count="${formats.length}">${formats.join("")}</numFmts>`);
  const all = `<numFmts count="${Number(known[1]) + formats.length}">${known[2] ?? ""}${formats.join("")}</numFmts>`;
  return styles.replace(known[0], all);
}
