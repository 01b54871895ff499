import { assignKeys, walk, type ResponsibilityList } from "@qingdan/model";

const PLACES = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
const KINDS = [
  "水务局",
  "林业局",
  "教育局",
  "民政局",
  "财政局",
  "司法局",
  "交通运输局",
  "农业农村局",
  "文化和旅游局",
  "市场监督管理局",
];

/** A stream of numbers in [0, 1) that is the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` lists of invented bureaus: the real lists' rows, some left out, each text marked so that no two bureaus are equal. */
export function syntheticLists(
  originals: readonly ResponsibilityList[],
  count: number,
  seed = 1,
): ResponsibilityList[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, index) => {
    const original = originals[index % originals.length] as ResponsibilityList;
    return vary(original, index, random);
  });
}

function vary(original: ResponsibilityList, index: number, random: () => number): ResponsibilityList {
  const list = structuredClone(original);
  const place = `${PLACES[index % 10] ?? ""}${PLACES[Math.floor(index / 10) % 10] ?? ""}县`;
  const kind = KINDS[Math.floor(index / 100) % 10] ?? "";
  list.bureau = {
    ...list.bureau,
    id: `synthetic-${String(index).padStart(6, "0")}`,
    name: `${place}${kind}`,
    shortName: `县${kind}`,
    county: place,
  };
  for (const duty of list.duties ?? []) duty.tasks = duty.tasks.filter((_, at) => at === 0 || random() < 0.9);
  for (const { table, node } of walk(list)) {
    node.key = "";
    delete node.source;
    const task = node as { text?: string };
    if (table === "task" && task.text !== undefined && random() < 0.3)
      task.text = `${task.text}（${place}第${Math.floor(random() * 1000)}号）`;
  }
  for (const note of list.notes) delete note.owner;
  return assignKeys(list);
}
