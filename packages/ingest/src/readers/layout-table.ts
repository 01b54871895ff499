import { type DraftBlock, type DraftCell, type DraftTable, cellLines } from "../draft.ts";

/** So many paragraphs in one cell are an article. */
const FEWEST_PARAGRAPHS = 5;

/**
 * Whether a table only lays out a page: it holds tables of more than one row and column, and is a single column, or has no more than
 * two cells with text in them, or most of its text stands in those tables; or an article stands in one of its cells, and beside that and the other
 * texts nothing but links. `leastColumns` says how many columns a table inside must have.
 */
export function isLayoutTable(table: DraftTable, leastColumns = 2): boolean {
  if (holdsArticle(table)) return true;
  const isNested = ({ kind }: DraftBlock): boolean => kind === "table";
  if (!table.rows.some((row) => row.some((cell) => cell?.content.some(isNested)))) return false;
  let nested = 0;
  let all = 0;
  let found = false;
  let filled = 0;
  for (const cell of table.rows.flat()) {
    const before = all;
    for (const block of cell?.content ?? []) {
      const size = textSize(block);
      all += size;
      if (block.kind !== "table" || block.rows.length < 2 || block.columns < leastColumns) continue;
      found = true;
      nested += size;
    }
    if (all > before) filled += 1;
  }
  return found && (table.columns === 1 || filled <= 2 || nested * 2 >= all);
}

function holdsArticle({ rows }: DraftTable): boolean {
  const isArticle = (cell: DraftCell | undefined): boolean => (cell?.content.length ?? 0) >= FEWEST_PARAGRAPHS;
  if (!rows.some((row) => row.some((cell) => isArticle(cell) && !isMenu(cell)))) return false;
  return rows.every((row) => row.filter((cell) => !isMenu(cell)).length <= 1);
}

/** True for a cell without text, or with links and no more than their headings. */
function isMenu(cell: DraftCell | undefined): boolean {
  const lines = cellLines(cell?.content ?? []).filter(({ furniture }) => furniture === undefined);
  const others = lines.filter(({ link }) => link !== true).length;
  return others === 0 || others * 2 < lines.length;
}

function textSize(block: DraftBlock): number {
  let size = 0;
  for (const line of cellLines([block])) if (line.furniture === undefined) size += line.text.trim().length;
  return size;
}

/** The contents of a table's cells, one after the other. */
export function unwrapTable(table: DraftTable): DraftBlock[] {
  return table.rows.flat().flatMap((cell) => cell?.content ?? []);
}
