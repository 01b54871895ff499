import type { Part } from "@qingdan/model";
import type { Cell, Table } from "../../blocks.ts";
import { readHeader } from "../header/read-header.ts";
import { passageText, type Recognition } from "../passage.ts";

type Row = Table["rows"][number];

/** Columns of a table, from `left` up to `right`, which is the first behind them. */
interface Strip {
  left: number;
  right: number;
}

/** No table of a part is narrower. */
const FEWEST_COLUMNS = 3;
/** What the rows of a part are about: the first column where there is no 序号. */
const LEADING: Record<Part, string> = {
  duties: "duty",
  boundaries: "matter",
  oversight: "title",
  services: "name",
  accountability: "subject",
};
/** How far below its first row a band may have the row of the headings. */
const HEAD_DEPTH = 3;

/**
 * The tables of a sheet that prints several side by side, from the left to the right, each band of rows between blank ones for itself: empty
 * columns part them, or a second 序号 in the row of the headings begins the next, of another part or under the same headings. Only where each of them has a head of its own; any other
 * sheet is one table, as it is.
 */
export function tablesSideBySide(recognition: Recognition, table: Table): Table[] {
  if (table.columns < 2 * FEWEST_COLUMNS + 1) return [table];
  const tables: Table[] = [];
  let above: Row[] = [];
  let isParted = false;
  const flush = (): void => {
    if (above.some((row) => row.some(isFilled))) tables.push({ ...table, rows: above });
    above = [];
  };
  for (const band of bandsOf(table.rows)) {
    // A title over all of them stands alone in its row.
    const first = band.findIndex((row) => row.filter(isFilled).length > 1);
    const body = first < 0 ? [] : band.slice(first);
    const parts = partsOf(recognition, table, body);
    if (parts === undefined) {
      above.push(...band);
      continue;
    }
    isParted = true;
    above.push(...band.slice(0, first));
    flush();
    tables.push(...parts);
  }
  flush();
  return isParted ? tables : [table];
}

/** The rows cut behind each blank one. */
function bandsOf(rows: readonly Row[]): Row[][] {
  const bands: Row[][] = [];
  let isOpen = false;
  for (const row of rows) {
    const last = bands.at(-1);
    if (isOpen && last !== undefined) last.push(row);
    else bands.push([row]);
    isOpen = row.some(isFilled) || row.includes(undefined);
  }
  return bands;
}

function partsOf(recognition: Recognition, table: Table, body: readonly Row[]): Table[] | undefined {
  if (body.length < 2) return undefined;
  for (const [way, strips] of [stripsByGaps(table, body), stripsBySerials(recognition, body)].entries()) {
    if (strips.length < 2 || strips.some(({ left, right }) => right - left < FEWEST_COLUMNS)) continue;
    const parts = strips.map(({ left, right }): Table => {
      const rows = body.map((row) => row.slice(left, right));
      return {
        ...table,
        columns: right - left,
        rows: rows.slice(0, rows.findLastIndex((row) => row.some(isFilled)) + 1),
      };
    });
    const headed = parts.map((part) => beginsTable(recognition, part));
    // A second 序号 may count the rows of the same part, unless the same headings stand behind it once more.
    const heads = new Set(parts.map(({ rows: [head = []] }) => textsOf(recognition, head)));
    const areOthers = way === 0 || new Set(headed).size === headed.length || heads.size === 1;
    if (areOthers && headed.every((part) => part !== undefined)) return parts;
  }
  return undefined;
}

/** The part of a table that begins as every table does, with 序号 or the names of its items; an empty column in the middle of one parts nothing. */
function beginsTable(recognition: Recognition, table: Table): Part | undefined {
  const header = readHeader(recognition, table);
  const fields = header?.columns.map(({ field }) => field) ?? [];
  if (header === undefined || fields.length < FEWEST_COLUMNS) return undefined;
  return fields[0] === "serial" || fields[0] === LEADING[header.part] ? header.part : undefined;
}

/** The columns between those that are empty in all the rows. */
function stripsByGaps(table: Table, body: readonly Row[]): Strip[] {
  const used = new Array<boolean>(table.columns).fill(false);
  for (const row of body)
    for (const [column, cell] of row.entries()) if (isFilled(cell)) used.fill(true, column, column + cell.colSpan);
  const strips: Strip[] = [];
  for (const [column, isUsed] of used.entries()) {
    if (!isUsed) continue;
    const last = strips.at(-1);
    if (last !== undefined && last.right === column) last.right = column + 1;
    else strips.push({ left: column, right: column + 1 });
  }
  return strips;
}

/** The columns from each 序号 of the row of headings to the next, where no cell reaches over the border. */
function stripsBySerials(recognition: Recognition, body: readonly Row[]): Strip[] {
  const { vocabulary, document } = recognition;
  for (const row of body.slice(0, HEAD_DEPTH)) {
    const starts = row.flatMap((cell, column) => {
      const isSerial =
        isFilled(cell) && vocabulary.columnOf("duties", passageText(document, cell.lines))?.field === "serial";
      return isSerial ? [column] : [];
    });
    if (starts.length < 2) continue;
    const borders = [0, ...starts.slice(1)];
    const isCrossed = body.some((cells) =>
      cells.some((cell, column) => borders.some((at) => isFilled(cell) && column < at && column + cell.colSpan > at)),
    );
    if (!isCrossed) return borders.map((left, index) => ({ left, right: borders[index + 1] ?? row.length }));
  }
  return [];
}

function textsOf({ document }: Recognition, row: Row): string {
  return row.map((cell) => passageText(document, cell?.lines ?? [])).join("\t");
}

function isFilled(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && cell.lines.length > 0;
}
