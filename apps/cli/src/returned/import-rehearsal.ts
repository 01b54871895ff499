import type { ListAtRevision, RecordInput, RevisionInfo } from "@qingdan/analytics";
import type { ImportWarehouse } from "./import-workbook.ts";

/**
 * The warehouse as it would stand after every import of a dry run, with nothing written: what one file would record, the next one of the
 * same bureau meets, so several files are told of their conflicts with each other before any of them is taken in.
 */
export function rehearse(warehouse: ImportWarehouse): ImportWarehouse {
  const recorded: { at: ListAtRevision; info: RevisionInfo }[] = [];
  const of = (bureauId: string): typeof recorded => recorded.filter(({ info }) => info.bureauId === bureauId);
  return {
    bureaus: () => warehouse.bureaus(),
    lastSource: (bureauId) => warehouse.lastSource(bureauId),
    head: async (bureauId) => of(bureauId).at(-1)?.at ?? (await warehouse.head(bureauId)),
    listAt: async (bureauId, at) =>
      of(bureauId).find(({ info }) => info.revision === at)?.at ?? (await warehouse.listAt(bureauId, at)),
    revisions: async (bureauId) => [...(await warehouse.revisions(bureauId)), ...of(bureauId).map(({ info }) => info)],
    record: async ({ list, ...input }: RecordInput) => {
      const bureauId = list.bureau.id;
      const ordinal = recorded.length + 1;
      const revision = `试运行${ordinal}`;
      recorded.push({ at: { revision, list }, info: { ...input, revision, bureauId, ordinal, createdAt: "" } });
      return { revision };
    },
  };
}
