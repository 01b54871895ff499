import {
  comparisonText,
  fieldOf,
  formSheet,
  headingOfField,
  MAIN_FIELD,
  nodeName,
  PART_OF_TABLE,
  TEXT_FIELDS,
  walk,
  type AnyNode,
  type Bureau,
  type Change,
  type NodeTable,
  type ResponsibilityList,
} from "@qingdan/model";
import { itemName } from "./item-name.ts";
import { diffLists } from "./diff-lists.ts";
import { legalBasis } from "./legal-basis.ts";

/** How an item was adjusted. 下放 cannot be told from two versions of a list: a person chooses it. */
export type AdjustmentKind = "增加" | "取消" | "变更";

/**
 * One row of the 责任清单动态调整表. Its other columns (调整理由, 涉及部门意见, 编办意见, 司法局意见, 政府审批意见, 日期) are for people and empty.
 */
export interface AdjustmentRow {
  /** 申请部门 */
  bureau: string;
  /** 序号, from 1. */
  serial: string;
  /** 所在部分: the heading of the part. */
  part: string;
  /** 事项名称 */
  item: string;
  kind: AdjustmentKind;
  /** 调整前, 调整后: one line per field, 责任处室：就业股. */
  before: string;
  after: string;
  /** 调整依据, as far as the item itself names it. */
  basis: string;
}

/** The columns of the 责任清单动态调整表 in their order, each with the field of the row that fills it; null for people. */
export const ADJUSTMENT_COLUMNS: readonly { heading: string; field: keyof AdjustmentRow | null }[] = [
  { heading: "申请部门（盖章）", field: "bureau" },
  { heading: "序号", field: "serial" },
  { heading: "所在部分", field: "part" },
  { heading: "事项名称", field: "item" },
  { heading: "调整类型", field: "kind" },
  { heading: "调整前", field: "before" },
  { heading: "调整后", field: "after" },
  { heading: "调整依据", field: "basis" },
  { heading: "调整理由", field: null },
  { heading: "涉及部门意见", field: null },
  { heading: "编办意见", field: null },
  { heading: "司法局意见", field: null },
  { heading: "政府审批意见", field: null },
  { heading: "日期", field: null },
];

interface Item {
  table: Exclude<NodeTable, "note">;
  node: AnyNode;
  parent: Item | undefined;
}

/**
 * The adjustments between two versions of a list, one row per item: an item is a row of the form with its group, and a regime with its
 * sections. A whole new or cancelled group is one row. A row that went to another group is a 变更; a new order or a new number alone is
 * no adjustment of an item, and notes are none either.
 */
export function adjustmentRows(before: ResponsibilityList, after: ResponsibilityList, bureau: Bureau): AdjustmentRow[] {
  const [old, now] = [itemsOf(before), itemsOf(after)];
  const changes = diffLists(before, after).filter(isAdjustment);
  const ops = new Map(changes.filter(({ field }) => field === "").map(({ key, op }) => [key, op]));
  const rows = new Map<string, AdjustmentRow>();
  for (const change of changes) {
    const item = now.get(change.key) ?? old.get(change.key);
    if (item === undefined) continue;
    const whole = change.op === "insert" || change.op === "delete";
    if (whole && item.parent !== undefined && ops.get(item.parent.node.key) === change.op) continue;
    const shown = itemOf(item);
    if (whole && shown === item) {
      rows.set(change.key, wholeRow(item, change.op === "insert" ? after : before, change.op === "insert", bureau));
      continue;
    }
    const row = rows.get(shown.node.key) ?? changeRow(shown, bureau);
    addChange(row, change, item, [old, now]);
    rows.set(shown.node.key, row);
  }
  return [...rows.values()].map((row, index) => ({ ...row, serial: String(index + 1) }));
}

function isAdjustment({ table, op, field }: Change): boolean {
  if (table === "note" || field === "serial" || field === "ordinal" || field === "part") return false;
  return op !== "move" || field === "parent";
}

