import { cellLines, cellText, type DraftTable } from "../../draft.ts";

/** 查看 · 详情 | 下载: what a page lets a person do with a row. */
const CONTROLS =
  /^(?:(?:点击)?(?:查看(?:详情|更多)?|详情|下载|预览|编辑|修改|删除|打印|导出|展开|收起|更多|在线办理|我要咨询)[\s|｜、/]*)+$/u;
const LONGEST_CONTROLS = 24;
const LONGEST_HEADING = 4;
const FEWEST_ROWS = 2;
/** Beside fewer columns they may be all that the page has to say: links to the lists of bureaus. */
const FEWEST_BESIDE = 3;

/**
 * The table without a last column of nothing but its controls (操作 over 查看 on every row), and without a first one of boxes to choose rows by, none of
 * which is ticked: they are no text of the page.
 */
export function withoutControls(table: DraftTable): DraftTable {
  const open = withoutColumn(
    table,
    table.columns - 1,
    (text) => text.length <= LONGEST_CONTROLS && CONTROLS.test(text),
  );
  return textAt(open, 0, 1) === UNTICKED ? withoutColumn(open, 0, (text) => text === UNTICKED) : open;
}

const UNTICKED = "☐";

function textAt(table: DraftTable, column: number, row: number): string {
  return cellText(table.rows[row]?.[column]?.content ?? []).trim();
}

/** The table without the column at its edge, where every cell below its heading is a control; what is in it is furniture of the cells beside. */
function withoutColumn(table: DraftTable, at: number, isControl: (text: string) => boolean): DraftTable {
  const [heading = "", ...texts] = table.rows.map((_, row) => textAt(table, at, row));
  if (table.columns <= FEWEST_BESIDE || texts.length < FEWEST_ROWS || heading.length > LONGEST_HEADING) return table;
  if (!texts.every(isControl) || table.rows[0]?.[at] === undefined) return table;
  const besides = (row: DraftTable["rows"][number]): DraftTable["rows"][number] => row.filter((_, own) => own !== at);
  const isAlone = table.rows.every(
    (row) => row[at]?.rowSpan === 1 && row[at].colSpan === 1 && besides(row).some((cell) => cell !== undefined),
  );
  if (!isAlone) return table;
  for (const row of table.rows) {
    const beside = (at === 0 ? besides(row) : besides(row).toReversed()).find((cell) => cell !== undefined);
    for (const line of cellLines(row[at]?.content ?? [])) {
      const own = { ...line, furniture: line.furniture ?? ("navigation" as const) };
      beside?.content.push({ kind: "paragraph", lines: [own] });
    }
  }
  return { ...table, columns: table.columns - 1, rows: table.rows.map(besides) };
}
