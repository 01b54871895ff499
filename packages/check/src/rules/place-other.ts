import { around, placeIn, type Facts } from "../facts.ts";
import { placesIn } from "../gazetteer.ts";
import { namesIn } from "../name-index.ts";
import type { Rule } from "../rule.ts";

/** Words around a name that explain why another place is named: aid, co-operation, a school or a bank of that name. */
const EXPLAINED_BEFORE = /(?:对口|支援|援助|援|帮扶|协作|合作|籍|外派|输出|异地)[^，。；]{0,4}$/u;
const EXPLAINED_BEHIND = /^(?:省|市)?(?:大学|学院|银行|路|街|籍|时间|冬奥|户籍|班|高中|世博|公约|宣言|条约|精神)/u;

export const placeOther: Rule = {
  id: "place/other",
  title: "出现外地地名",
  severity: "error",
  source: "guidance",
  reason: "照抄外地清单会留下外地地名；外地的法规文件不能作为本地依据。",
  *check(facts) {
    if (facts.place.names.size === 0) return;
    const below = codesBelow(facts);
    for (const at of facts.texts) {
      const counties = facts.counties === undefined ? [] : [...namesIn(at.text, facts.counties)];
      const found = [
        ...placesIn(at.text, facts.gazetteer),
        ...counties.map(({ name, index }) => ({ name, fullName: name, index })),
      ];
      for (const { name, fullName, index } of found) {
        const end = index + name.length;
        if (facts.gazetteer.codes.get(fullName)?.some((code) => below !== "" && code.startsWith(below))) continue;
        if (facts.place.names.has(name) || facts.place.names.has(fullName)) continue;
        if (EXPLAINED_BEFORE.test(at.text.slice(Math.max(0, index - 10), index))) continue;
        if (EXPLAINED_BEHIND.test(at.text.slice(end, end + 4))) continue;
        yield {
          at: placeIn(at),
          quote: around(at.text, index, end),
          message: `出现外地地名“${name}”，与本单位所在地不符。`,
          remedy: "核对是否照抄外地清单，改为本地的名称或者删去。",
        };
      }
    }
  },
};

/**
 * The code that the places below a city's or a province's bureau begin with: their names belong into its list. "" for a bureau of a
 * county that is known, which has no business in the counties beside it.
 */
function codesBelow({ place, list, gazetteer }: Facts): string {
  const { county, city, province } = list.bureau;
  if (place.county && county !== "") return "";
  const own =
    [...place.names].find((name) => name === city) ?? [...place.names].find((name) => name === province) ?? "";
  return (own === "" ? undefined : gazetteer.codes.get(own)?.[0]) ?? "";
}
