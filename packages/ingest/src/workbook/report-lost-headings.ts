import { leadingNumber, matchForm, type Diagnostic } from "@qingdan/model";
import { lostHeading } from "./adopt-sections.ts";
import type { BaseRow } from "./base-part.ts";
import { SECTION_COLUMNS } from "./cells-to-node.ts";
import type { Draft } from "./draft-part.ts";
import type { EditedSheet } from "./edited-workbook.ts";
import { problem } from "./problems.ts";

/**
 * Tells of sections whose printed heading was taken out of their cell: the text alone does not say what the heading shall be. In the
 * bureau's own form it may stand over the column instead.
 */
export function reportLostHeadings(sheet: EditedSheet, draft: Draft, base: BaseRow, problems: Diagnostic[]): void {
  for (const column of draft.table === "regime" ? SECTION_COLUMNS : []) {
    const cell = draft.cells[column];
    const heading = cell === undefined ? undefined : lostHeading(cell.text, base.cells[column] ?? "");
    if (cell === undefined || heading === undefined) continue;
    const over = sheet.columns.find(({ field }) => field === column)?.heading ?? "";
    const words = heading.slice(leadingNumber(heading)?.length ?? 0);
    if ([over, over.split("\n").at(-1) ?? ""].some((one) => matchForm(one) === matchForm(words))) continue;
    const message = `该格原有的标题行“【${heading}】”已不在，标题仍按原文保留。`;
    const remedy = "如要改标题，请在文字前另起一行写“【新标题】”。";
    problems.push(problem("warning", "heading-lost", { sheet: sheet.name, cell: cell.address }, message, remedy));
  }
}
