import type { ListAtRevision, RevisionInfo } from "@qingdan/analytics";
import {
  nodeName,
  oneLine,
  sameText,
  walk,
  type AnyNode,
  type Change,
  type Diagnostic,
  type ResponsibilityList,
} from "@qingdan/model";
import { diffLists, matchInserted } from "@qingdan/reconcile";
import { placeOfCell } from "./place-of-cell.ts";

/** A revision that an earlier state of a workbook made. */
export interface EarlierImport {
  revision: string;
  /** What it changed: the list before and after it. */
  before: ResponsibilityList;
  after: ResponsibilityList;
}

type Revision = Pick<RevisionInfo, "revision" | "parent" | "kind" | "sourceName">;

/**
 * The newest import of a file of this name since the revision that the workbook was exported from: an official who goes on working in the
 * same workbook sends it again. Undefined where there is none.
 */
export async function earlierImport(
  { file, base, bureauId }: { file: string; base: string; bureauId: string },
  warehouse: {
    revisions(bureauId: string): Promise<Revision[]>;
    listAt(bureauId: string, at: string): Promise<ListAtRevision | undefined>;
  },
): Promise<EarlierImport | undefined> {
  const revisions = await warehouse.revisions(bureauId);
  const since = revisions.slice(revisions.findIndex(({ revision }) => revision === base) + 1);
  const found = since.findLast(({ kind, sourceName }) => kind !== "source" && sourceName === file);
  if (found === undefined || found.parent === null) return undefined;
  const [before, after] = [
    await warehouse.listAt(bureauId, found.parent),
    await warehouse.listAt(bureauId, found.revision),
  ];
  if (before === undefined || after === undefined) return undefined;
  return { revision: found.revision, before: before.list, after: after.list };
}

/** A workbook that has none of this many changes is a copy of another person's, under the name that the export gave both. */
const MANY_CHANGES = 4;

type Nodes = ReadonlyMap<string, AnyNode>;

const nodesOf = (list: ResponsibilityList): Nodes => new Map([...walk(list)].map(({ node }) => [node.key, node]));

/** True where a change of the earlier import is not in the workbook: there, the field or the row is as it was exported. */
function isBack({ op, key, field, before, after }: Change, nodes: Nodes): boolean {
  const node = nodes.get(key);
  if (op === "insert") return node === undefined;
  if (op === "delete") return node !== undefined;
  const text = node === undefined ? undefined : (node as AnyNode & Record<string, unknown>)[field];
  return op === "update" && typeof text === "string" && sameText(text, before) && !sameText(text, after);
}

/**
 * True where a workbook may be a later state of the one that was imported before. Two people who edit two copies of one export send files of
 * one name, too: theirs has none of the many changes that the other made, and its new rows are its own.
 */
export function isLaterState(earlier: EarlierImport, theirs: ResponsibilityList): boolean {
  const nodes = nodesOf(theirs);
  const changes = diffLists(earlier.before, earlier.after).filter(({ op }) => op === "update" || op === "delete");
  return changes.length < MANY_CHANGES || changes.some((change) => !isBack(change, nodes));
}

/**
 * Tells what an earlier import of the same workbook changed and the workbook now has as it was exported: the merge keeps the change, since
 * it cannot tell a person who thinks better of it from another person who never saw it. Of a copy that has none of many changes, it is told once.
 */
export function takenBack(
  earlier: EarlierImport,
  theirs: ResponsibilityList,
  cellOf: (key: string, field: string) => string | undefined,
): Diagnostic[] {
  const nodes = nodesOf(theirs);
  const back = diffLists(earlier.before, earlier.after).filter(
    (change) => isBack(change, nodes) && (change.table !== "section" || change.op === "update"),
  );
  if (!isLaterState(earlier, theirs)) return [otherCopy(earlier, back.length)];
  return back.map(({ op, key, field, before, after }): Diagnostic => {
    const words = oneLine(op === "delete" ? before : after);
    const what = { insert: "曾增加", delete: "曾删除", update: "曾改为", move: "" }[op];
    return {
      code: "import/taken-back",
      severity: "warning",
      place: placeOfCell(cellOf(key, field)),
      message: `该文件上次导入（版次${earlier.revision}）时${what}“${words}”，本次又与导出时相同；本库保留上次导入的内容。`,
      remedy: "如确需改回，请重新导出后修改报送。",
    };
  });
}

function otherCopy({ revision }: EarlierImport, count: number): Diagnostic {
  const message = `本库已导入过同名文件（版次${revision}），其中${count}项修改本文件都没有，按另一人填报的文件处理，那些修改仍予保留。`;
  const remedy = "如是同一人撤回了修改，请重新导出后改回报送。";
  return { code: "import/other-copy", severity: "warning", place: {}, message, remedy };
}

/**
 * Tells of new rows that are near to rows which came in since the workbook was exported: another state of the same row, perhaps, under
 * another file name. Both stand, since two people may well have added two rows that are alike.
 */
export function alikeInserted(
  lists: { base: ResponsibilityList; head: ResponsibilityList; theirs: ResponsibilityList },
  cellOf: (key: string, field: string) => string | undefined,
): Diagnostic[] {
  const names = new Map([...walk(lists.head)].map(({ node }) => [node.key, nodeName(node)]));
  return [...matchInserted(lists, { near: true }).renamed].map(([own, there]): Diagnostic => {
    return {
      code: "import/alike-inserted",
      severity: "warning",
      place: placeOfCell(cellOf(own, "")),
      message: `新增的这一行与本库在该文件导出后新增的“${oneLine(names.get(there) ?? "")}”相近，两行均已保留。`,
      remedy: "如是同一事项，请重新导出后删去其中一行。",
    };
  });
}
