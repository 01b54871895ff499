import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

const NOUN = "高校|高职|院校|大学|学校|单位|企业|机构|部队|工作|创业|就业|人才|人员|投资|务工|外商|院士";
const CODE = "政|府|人社|劳社|劳人|人劳|办|委|民|财|教";

export const placeAbbreviation: Rule = {
  id: "place/abbreviation",
  title: "出现外地简称",
  severity: "error",
  source: "guidance",
  reason: "“在甬高校”之类的外地简称是照抄外地清单留下的。",
  *check({ texts, gazetteer, place }) {
    if (place.names.size === 0) return;
    const letters = [...gazetteer.abbreviations]
      .filter(([, full]) => !place.names.has(full))
      .map(([letter]) => letter)
      .join("");
    const inPlace = new RegExp(`(?:在|来|驻|赴|留|离|入|返)([${letters}])(?=${NOUN})`, "gu");
    const inNumber = new RegExp(
      `(?<![\\u4e00-\\u9fff])([${letters}])(?:${CODE})[\\u4e00-\\u9fff]{0,6}[〔﹝［\\[（(](?:19|20)\\d{2}`,
      "gu",
    );
    for (const at of texts) {
      for (const pattern of [inPlace, inNumber]) {
        for (const match of at.text.matchAll(pattern)) {
          const letter = match[1] ?? "";
          yield {
            at: placeIn(at),
            quote: around(at.text, match.index, match.index + match[0].length, 6),
            message: `“${letter}”是${gazetteer.abbreviations.get(letter)}的简称，与本单位所在地不符。`,
            remedy: "改为本地的名称或者本地的文件。",
          };
        }
      }
    }
  },
};
