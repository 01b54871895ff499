import {
  fieldOf,
  legalRegister,
  normaliseTitle,
  parseCitations,
  TEXT_FIELDS,
  walk,
  type Citation,
  type LegalRegister,
  type NodeTable,
  type ResponsibilityList,
} from "@qingdan/model";
import type { At } from "./rule.ts";
import { gazetteer, type Gazetteer } from "./gazetteer.ts";
import { indexNames, type NameIndex } from "./name-index.ts";
import { placeOf, type OwnPlace } from "./own-place.ts";

/** One text field of a list that is not empty. */
export interface TextAt extends At {
  table: NodeTable;
  text: string;
}

/** A citation with its place. `column` is true in the fields that are there for legal bases, false in running text. */
export interface CitationAt {
  at: TextAt;
  citation: Citation;
  normal: string;
  column: boolean;
}

/** What checks may look at besides the list: the other bureaus' lists, a register of laws, a gazetteer. */
export interface CheckContext {
  lists?: readonly ResponsibilityList[];
  register?: LegalRegister;
  gazetteer?: Gazetteer;
}

/** A list as the rules see it: everything that more than one rule needs is computed once. */
export interface Facts {
  list: ResponsibilityList;
  /** The lists of the other bureaus of the same place. */
  others: readonly ResponsibilityList[];
  register: LegalRegister;
  gazetteer: Gazetteer;
  place: OwnPlace;
  /** The counties of all lists that are known, to find another county's name in this list. */
  counties: NameIndex | undefined;
  texts: readonly TextAt[];
  citations: readonly CitationAt[];
}

/** Fields that hold a legal basis and nothing else; 备注 counts where it cites under a category tag. */
const BASIS_FIELDS = new Set(["party.basis", "liability.basis", "duty.accountability"]);
const MAY_CITE = /[《【]|号|第[一二三四五六七八九十百千零\d]+条/u;

/** What the rules look at: reads the list once for all of them. */
export function gatherFacts(list: ResponsibilityList, context: CheckContext = {}): Facts {
  const texts: TextAt[] = [];
  for (const { table, node } of walk(list)) {
    for (const field of TEXT_FIELDS[table]) {
      const text = fieldOf(node, field);
      if (text !== "") texts.push({ table, key: node.key, field, text });
    }
  }
  const citations: CitationAt[] = [];
  for (const at of texts) {
    if (!MAY_CITE.test(at.text)) continue;
    const basis = BASIS_FIELDS.has(`${at.table}.${at.field}`);
    for (const citation of parseCitations(at.text)) {
      const column = basis || (at.field === "remark" && citation.category !== "");
      citations.push({ at, citation, normal: normaliseTitle(citation.title), column });
    }
  }
  return {
    list,
    others: neighbours(list, context.lists ?? []),
    register: context.register ?? legalRegister(),
    gazetteer: context.gazetteer ?? gazetteer(),
    place: placeOf(list.bureau),
    counties: context.lists === undefined ? undefined : countiesOf(context.lists),
    texts,
    citations,
  };
}

const placeIndexes = new WeakMap<readonly ResponsibilityList[], Map<string, ResponsibilityList[]>>();

/** The lists of the same place, by an index made once for a set of lists. Bureaus of no known place have no neighbours. */
function neighbours(list: ResponsibilityList, lists: readonly ResponsibilityList[]): readonly ResponsibilityList[] {
  const placeKey = ({ bureau }: ResponsibilityList): string =>
    [bureau.province, bureau.city, bureau.county].join("\u0000");
  let index = placeIndexes.get(lists);
  if (index === undefined) {
    index = new Map();
    for (const other of lists) index.set(placeKey(other), [...(index.get(placeKey(other)) ?? []), other]);
    placeIndexes.set(lists, index);
  }
  if (list.bureau.province + list.bureau.city + list.bureau.county === "") return [];
  return (index.get(placeKey(list)) ?? []).filter((other) => other.bureau.id !== list.bureau.id);
}

const countyIndexes = new WeakMap<readonly ResponsibilityList[], NameIndex>();

/** The counties' names, indexed once for a set of lists. Names of two characters would read like words. */
function countiesOf(lists: readonly ResponsibilityList[]): NameIndex {
  let index = countyIndexes.get(lists);
  if (index === undefined) {
    index = indexNames(lists.map(({ bureau }) => bureau.county).filter((name) => name.length >= 3));
    countyIndexes.set(lists, index);
  }
  return index;
}

/** The place alone, without the text. */
export function placeIn({ table, key, field }: At): At {
  return { table, key, field };
}

/** True where a place of a text stands in the 《》 of a title, which names whom it pleases. */
export function insideTitle(text: string, index: number): boolean {
  return text.lastIndexOf("《", index) > text.lastIndexOf("》", index);
}

/** A piece of `text` around a match, at most `width` characters on either side, for quoting. */
export function around(text: string, start: number, end: number, width = 8): string {
  return text
    .slice(Math.max(0, start - width), Math.min(text.length, end + width))
    .replace(/\s+/gu, " ")
    .trim();
}
