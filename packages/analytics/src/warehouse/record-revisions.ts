import { walk, type ResponsibilityList } from "@qingdan/model";
import type { Database, StoredValue } from "../database/database.ts";
import { withWriters } from "../database/table-writers.ts";
import { changeRows } from "../rows/change-rows.ts";
import { writeHeads } from "./write-heads.ts";
import { revisionId } from "./revision-id.ts";
import { readBureaus, readRevisions } from "./revision-store.ts";
import type { RecordInput, RevisionInfo } from "./warehouse.ts";

/** The next revision of each input, with `createdAt` the same for all; nothing is stored yet. */
async function planRevisions(
  database: Database,
  inputs: readonly RecordInput[],
  createdAt: string,
): Promise<RevisionInfo[]> {
  const heads = new Map((await readBureaus(database)).map((bureau) => [bureau.id, bureau.revision]));
  const known = await readRevisions(database);
  const taken = new Set(known.map(({ revision }) => revision));
  return inputs.map((input, index) => {
    const bureauId = input.list.bureau.id;
    const head = heads.get(bureauId) ?? null;
    if (input.parent !== head) {
      throw new Error(`revision of ${bureauId} has the parent ${input.parent}, but the head is ${head}`);
    }
    checkList(input.list);
    let turn = 0;
    let revision = revisionId(input.parent, input.list);
    while (taken.has(revision)) revision = revisionId(input.parent, input.list, (turn += 1));
    taken.add(revision);
    heads.set(bureauId, revision);
    const { kind, parent, sourceName, sourceSha256, author, message } = input;
    const ordinal = known.length + index + 1;
    return { revision, parent, bureauId, ordinal, kind, sourceName, sourceSha256, author, message, createdAt };
  });
}

/** A list without identity would be lost in the tables. */
function checkList(list: ResponsibilityList): void {
  if (list.bureau.id === "") throw new Error("a list without a bureau cannot be recorded");
  for (const { table, node } of walk(list)) {
    if (node.key === "") throw new Error(`${list.bureau.id}: a ${table} without a key cannot be recorded`);
  }
}

/** Records all inputs and makes the last of each bureau its head, in one transaction. Returns their revisions in the same order. */
export async function recordRevisions(
  database: Database,
  inputs: readonly RecordInput[],
  now: Date,
): Promise<RevisionInfo[]> {
  if (inputs.length === 0) return [];
  return database.transaction(async () => {
    const revisions = await planRevisions(database, inputs, now.toISOString());
    await withWriters(database, ["revision", "revision_tree", "change"], (add) => {
      for (const [index, info] of revisions.entries()) {
        const input = inputs[index] as RecordInput;
        add("revision", revisionRow(info));
        const tree = JSON.stringify(input.list);
        const source = input.sourceList === undefined ? null : JSON.stringify(input.sourceList);
        // A source's own list that nobody had edited is kept once.
        const source_tree = input.kind === "source" && source === tree ? null : source;
        add("revision_tree", { revision: info.revision, bureau_id: info.bureauId, tree, source_tree });
        changeRows(info, input.changes ?? [], add);
      }
    });
    const heads = new Map<string, { revision: string; list: ResponsibilityList }>();
    for (const [index, { bureauId, revision }] of revisions.entries()) {
      heads.set(bureauId, { revision, list: (inputs[index] as RecordInput).list });
    }
    await writeHeads(database, [...heads.values()]);
    return revisions;
  });
}

/** A revision as a row of its table. */
export function revisionRow(info: RevisionInfo): Record<string, StoredValue> {
  return {
    revision: info.revision,
    parent: info.parent,
    bureau_id: info.bureauId,
    ordinal: info.ordinal,
    kind: info.kind,
    source_name: info.sourceName,
    source_sha256: info.sourceSha256,
    author: info.author,
    message: info.message,
    created_at: new Date(info.createdAt),
  };
}
