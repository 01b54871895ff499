import { CONFLICT_HEADINGS, conflictRows, type Conflict } from "@qingdan/reconcile";
import type { ResponsibilityList } from "@qingdan/model";
import { cutApart } from "../terminal/cut-apart.ts";

const SHOWN = ["原文", "本库", "来件"] as const;
const LONGEST = 60;

/** Conflicts as a person reads them on a terminal: which sheet, cell, item and column, then the three texts, cut where they are long. */
export function describeConflicts(conflicts: readonly Conflict[], lists: readonly ResponsibilityList[]): string {
  return conflictRows(conflicts, lists)
    .map((row) => {
      const cell = (heading: (typeof CONFLICT_HEADINGS)[number]): string =>
        row[CONFLICT_HEADINGS.indexOf(heading)] ?? "";
      const place = [cell("所在表"), cell("单元格"), cell("事项"), cell("栏目")]
        .filter((text) => text !== "")
        .join(" ");
      const shown = cutApart(SHOWN.map(cell), LONGEST);
      const texts = SHOWN.map((heading, index) => `  ${heading}：${shown[index] ?? ""}\n`).join("");
      return `冲突 ${place}\n${texts}`;
    })
    .join("");
}
