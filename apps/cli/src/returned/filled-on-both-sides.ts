import {
  formSheet,
  PART_OF_TABLE,
  PARTS,
  walk,
  type Diagnostic,
  type Part,
  type ResponsibilityList,
} from "@qingdan/model";
import { placeOfCell } from "./place-of-cell.ts";

/**
 * Tells of parts that the list lacked when the workbook was exported, and that the warehouse and the workbook both say something of by now:
 * two people filled the same part, or one filled it where the other wrote 无. No row of one is a version of a row of the other, so all rows
 * stand; whether they say the same thing twice, only a person can tell.
 */
export function filledOnBothSides(
  { base, head, theirs }: { base: ResponsibilityList; head: ResponsibilityList; theirs: ResponsibilityList },
  cellOf: (key: string, field: string) => string | undefined,
): Diagnostic[] {
  return PARTS.flatMap((part): Diagnostic[] => {
    if (head[part] === undefined || theirs[part] === undefined || topKeys(base, part).length > 0) return [];
    const [here, there] = [topKeys(head, part), topKeys(theirs, part)];
    const fresh = there.filter((key) => !here.includes(key));
    const known = here.filter((key) => !there.includes(key));
    const outcome = whatStands(here.length, { fresh: fresh.length, known: known.length, there: there.length });
    if (outcome === undefined || (base[part] !== undefined && (here.length === 0 || there.length === 0))) return [];
    return [
      {
        code: "import/filled-on-both-sides",
        severity: "warning",
        place: placeOfCell(cellOf(fresh[0] ?? "", "") ?? formSheet(part).title),
        message: `“${formSheet(part).title}”在该文件导出时没有事项，此后${outcome}。`,
        remedy: "请核对有无重复、序号是否连续；需要调整的，请重新导出后修改报送。",
      },
    ];
  });
}

/** What became of a part of which both sides say something; undefined where one says no more than the other. */
function whatStands(
  here: number,
  { fresh, known, there }: { fresh: number; known: number; there: number },
): string | undefined {
  if (here === 0) return there === 0 ? undefined : `本库已填“无”，来件填写了${there}项，来件的事项已读入`;
  if (there === 0) return `本库已填写${here}项，来件填的是“无”，本库的事项仍予保留`;
  return fresh === 0 || known === 0 ? undefined : `本库已填写${here}项，来件又另填${fresh}项，两边的事项都已保留`;
}

/** The keys of the groups, regimes, articles and sections of a part, in their order. */
function topKeys(list: ResponsibilityList, part: Part): string[] {
  return [...walk(list)]
    .filter(({ table, parentKey }) => table !== "note" && PART_OF_TABLE[table] === part && parentKey === "")
    .map(({ node }) => node.key);
}
