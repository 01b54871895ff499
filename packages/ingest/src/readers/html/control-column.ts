import { cellLines, cellText, type DraftTable } from "../../draft.ts";

/** 查看 · 详情 | 下载: what a page lets a person do with a row. */
const CONTROLS =
  /^(?:(?:点击)?(?:查看(?:详情|更多)?|详情|下载|预览|编辑|修改|删除|打印|导出|展开|收起|更多|在线办理|我要咨询)[\s|｜、/]*)+$/u;
const LONGEST_CONTROLS = 24;
const LONGEST_HEADING = 4;
const FEWEST_ROWS = 2;
/** Beside fewer columns they may be all that the page has to say: links to the lists of bureaus. */
const FEWEST_BESIDE = 3;

/** The table without a last column of nothing but its controls (操作 over 查看 on every row): their words are no text of the page. */
export function withoutControls(table: DraftTable): DraftTable {
  const at = table.columns - 1;
  const [head, ...cells] = table.rows.map((row) => row[at]);
  const texts = cells.map((cell) => cellText(cell?.content ?? []).trim());
  if (at < FEWEST_BESIDE || head === undefined || texts.length < FEWEST_ROWS) return table;
  if (
    !texts.every((text) => text.length <= LONGEST_CONTROLS && CONTROLS.test(text)) ||
    cellText(head.content).trim().length > LONGEST_HEADING
  )
    return table;
  const isAlone = table.rows.every(
    (row) => row[at]?.rowSpan === 1 && row.slice(0, at).some((cell) => cell !== undefined),
  );
  if (!isAlone) return table;
  for (const row of table.rows) {
    const beside = row.slice(0, at).findLast((cell) => cell !== undefined);
    for (const line of cellLines(row[at]?.content ?? []))
      beside?.content.push({ kind: "paragraph", lines: [{ ...line, furniture: line.furniture ?? "navigation" }] });
  }
  return { ...table, columns: at, rows: table.rows.map((row) => row.slice(0, at)) };
}
