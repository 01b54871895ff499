/** A cell where it stands in its row: the first of the columns of the grid that it covers, and how many. */
interface GridCell {
  column: number;
  span: number;
  cell: { colSpan: number };
}

/** What of a narrow cell a border may have been moved by. */
const MOST_OF_A_CELL = 0.5;

/**
 * Straightens borders that were moved by hand in some rows: Word makes a line of its grid of each place where a border stands, so that a cell of one
 * row begins a hair beside the one above it, in another column. Lines beside each other are one where no row has a cell between them and the gap is
 * less than half of the cells beside them. `widths` are those of the grid's columns; without them nothing is known.
 */
export function straightenLines(rows: readonly (readonly GridCell[])[], widths: readonly number[]): void {
  const last = rows.reduce((most, row) => Math.max(most, ...row.map(({ column, span }) => column + span)), 0);
  const mostCells = rows.reduce((most, { length }) => Math.max(most, length), 0);
  if (last <= mostCells || widths.length < last) return;
  const places = placesOf(linesOf(rows, widths));
  if (places === undefined) return;
  const isInOrder = ({ column, span }: GridCell): boolean =>
    (places.get(column + span) ?? 0) > (places.get(column) ?? 0);
  if (!rows.every((row) => row.every(isInOrder))) return;
  for (const placed of rows.flat()) {
    const end = places.get(placed.column + placed.span) ?? 0;
    placed.column = places.get(placed.column) ?? 0;
    placed.span = end - placed.column;
    placed.cell.colSpan = placed.span;
  }
}

/** For each line the number of the one that it is part of, counted from the left; undefined where all lines stand for themselves. */
function placesOf(lines: readonly GridLine[]): Map<number, number> | undefined {
  // Most rows have the border where it was: the others moved away from there.
  const anchors: { line: GridLine; rows: Set<number>; others: GridLine[] }[] = [];
  for (const line of lines.toSorted((one, other) => other.rows.size - one.rows.size || one.at - other.at)) {
    const anchor = anchors.find((candidate) => areOne(candidate.line, line) && isFree(candidate.rows, line));
    if (anchor === undefined) {
      anchors.push({ line, rows: new Set(line.rows), others: [] });
      continue;
    }
    anchor.others.push(line);
    for (const row of line.rows) anchor.rows.add(row);
  }
  if (anchors.length === lines.length) return undefined;
  anchors.sort((one, other) => one.line.at - other.line.at);
  return new Map(anchors.flatMap(({ line, others }, place) => [line, ...others].map(({ at }) => [at, place] as const)));
}

/** A line of the grid: its number, its place on the page, the rows in which a border stands on it, the width of the narrowest cell beside it. */
interface GridLine {
  at: number;
  position: number;
  rows: Set<number>;
  room: number;
}

function linesOf(rows: readonly (readonly GridCell[])[], widths: readonly number[]): GridLine[] {
  const positions = [0];
  for (const width of widths) positions.push((positions.at(-1) ?? 0) + width);
  const lines = new Map<number, GridLine>();
  for (const [row, cells] of rows.entries()) {
    for (const { column, span } of cells) {
      const width = (positions[column + span] ?? 0) - (positions[column] ?? 0);
      for (const at of [column, column + span]) {
        const line = lines.get(at) ?? { at, position: positions[at] ?? 0, rows: new Set(), room: width };
        line.rows.add(row);
        line.room = Math.min(line.room, width);
        lines.set(at, line);
      }
    }
  }
  return [...lines.values()];
}

function areOne(one: GridLine, other: GridLine): boolean {
  return Math.abs(other.position - one.position) <= Math.min(one.room, other.room) * MOST_OF_A_CELL;
}

/** True where no row has a border on both. */
function isFree(rows: ReadonlySet<number>, line: GridLine): boolean {
  for (const row of line.rows) if (rows.has(row)) return false;
  return true;
}
