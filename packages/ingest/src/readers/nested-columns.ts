import { cellLines, cellText, type DraftCell, type DraftTable } from "../draft.ts";

/** No heading of a form is longer. */
const LONGEST_HEADING = 30;
/** A list has a column for its serial or its groups beside the one that holds tables, and more than that one row. */
const FEWEST_COLUMNS = 3;

/**
 * A list one column of which holds a table in each row (主要职责 | a table of 具体工作事项 and 责任科室), laid out again with a column for each of the
 * columns inside and a row for each row inside; what stands beside them spans these rows. Where all tables inside begin with the same
 * row, that is their head, a second level of the head outside. undefined for any other table.
 */
export function spreadNested(table: DraftTable): DraftTable | undefined {
  const column = nestedColumn(table);
  if (column === undefined) return spreadBelowHeads(table);
  const inner = table.rows.map((row) => tableIn(row[column]));
  const tables = inner.filter((nested) => nested !== undefined);
  const [first] = tables;
  if (first === undefined || tables.some(({ columns }) => columns !== first.columns)) return undefined;
  const isSame = tables.length > 1 ? new Set(tables.map(headOf)).size === 1 : looksLikeHead(first);
  const hasHead = isSame && tables.every(({ rows }) => rows.length > 1);
  const heights = inner.map((nested, at) => {
    if (nested === undefined) return at === 0 && hasHead ? 2 : 1;
    return nested.rows.length - (hasHead ? 1 : 0);
  });
  const rows = table.rows.flatMap((row, at) => {
    const height = heights[at] as number;
    const spread = Array.from({ length: height }, (): (DraftCell | undefined)[] => []);
    for (const [index, cell] of row.entries()) {
      if (index === column) continue;
      const rowSpan = heights.slice(at, at + (cell?.rowSpan ?? 1)).reduce((sum, own) => sum + own, 0);
      for (const [down, line] of spread.entries())
        line.push(down === 0 && cell !== undefined ? { ...cell, rowSpan } : undefined);
    }
    for (const [down, line] of spread.entries())
      line.splice(column, 0, ...insideOf(row[column], inner[at], { at, down, hasHead, first }));
    return spread;
  });
  if (hasHead) dropHeads(rows[1]?.[column], tables.slice(1));
  const headerRows = table.headerRows === undefined || !hasHead ? {} : { headerRows: table.headerRows + 1 };
  return { ...table, columns: table.columns + first.columns - 1, rows, ...headerRows };
}

/** The same where the cell of each table spans the columns of that table, whose heads stand above it. */
function spreadBelowHeads(table: DraftTable): DraftTable | undefined {
  const [head = [], ...body] = table.rows;
  const column = body[0]?.findIndex(holdsTable) ?? -1;
  const width = body[0]?.[column]?.colSpan ?? 0;
  if (column < 0 || width < 2 || head.length < table.columns || !isPlainHead(head)) return undefined;
  const inner = body.map((row) => tableIn(row[column]));
  const isSpread = body.every(
    (row, at) =>
      row[column]?.colSpan === width &&
      inner[at]?.columns === width &&
      row.every((cell, index) => (cell?.rowSpan ?? 1) === 1 && (index === column || !holdsTable(cell))),
  );
  if (!isSpread) return undefined;
  const rows = body.flatMap((row, at) => {
    const own = inner[at]?.rows ?? [];
    return own.map((cells, down) => {
      const beside = row.map((cell) => (down > 0 || cell === undefined ? undefined : { ...cell, rowSpan: own.length }));
      return [...beside.slice(0, column), ...cells, ...beside.slice(column + width)];
    });
  });
  return { ...table, rows: [head, ...rows] };
}

/** The cells that stand in the place of one cell, `down` rows below its first. */
function insideOf(
  cell: DraftCell | undefined,
  nested: DraftTable | undefined,
  { at, down, hasHead, first }: { at: number; down: number; hasHead: boolean; first: DraftTable },
): (DraftCell | undefined)[] {
  if (nested !== undefined) return nested.rows[down + (hasHead ? 1 : 0)] ?? [];
  const others = Array.from({ length: first.columns - 1 }, () => undefined);
  if (at === 0 && down === 1) return first.rows[0] ?? [];
  if (at === 0) return [cell === undefined ? undefined : { ...cell, colSpan: first.columns }, ...others];
  return [cell, ...others.map(() => ({ content: [], rowSpan: 1, colSpan: 1 }))];
}

/** The heads of the other tables say once more what that of the first does. */
function dropHeads(cell: DraftCell | undefined, tables: readonly DraftTable[]): void {
  for (const { rows } of tables)
    for (const other of rows[0] ?? [])
      for (const line of cellLines(other?.content ?? []))
        cell?.content.push({ kind: "paragraph", lines: [{ ...line, furniture: line.furniture ?? "repeated header" }] });
}

/** The one column that holds tables below a head of short texts; undefined where there is none. */
function nestedColumn(table: DraftTable): number | undefined {
  const [head = [], ...body] = table.rows;
  if (table.columns < FEWEST_COLUMNS || head.length < table.columns || !isPlainHead(head)) return undefined;
  const columns = new Set<number>();
  for (const row of body) for (const [column, cell] of row.entries()) if (holdsTable(cell)) columns.add(column);
  const [column, ...others] = columns;
  if (column === undefined || others.length > 0) return undefined;
  const isPlain = body.every((row) => {
    const cell = row[column];
    return cell?.rowSpan === 1 && cell.colSpan === 1 && (!holdsTable(cell) || tableIn(cell) !== undefined);
  });
  return isPlain ? column : undefined;
}

/** True for short texts, each in a cell of its own. */
function isPlainHead(head: readonly (DraftCell | undefined)[]): boolean {
  return (
    head.every((cell) => cell?.rowSpan === 1 && cell.colSpan === 1 && !holdsTable(cell)) &&
    head.every((cell) => cellText(cell?.content ?? []).trim().length <= LONGEST_HEADING)
  );
}

function holdsTable(cell: DraftCell | undefined): boolean {
  return cell?.content.some(({ kind }) => kind === "table") === true;
}

/** The table that is all that a cell says. */
function tableIn(cell: DraftCell | undefined): DraftTable | undefined {
  const said = (cell?.content ?? []).filter((block) => block.kind === "table" || cellText([block]).trim() !== "");
  const [nested, ...others] = said;
  if (nested?.kind !== "table" || others.length > 0 || nested.columns < 2) return undefined;
  return nested.rows.some((row) => row.some(holdsTable)) ? undefined : nested;
}

/** True for a first row of short words, each over a column with a longer text: the head of the one table that there is. */
function looksLikeHead({ rows: [head = [], ...body] }: DraftTable): boolean {
  return head.every((cell, column) => {
    const text = cellText(cell?.content ?? []).trim();
    const below = body.map((row) => cellText(row[column]?.content ?? []).trim().length);
    return /^\p{Script=Han}{2,10}$/u.test(text) && Math.max(...below) > text.length;
  });
}

function headOf({ rows }: DraftTable): string {
  return (rows[0] ?? []).map((cell) => cellText(cell?.content ?? []).replace(/\s/gu, "")).join("\t");
}
