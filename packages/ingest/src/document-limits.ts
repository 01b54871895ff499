import type { SourceDocument } from "./blocks.ts";
import { refuse } from "./refuse.ts";
import type { FileFormat } from "./sniff.ts";

/**
 * The most that is read of one file. The lists of all bureaus of a county in one file are about 12,500 rows and 3 MB of text; a file
 * four times as long is no list, and reading it would take longer than anybody waits.
 */
const MOST_ROWS = 50_000;
/** No form has a tenth as many; a sheet of a workbook may have 16,384, nearly all of them empty. */
const MOST_COLUMNS = 20_000;
const MOST_BYTES = 16 * 1024 * 1024;
/** Lines of a text: a dump prints a line for every cell, a .csv one for every row. */
const MOST_LINES: Partial<Record<FileFormat, number>> = { text: 400_000, markdown: 400_000, csv: 200_000 };
/** Angle brackets of a page, two for each element. */
const MOST_TAGS = 600_000;

/** Marks that part cells in a text: those of a table of MOST_ROWS rows with a dozen columns. */
const MOST_CELL_MARKS = 600_000;
/** A cell of a workbook holds 32,767 characters; no line of a text is many times as long. */
const LONGEST_LINE = 1024 * 1024;

const PIPE = 0x7c;
const TAB = 0x09;
const NEW_LINE = 0x0a;
const ANGLE = 0x3c;

/** Refuses a text, page or .csv that is too large to be a list, before anything of it is decoded. */
export function checkTextSize(bytes: Uint8Array, file: string, format: FileFormat): void {
  if (bytes.length > MOST_BYTES)
    throw refuse(
      "too-large",
      file,
      `文件过大（${Math.round(bytes.length / 1e6)} MB）`,
      `责任清单不会超过 ${MOST_BYTES >> 20} MB，请核对是否选错文件，或者拆分后提交`,
    );
  const lines = MOST_LINES[format];
  if (lines !== undefined && holdsMore(bytes, NEW_LINE, lines)) throw tooLong(file, `超过 ${lines} 行`);
  if (format === "text" || format === "markdown") {
    if (holdsMore(bytes, PIPE, MOST_CELL_MARKS) || holdsMore(bytes, TAB, MOST_CELL_MARKS))
      throw tooLong(file, `超过 ${MOST_CELL_MARKS} 格`);
    if (hasLongLine(bytes)) throw tooLong(file, `有一行超过 ${LONGEST_LINE >> 20} MB`);
  }
  if ((format === "html" || format === "mhtml") && holdsMore(bytes, ANGLE, MOST_TAGS))
    throw tooLong(file, `网页标签超过 ${MOST_TAGS / 2} 对`);
}

/** Refuses a document with more rows, paragraphs or columns than all lists of a county have. */
export function checkDocumentSize(document: SourceDocument): void {
  let rows = 0;
  for (const block of document.blocks) {
    rows += block.kind === "paragraph" ? 1 : block.rows.length;
    if (block.kind === "table" && block.columns > MOST_COLUMNS)
      throw tooLong(document.file, `一行有 ${block.columns} 格`);
  }
  if (rows > MOST_ROWS) throw tooLong(document.file, `共 ${rows} 行（段）`);
}

function holdsMore(bytes: Uint8Array, unit: number, most: number): boolean {
  if (bytes.length <= most) return false;
  let count = 0;
  for (let at = bytes.indexOf(unit); at >= 0; at = bytes.indexOf(unit, at + 1)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}

function hasLongLine(bytes: Uint8Array): boolean {
  if (bytes.length <= LONGEST_LINE) return false;
  let from = 0;
  for (let at = bytes.indexOf(NEW_LINE); at >= 0; at = bytes.indexOf(NEW_LINE, from)) {
    if (at - from > LONGEST_LINE) return true;
    from = at + 1;
  }
  return bytes.length - from > LONGEST_LINE;
}

function tooLong(file: string, length: string) {
  return refuse(
    "too-large",
    file,
    `文件过长：${length}，不是一份责任清单`,
    `请核对是否选错文件；多个部门的清单请按部门拆分后提交（每个文件不超过 ${MOST_ROWS} 行）`,
  );
}
