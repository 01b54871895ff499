import { assignKeys, TEXT_FIELDS, walk, type ResponsibilityList } from "@qingdan/model";
import { BUREAU_KINDS, type BureauKind } from "./bureau-kinds.ts";

/** Characters of invented place names: one of the first, one of the second. */
const FIRST = [..."安平宁永新长东南西临清兴怀高广和嘉景乐明"];
const SECOND = [..."阳州川源城林丰康陵泽昌江溪化远原丘乡宾义"];
const SUFFIXES = ["县", "区", "市"] as const;

/** Words at the head of a duty or task that bureaus put for one another. */
const VERBS = ["负责", "组织", "指导", "承担", "牵头", "统筹", "具体负责", "组织实施"];

/** A stream of numbers in [0, 1) that is the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * `count` lists of invented bureaus, ten in each invented county, made from real lists as real lists differ from each other: another
 * place, another field of work, some tasks missing, some worded in another way, telephone numbers of its own. What the lists cite
 * stays as it is. The same arguments give the same lists.
 */
export function syntheticLists(
  originals: readonly ResponsibilityList[],
  count: number,
  seed = 1,
): ResponsibilityList[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, index) => {
    const original = originals[Math.floor(random() * originals.length)] as ResponsibilityList;
    return vary(original, index, random);
  });
}

interface Place {
  province: string;
  city: string;
  county: string;
  suffix: string;
}

/** The county of the number `index`: twenty to a city, ten cities to a province, no two of the first 1,200 alike. */
function placeOf(index: number): Place {
  const name = (at: number): string => `${FIRST[at % 20] ?? ""}${SECOND[(at + Math.floor(at / 20)) % 20] ?? ""}`;
  const suffix = SUFFIXES[Math.floor(index / 400) % 3] ?? "县";
  return {
    province: `${name(Math.floor(index / 200) + 7)}省`,
    city: `${name(Math.floor(index / 20) + 210)}市`,
    county: `${name(index)}${suffix}`,
    suffix,
  };
}

function vary(original: ResponsibilityList, index: number, random: () => number): ResponsibilityList {
  const list = structuredClone(original);
  const { province, city, county, suffix } = placeOf(Math.floor(index / BUREAU_KINDS.length));
  const kind = BUREAU_KINDS[index % BUREAU_KINDS.length] as BureauKind;
  const { county: oldCounty, city: oldCity } = list.bureau;
  list.bureau = {
    ...list.bureau,
    id: `synthetic-${String(index).padStart(6, "0")}`,
    name: `${county}${kind.name}`,
    shortName: `${suffix}${kind.name}`,
    province,
    city,
    county,
  };
  for (const duty of list.duties ?? []) duty.tasks = duty.tasks.filter((_, at) => at === 0 || random() < 0.9);
  const places = new Map([
    [oldCounty, county],
    [oldCity, city],
    ...["县", "区", "市"].flatMap((old): [string, string][] => [
      [`全${old}`, `全${suffix}`],
      [`我${old}`, `我${suffix}`],
    ]),
  ]);
  places.delete("");
  const words = new RegExp([...places.keys(), ...Object.keys(kind.words)].join("|"), "gu");
  const inPlace = (text: string): string =>
    text.replaceAll(/《[^》]*》|[^《]+/gu, (piece) =>
      piece.startsWith("《") ? piece : piece.replaceAll(words, (word) => places.get(word) ?? kind.words[word] ?? word),
    );
  for (const { table, node } of walk(list)) {
    node.key = "";
    delete node.source;
    const fields = node as unknown as Record<string, unknown>;
    for (const field of TEXT_FIELDS[table]) {
      const text = fields[field];
      if (typeof text === "string") fields[field] = field === "phone" ? ownPhone(text, random) : inPlace(text);
    }
    if (table === "task" && random() < 0.3) fields["text"] = reword(String(fields["text"]), random);
  }
  for (const note of list.notes) delete note.owner;
  return assignKeys(list);
}

/** Each digit behind the area code becomes another. */
function ownPhone(phone: string, random: () => number): string {
  return phone.replaceAll(/(?<=\d{3})\d/gu, () => String(Math.floor(random() * 10)));
}

/** The text as another bureau words it: another verb at its head, or another tail. */
function reword(text: string, random: () => number): string {
  const pick = random();
  const verb = VERBS[Math.floor(random() * VERBS.length)] ?? "";
  const head = VERBS.find((one) => text.startsWith(one));
  if (pick < 0.4) return `${verb}${text.slice(head?.length ?? 0)}`;
  if (pick < 0.6)
    return text.replace(/(工作)?([。；]?)$/u, (_, work: string | undefined, stop: string) =>
      work === undefined ? `工作${stop}` : stop,
    );
  if (pick < 0.8) return `会同有关部门${text}`;
  return text.replace(/[，；、][^，；、]*$/u, "。");
}
