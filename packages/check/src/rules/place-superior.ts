import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

const SUPERIOR =
  /(?:指导|督促)(?:和指导|指导)?(?:各地|各级|各县|各市|各区县|市县)|(?<=[^，。；]{0,8})各地(?=及时|定期|做好)/gu;
/** Sentences whose subject are the departments of all levels, or that speak of counties as a level below. */
const ALL_LEVELS =
  /(?<=^|[。；\n])[ \u3000]*各级[\u4e00-\u9fff]{2,16}(?:部门|机关)(?=在|要|应|负责|可以|按照)|(?:对|及各|市及|和|加强对)区县(?=[\u4e00-\u9fff]{2,12}(?:部门|机关))|(?<=^|[，。；）\n])[ \u3000]*(?:[省市]、县|县（市、区）|县\(市、区\)|县市区)(?:[\u4e00-\u9fff]{0,12}部门|并?将|要|应)/gu;

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
      if (!/各[地级县市区]|市县|区县|县|[省市]、/u.test(at.text)) continue;
      for (const pattern of at.table === "section" ? [SUPERIOR, ALL_LEVELS] : [SUPERIOR]) {
        for (const { 0: words, index } of matchesOf(at.text, pattern)) {
          yield {
            at: placeIn(at),
            quote: around(at.text, index, index + words.length, 6),
            message: `“${words.trim()}”是上级机关的口气，县级部门没有下级地方可以指导。`,
            remedy: "按本级职责改写。",
          };
        }
      }
    }
  },
};
