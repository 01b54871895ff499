import type { Block, Cell, Line, SourceDocument } from "../blocks.ts";

/** The mark behind a cell, and once more behind a row, in the text of a .doc ([MS-DOC] 2.4.3). */
const CELL_MARK = "\u0007";
const PARAGRAPH_MARK = "\r";
const FEWEST_COLUMNS = 2;

/**
 * Gives a converted document its last table back. A .doc that LibreOffice has written ends without a paragraph where its last block is a table;
 * reading it again, LibreOffice takes that table for paragraphs, the cells of a row run together. The text of the .doc still has the marks of
 * cells and rows. The document as it is where nothing of the kind is found, or where the marks make no even rows.
 */
export function withLastTable(document: SourceDocument, bytes: Uint8Array): SourceDocument {
  const lines = tailLines(document.blocks);
  if (lines.length === 0) return document;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf16le");
  for (let first = 0; first < lines.length; first += 1) {
    const cells = cellsInMarks(document.text, lines.slice(first), raw);
    const rows = cells === undefined ? undefined : rowsOf(cells);
    if (rows === undefined) continue;
    const kept = document.blocks.slice(0, document.blocks.length - (lines.length - first));
    const table: Block = { kind: "table", columns: rows[0]?.length ?? 0, rows };
    return {
      ...document,
      blocks: [...kept, table],
      diagnostics: [
        ...document.diagnostics,
        {
          code: "ingest/restored-table",
          severity: "warning",
          place: document.placeAt(lines[first]?.start ?? 0),
          message: "转换时文件末尾表格的单元格丢失，已按原文件中的单元格标记恢复，请核对",
        },
      ],
    };
  }
  return document;
}

/** The lines of the paragraphs behind the last table, where each has but one. */
function tailLines(blocks: readonly Block[]): Line[] {
  const tail = blocks.slice(blocks.findLastIndex((block) => block.kind === "table") + 1);
  const lines = tail.flatMap((block) => (block.kind === "paragraph" ? block.lines : []));
  return lines.length === tail.length ? lines : [];
}

/** The cells (lines each) with empty ones and row ends (undefined) that the .doc has in these lines, to its very end; undefined where the lines are no table in it. */
function cellsInMarks(text: string, lines: readonly Line[], raw: string): (Line[] | undefined)[] | undefined {
  const [first] = lines as [Line];
  const begin = text.charAt(first.start);
  for (let at = raw.indexOf(begin); at >= 0; at = raw.indexOf(begin, at + 1)) {
    const found = matchedAt(text, lines, raw, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function matchedAt(
  text: string,
  lines: readonly Line[],
  raw: string,
  from: number,
): (Line[] | undefined)[] | undefined {
  const cells: (Line[] | undefined)[] = [];
  let cell: Line[] = [];
  let at = from;
  const takeMarks = (): void => {
    for (; raw.charAt(at) === CELL_MARK; at += 1) {
      cells.push(cell.length === 0 ? undefined : cell);
      cell = [];
    }
  };
  for (const [index, line] of lines.entries()) {
    if (index > 0 && raw.charAt(at) === PARAGRAPH_MARK) at += 1;
    let start = line.start;
    for (let offset = line.start; offset < line.end; offset += 1) {
      if (raw.charAt(at) !== text.charAt(offset)) return undefined;
      at += 1;
      if (raw.charAt(at) !== CELL_MARK && offset < line.end - 1) continue;
      cell.push({ start, end: offset + 1 });
      start = offset + 1;
      takeMarks();
    }
    if (index === 0 && cells.length === 0) return undefined;
  }
  return cell.length === 0 ? cells : undefined;
}

/** So many rows of fewer cells may stand above the head of a table: its title, the lines of the bureau and the date. */
const MOST_ABOVE = 3;

/** The rows that the marks make: all of as many cells, but for those of a title above them; undefined where they make no such rows. */
function rowsOf(cells: readonly (Line[] | undefined)[]): Cell[][] | undefined {
  const above: Line[][][] = [];
  let from = 0;
  while (above.length <= MOST_ABOVE) {
    const rows = evenRowsOf(cells.slice(from));
    const columns = rows?.[0]?.length ?? 0;
    if (rows !== undefined && above.every(({ length }) => length < columns))
      return [...above.map((own) => titleRow(own, columns)), ...rows];
    const end = cells.indexOf(undefined, from);
    if (end <= from) return undefined;
    above.push(cells.slice(from, end) as Line[][]);
    from = end + 1;
  }
  return undefined;
}

/** A row of fewer cells than the table has columns: the first of them is merged over what the others leave. */
function titleRow(own: readonly Line[][], columns: number): Cell[] {
  const span = columns - own.length + 1;
  const [first = [], ...others] = own;
  const row = [{ lines: first, rowSpan: 1, colSpan: span }, ...new Array<undefined>(span - 1).fill(undefined)];
  return [...row, ...others.map((lines) => ({ lines, rowSpan: 1, colSpan: 1 }))] as Cell[];
}

/** Rows of as many cells as the first has, perhaps over one cell with a note. */
function evenRowsOf(all: readonly (Line[] | undefined)[]): Cell[][] | undefined {
  const columns = all.indexOf(undefined);
  if (columns < FEWEST_COLUMNS) return undefined;
  const note = all.length % (columns + 1) === 2 ? all.at(-2) : undefined;
  const cells = note === undefined ? all : all.slice(0, -2);
  if (cells.length % (columns + 1) !== 0 || cells.length <= columns + 1) return undefined;
  const rows: Cell[][] = [];
  for (let at = 0; at < cells.length; at += columns + 1) {
    if ((cells[at + columns]?.length ?? 0) > 0) return undefined;
    rows.push(cells.slice(at, at + columns).map((lines) => ({ lines: lines ?? [], rowSpan: 1, colSpan: 1 })));
  }
  return note === undefined ? rows : [...rows, titleRow([note], columns)];
}
