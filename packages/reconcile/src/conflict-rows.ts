import {
  columnOfField,
  digest32,
  formSheet,
  headingOfField,
  KIND_HEADINGS,
  oneLine,
  PART_OF_TABLE,
  walk,
  withoutWhiteSpace,
  type AnyNode,
  type NodeTable,
  type Note,
  type Part,
  type ResponsibilityList,
  type Section,
  type SectionKind,
} from "@qingdan/model";
import { nodeText } from "./compared-fields.ts";
import { itemName } from "./item-name.ts";
import { conflictDigest, type Conflict } from "./conflict.ts";

/** The name of the file and of its sheet in which a person decides conflicts. */
export const CONFLICT_SHEET = "冲突清单";

/** Its columns. The last one is hidden: it says which conflict the row is. */
export const CONFLICT_HEADINGS = [
  "序号",
  "所在表",
  "单元格",
  "事项",
  "栏目",
  "原文",
  "本库",
  "来件",
  "采用",
  "另填内容",
  "_key",
] as const;

/** What may stand in 采用. */
export const CONFLICT_CHOICES = { 本库: "ours", 来件: "theirs", 另填: "other" } as const;

const DELETED = "（已删除）";
/** A new row under a group that the other side deleted. */
const GROUP_DELETED = "（所属事项已删除）";
/** What a conflict that is about no text of a column is called. */
export const WHOLE: Record<string, string> = {
  "": "整项",
  parent: "所属事项",
  ordinal: "次序",
  kinds: "要素类别",
  preamble: "责任追究机制",
};

interface Known {
  table: NodeTable;
  node: AnyNode;
  parentKey: string;
}

/**
 * Conflicts as the rows of 冲突清单, under CONFLICT_HEADINGS; 采用 and 另填内容 are empty. `lists` are those in which the nodes are found
 * (base, ours, theirs), for naming them to a person.
 */
export function conflictRows(conflicts: readonly Conflict[], lists: readonly ResponsibilityList[]): string[][] {
  const known = new Map<string, Known>();
  for (const list of lists) {
    for (const { table, node, parentKey } of walk(list))
      if (!known.has(node.key)) known.set(node.key, { table, node, parentKey });
  }
  return conflicts.map((conflict, index) => {
    const shown = (text: string): string => shownText(conflict, text, known);
    // What the base does not have is new on one side, not deleted.
    const base = conflict.field === "" && conflict.base === "" ? "" : shown(conflict.base);
    const [ours, theirs] = [shown(conflict.ours), shown(conflict.theirs)];
    const { table, key, field, cell = "" } = conflict;
    const found = known.get(key);
    return [
      String(index + 1),
      formSheet(partOf(table, found)).title,
      cell.includes("!") ? cell.slice(cell.lastIndexOf("!") + 1) : "",
      shownName(found, known),
      columnHeading(conflict, found),
      base,
      ours,
      theirs,
      "",
      "",
      `${table}/${key}/${field}#${conflictDigest(conflict)}~${shownDigest([base, ours, theirs])}`,
    ];
  });
}

/** A digest of the three texts as a row shows them, by which a text that a person changed in place is found. */
export function shownDigest(texts: readonly string[]): string {
  return digest32(texts.map((text) => withoutWhiteSpace(text).slice(0, DIGESTED)).join("\u0001"), 8);
}

/** Characters of a shown text that count: long ones are cut in the file. */
const DIGESTED = 1_000;

function partOf(table: NodeTable, found: Known | undefined): Part {
  return table === "note" ? ((found?.node as Note | undefined)?.part ?? "duties") : PART_OF_TABLE[table];
}

/** Characters of an item's name. */
const LONGEST_NAME = 40;

/** The node's first words, behind those of its group: 负责促进就业 › 拟订就业援助制度. */
function shownName(found: Known | undefined, known: ReadonlyMap<string, Known>): string {
  if (found === undefined) return "";
  const parent = known.get(found.parentKey);
  const name = ({ table, node }: Known): string => {
    return oneLine(itemName(table, node) || nodeText(table, node), LONGEST_NAME);
  };
  return parent === undefined ? name(found) : `${name(parent)} › ${name(found)}`;
}

function columnHeading({ table, field }: Conflict, found: Known | undefined): string {
  const whole = WHOLE[field];
  if (whole !== undefined) return whole;
  if (table === "note") return (found?.node as Note | undefined)?.heading ?? "注";
  if (table !== "section") return headingOfField(table, field) || columnOfField(table, field);
  const [kind] = (found?.node as Section | undefined)?.kinds ?? [];
  return kind === undefined ? "其他规定" : KIND_HEADINGS[kind as SectionKind];
}

function shownText({ field, table, base }: Conflict, text: string, known: ReadonlyMap<string, Known>): string {
  if (field === "ordinal") return `第${text}位`;
  if (field === "parent") return shownName(known.get(text), known);
  if (field === "" && text === "") return base === "" ? GROUP_DELETED : DELETED;
  if (field === "kinds" && table === "section") {
    return text
      .split("+")
      .flatMap((kind) => KIND_HEADINGS[kind as SectionKind] ?? [])
      .join("、");
  }
  return text;
}
