import data from "../data/gazetteer.json" with { type: "json" };

/** Names of places: provinces and prefectures of GB/T 2260, and the abbreviations by which officials call them. */
export interface Gazetteer {
  /** Full name → the province it lies in (itself for a province): 宁波市 → 浙江省. */
  provinceOf: ReadonlyMap<string, string>;
  /** 甬 → 宁波市. */
  abbreviations: ReadonlyMap<string, string>;
  /** Full names of provinces and prefectures, and names without 省 and 市 where no other word reads so. */
  names: RegExp;
  /** Characters before a name with which it makes another word. */
  notAfter: ReadonlyMap<string, string>;
  /** Name as `names` finds it → full name. */
  fullName: ReadonlyMap<string, string>;
}

interface GazetteerData {
  provinces: { name: string; short: string; prefectures: string[] }[];
  abbreviations: Record<string, string>;
  /** Prefectures whose name without 市 reads as no other word. */
  bare: string[];
  /** Characters before a bare name with which it makes another word: 推|广东西部. */
  notAfter: Record<string, string>;
}

let known: Gazetteer | undefined;

/** The project's gazetteer. */
export function gazetteer(): Gazetteer {
  known ??= build(data as GazetteerData);
  return known;
}

function build({ provinces, abbreviations, bare, notAfter }: GazetteerData): Gazetteer {
  const provinceOf = new Map<string, string>();
  const fullName = new Map<string, string>();
  const bareNames = new Set(bare);
  for (const province of provinces) {
    provinceOf.set(province.name, province.name);
    fullName.set(province.name, province.name);
    fullName.set(province.short, province.name);
    for (const prefecture of province.prefectures) {
      provinceOf.set(prefecture, province.name);
      fullName.set(prefecture, prefecture);
      const short = prefecture.replace(/(?:市|地区|盟)$/u, "");
      if (bareNames.has(short)) fullName.set(short, prefecture);
    }
  }
  const words = [...fullName.keys()].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return {
    provinceOf,
    abbreviations: new Map(Object.entries(abbreviations)),
    // Plain words only: the engine then looks them up by their first character instead of trying one after the other.
    names: new RegExp(words.join("|"), "gu"),
    notAfter: new Map(Object.entries(notAfter)),
    fullName,
  };
}

/** A place that a text names. */
export interface PlaceMention {
  name: string;
  fullName: string;
  index: number;
}

/** The places of the gazetteer that a text names. 吉安市 is no part of 吉安市场; 广东 is none of 推广东西部协作. */
export function* placesIn(text: string, { names, fullName, notAfter }: Gazetteer): Generator<PlaceMention> {
  for (const { 0: name, index } of text.matchAll(names)) {
    if (name.endsWith("市") && text.charAt(index + name.length) === "场") continue;
    if (index > 0 && notAfter.get(name)?.includes(text.charAt(index - 1)) === true) continue;
    yield { name, fullName: fullName.get(name) ?? name, index };
  }
}
