import {
  fieldOf,
  nonLawMentions,
  normaliseTitle,
  parseCitations,
  walk,
  type NodeTable,
  type ResponsibilityList,
} from "@qingdan/model";
import { numbered, type RowSink } from "./node-rows.ts";

/** The fields that name legal instruments: bases, remarks, accountability, examples, and whatever is written as prose. */
const CITING_FIELDS: Partial<Record<NodeTable, readonly string[]>> = {
  duty: ["text", "accountability"],
  task: ["text", "remark"],
  boundary: ["matter"],
  party: ["responsibility", "basis", "example", "remark"],
  regime: ["preamble"],
  section: ["text"],
  service_item: ["content", "remark"],
  liability: ["circumstance", "basis", "remark"],
  mechanism: ["text"],
  note: ["text"],
};

/** The register's name for a title, or "" where the register does not know it. */
export type InstrumentFinder = (title: string) => string;

/** A text that may cite, and the node and field that it is. */
interface CitingText {
  owner: { owner_table: string; owner_key: string; field: string };
  text: string;
}

/**
 * The citations of a list, in the order of its nodes, and the names in 《》 of the same texts that are no instruments. Those of the
 * mechanism's preamble come last.
 */
export function citationRows(list: ResponsibilityList, findInstrument: InstrumentFinder, sink: RowSink): void {
  const add = numbered(list.bureau.id, sink);
  for (const { owner, text } of citingTexts(list)) {
    for (const citation of parseCitations(text)) {
      add("citation", {
        ...owner,
        category: citation.category,
        title: citation.title,
        title_normalised: normaliseTitle(citation.title),
        instrument: findInstrument(citation.title),
        article: citation.article,
        document_no: citation.documentNumber,
        quote: citation.quote,
        char_from: citation.start,
        char_to: citation.end,
      });
    }
    for (const { title, kind, start, end } of nonLawMentions(text)) {
      add("non_law_mention", { ...owner, title, kind, char_from: start, char_to: end });
    }
  }
}

function* citingTexts(list: ResponsibilityList): Generator<CitingText> {
  for (const { table, node } of walk(list)) {
    for (const field of CITING_FIELDS[table] ?? []) {
      const text = fieldOf(node, field);
      if (text !== "") yield { owner: { owner_table: table, owner_key: node.key, field }, text };
    }
  }
  const preamble = list.accountability?.mechanism?.preamble ?? "";
  if (preamble !== "") yield { owner: { owner_table: "part", owner_key: "", field: "preamble" }, text: preamble };
}