function itemsOf(list: ResponsibilityList): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const { table, node, parentKey } of walk(list)) {
    if (table !== "note") items.set(node.key, { table, node, parent: items.get(parentKey) });
  }
  const mechanism = list.accountability?.mechanism;
  if (mechanism !== undefined)
    items.set("", { table: "mechanism", node: { key: "", ...mechanism } as AnyNode, parent: undefined });
  return items;
}

/** A section is told with its regime; every other node is an item of its own. */
function itemOf(item: Item): Item {
  return item.table === "section" && item.parent !== undefined ? item.parent : item;
}

/** 事项名称. A department's share and a service's content are known by their matter and service: 就业援助（县民政局）. */
function itemTitle({ table, node, parent }: Item): string {
  const own = itemName(table, node);
  if (parent === undefined || (table !== "party" && table !== "service_item")) return own;
  const group = itemName(parent.table, parent.node);
  if (group === "" || own === "") return group || own;
  return group === own ? group : `${group}（${own}）`;
}

function emptyRow(item: Item, kind: AdjustmentKind, bureau: Bureau): AdjustmentRow {
  const part = formSheet(PART_OF_TABLE[item.table]).title;
  return {
    bureau: bureau.name,
    serial: "",
    part,
    item: itemTitle(item),
    kind,
    before: "",
    after: "",
    basis: legalBasis([item.node]),
  };
}

function changeRow(item: Item, bureau: Bureau): AdjustmentRow {
  return emptyRow(item, "变更", bureau);
}

function wholeRow(item: Item, list: ResponsibilityList, isNew: boolean, bureau: Bureau): AdjustmentRow {
  const members = [...walk(list)].filter(({ parentKey }) => parentKey !== "" && parentKey === item.node.key);
  const words = [
    nodeLines(item.table, item.node),
    ...members.map(({ table, node }) => nodeLines(table as Item["table"], node)),
  ];
  const text = words.filter((line) => line !== "").join("\n");
  const row = emptyRow(item, isNew ? "增加" : "取消", bureau);
  row.basis = legalBasis([item.node, ...members.map(({ node }) => node)]);
  return isNew ? { ...row, after: text } : { ...row, before: text };
}

function nodeLines(table: Item["table"], node: AnyNode): string {
  return TEXT_FIELDS[table]
    .filter((field) => field !== "serial")
    .map((field) => fieldLine(table, field, fieldOf(node, field), node))
    .filter((line) => line !== "")
    .join("\n");
}

function fieldLine(table: Item["table"], field: string, text: string, node: AnyNode): string {
  const words = comparisonText(text);
  if (words === "" || (table === "section" && field === "heading")) return "";
  const heading = table === "section" ? fieldOf(node, "heading") : headingOfField(table, field);
  return heading === "" ? words : `${heading}：${words}`;
}

function addChange(
  row: AdjustmentRow,
  change: Change,
  item: Item,
  [old, now]: [Map<string, Item>, Map<string, Item>],
): void {
  const { table, field, op } = change;
  const add = (side: "before" | "after", line: string): void => {
    if (line !== "") row[side] = row[side] === "" ? line : `${row[side]}\n${line}`;
  };
  if (field === "parent") {
    const group = (items: Map<string, Item>, key: string): string => {
      const parent = items.get(key);
      return parent === undefined
        ? ""
        : `${headingOfField(parent.table, MAIN_FIELD[parent.table])}：${nodeName(parent.node)}`;
    };
    add("before", group(old, change.before));
    add("after", group(now, change.after));
  } else if (op === "update") {
    add("before", fieldLine(table as Item["table"], field, change.before, old.get(change.key)?.node ?? item.node));
    add("after", fieldLine(table as Item["table"], field, change.after, now.get(change.key)?.node ?? item.node));
  } else add(op === "insert" ? "after" : "before", nodeLines(table as Item["table"], item.node));
}
