import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

const SUPERIOR =
  /(?:指导|督促)(?:和指导|指导)?(?:各地|各级|各县|各市|各区县|市县)|(?<=[^，。；]{0,8})各地(?=及时|定期|做好)/gu;

export const placeSuperior: Rule = {
  id: "place/superior",
  title: "县级部门承担上级机关的指导职责",
  severity: "warning",
  source: "guidance",
  reason: "“指导各地”“指导各级部门”是中央、省、市机关的职责，县级清单照抄即与层级不符。",
  *check({ texts, place }) {
    if (!place.county) return;
    for (const at of texts) {
      if (at.field === "basis" || at.table === "note") continue;
      const match = SUPERIOR.exec(at.text);
      SUPERIOR.lastIndex = 0;
      if (match === null) continue;
      yield {
        at: placeIn(at),
        quote: around(at.text, match.index, match.index + match[0].length, 6),
        message: `“${match[0]}”是上级机关的职责，县级部门没有下级地方可以指导。`,
        remedy: "按本级职责改写。",
      };
    }
  },
};
