import type { Bureau } from "@qingdan/model";

/** What a bureau calls its own place, and the words by which other levels would give themselves away. */
export interface OwnPlace {
  /** 县, 区, 市, 旗 or 省: the last character of the bureau's own place; "" where it is not known. */
  kind: string;
  /** True for a bureau of a county, district, banner or county-level city: there is a prefecture above it. */
  county: boolean;
  /** Names of its own place and of those above it: 甲县, 甲, 乙市, 乙, 丙省, 丙. */
  names: ReadonlySet<string>;
  /** The bureau's name without its place: 人力资源和社会保障局. */
  core: string;
  /** Its short name without level: 人社局; "" where the bureau has none. */
  shortCore: string;
}

const SUFFIX = /(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|县|区|盟|旗|州)$/u;

/** 乙市甲区民政局: the places that a name begins with, province, city, county. */
const PLACES_IN_NAME =
  /^([^市县区旗州盟]{2,8}?(?:省|自治区))?([^省县区旗]{2,8}?(?:市|自治州|盟|地区))?([^省市]{1,8}?(?:自治县|自治旗|县|区|旗))?/u;

/** The bureau with its places: as the catalogue knows them, or, where it knows none, as the name says them. */
function withPlaces(bureau: Bureau): Bureau {
  if (bureau.province !== "" || bureau.city !== "" || bureau.county !== "") return bureau;
  const [, province = "", city = "", county = ""] = PLACES_IN_NAME.exec(bureau.name) ?? [];
  return { ...bureau, province, city, county };
}

/** The place of a bureau, from the catalogue's columns or from its name. */
export function placeOf(given: Bureau): OwnPlace {
  const bureau = withPlaces(given);
  const core = coreOf(bureau);
  const prefix = bureau.name.slice(0, bureau.name.length - core.length);
  const own = bureau.county || bureau.city || bureau.province;
  const kind = /[县区市旗省州盟]$/u.exec(prefix)?.[0] ?? /[县区市旗省州盟]$/u.exec(own)?.[0] ?? "";
  const names = new Set<string>();
  for (const name of [bureau.province, bureau.city, bureau.county]) {
    if (name === "") continue;
    names.add(name);
    const bare = name.replace(SUFFIX, "");
    if (bare.length > 1) names.add(bare);
  }
  const county = bureau.level === "" ? bureau.county !== "" || /[县区旗]$/u.test(kind) : /县|区/u.test(bureau.level);
  return { kind, county, names, core, shortCore: bureau.shortName.replace(LEVEL, "") };
}

/** The character of its level before a bureau's name, 县 in 县民政局; the 市 of 市场监督管理局, 市容 and 市政 is part of the name. */
const LEVEL = /^(?:[省县旗州]|市(?!场|容|政(?!府|务|协|法))|区(?!划))/u;

/** The bureau's name behind its places: 三亚市崖州区人力资源和社会保障局 → 人力资源和社会保障局. */
function coreOf({ name, province, city, county }: Bureau): string {
  let rest = name;
  for (const place of [province, city, county])
    if (place !== "" && rest.startsWith(place)) rest = rest.slice(place.length);
  return rest.replace(LEVEL, "");
}
