import {
  headingOfField,
  nodeName,
  PARENT_TABLE,
  walk,
  type Change,
  type NodeTable,
  type ResponsibilityList,
} from "@qingdan/model";
import { cutApart } from "../terminal/cut-apart.ts";
import { formatTable } from "../terminal/format-table.ts";

const OPERATIONS = { insert: "增加", delete: "删除", update: "修改", move: "移动" } as const;

/** What an official calls a row of a table. */
const KINDS: Record<NodeTable, string> = {
  duty: "主要职责",
  task: "具体工作事项",
  boundary: "管理事项",
  party: "相关部门",
  regime: "监管事项",
  section: "监管制度条文",
  service: "服务事项",
  service_item: "服务内容",
  liability: "追责情形",
  mechanism: "责任追究机制",
  note: "附注",
};

const LONGEST = 30;

/** Changes as a table for a person: sheet and cell, what was done, in which column, before and after. `lists` name groups by their words. */
export function describeChanges(
  changes: readonly (Change & { cell: string })[],
  lists: readonly ResponsibilityList[],
): string {
  if (changes.length === 0) return "";
  const names = new Map<string, string>();
  for (const list of lists) {
    for (const { node } of walk(list)) if (!names.has(node.key)) names.set(node.key, nodeName(node));
  }
  const rows = changes.map(({ op, cell, table, key, field, before, after }) => {
    const words = (text: string): string => {
      if (field === "parent") return names.get(text) ?? text;
      return field === "ordinal" ? `第${text}位 ${names.get(key) ?? ""}` : text;
    };
    const [was = "", is = ""] = cutApart([words(before), words(after)], LONGEST);
    return {
      单元格: cell,
      操作: OPERATIONS[op],
      内容: headingOf(table, field),
      修改前: was,
      修改后: is,
    };
  });
  return formatTable(rows, ["单元格", "操作", "内容", "修改前", "修改后"]);
}

/** What an official calls a field (责任处室) or, for a whole row, its kind. */
function headingOf(table: NodeTable, field: string): string {
  if (field === "parent") return `所属${KINDS[PARENT_TABLE[table] ?? table]}`;
  if (field === "ordinal") return "位置";
  return field === "" ? KINDS[table] : headingOfField(table, field) || KINDS[table];
}
