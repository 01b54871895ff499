import type { Diagnostic } from "@qingdan/model";
import type { BasePart } from "./base-part.ts";
import { likeness } from "./claim-keys.ts";
import type { Draft } from "./draft-part.ts";
import type { EditedSheet } from "./edited-workbook.ts";
import { problem } from "./problems.ts";

/** A sheet of fewer rows can be written anew in place. */
const FEWEST_ROWS = 4;
/** How much of its longest text a row must share with the base row whose key it was given. */
const RESEMBLES = 0.3;

/**
 * Refuses a sheet that has lost its keys and most of its words: which of its rows was which row of the base could only be guessed, and
 * half of the old rows would stand among the new ones. In: all drafts of the sheet, with the keys that their content gave them.
 * Out: true where refused.
 */
export function refuseRewrittenSheet(
  sheet: EditedSheet,
  drafts: readonly Draft[],
  base: BasePart,
  problems: Diagnostic[],
): boolean {
  if (sheet.keyed || base.rows.length < FEWEST_ROWS || drafts.length < FEWEST_ROWS) return false;
  const rows = drafts.filter(({ children }) => children.length === 0);
  const known = rows.filter((draft) => resembles(draft, base)).length;
  if (known * 2 >= Math.min(rows.length, base.rows.length)) return false;
  problems.push(
    problem(
      "error",
      "sheet-rewritten",
      { sheet: sheet.name },
      `该表的隐藏标识列已不在，${rows.length}行中只有${known}行与导出时的文字相符，无法判定各行由原来哪一行改来，未作修改。`,
      "请在原导出的工作簿中修改后重新报送；如整表重写，请在原表中删除旧行，再于表末另起新行填写。",
    ),
  );
  return true;
}

function resembles(draft: Draft, base: BasePart): boolean {
  const row = base.members.get(draft.key) ?? base.groups.get(draft.key);
  if (row === undefined) return false;
  const [field] = Object.keys(draft.cells).toSorted(
    (a, b) => (row.cells[b]?.length ?? 0) - (row.cells[a]?.length ?? 0),
  );
  return field !== undefined && likeness(field, draft.cells[field]?.text ?? "", row.cells[field] ?? "") >= RESEMBLES;
}
