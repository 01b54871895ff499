import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

const OFFICE =
  /(?:相关|有关|各)处室|(?:建设|关系|培训|促进|监察|法规|规划|福利|人事|开发|综合|监督|仲裁)处(?=组织|审查|审核|负责|会同|牵头|提出|对|将|[，。；、（])|[我省]厅(?=领导|机关|党组|办公室)|我厅/gu;
/** An office or agency that is a squad of a prefecture by its name alone. */
const OWN_SQUAD = /^[^市省\n]{1,14}(?:支队|总队)$/u;
/** The districts of these have squads of that name. */
const MUNICIPALITIES = new Set(["北京市", "天津市", "上海市", "重庆市"]);
const SQUAD = /(?<![市省][^，。；、\n]{0,14})[区县][^，。；、\n区县]{0,10}(?:支队|总队)/gu;

export const placeUnit: Rule = {
  id: "place/unit",
  title: "机构名称与县级不符",
  severity: "warning",
  source: "guidance",
  reason: "县级部门内设机构称股、科、室，执法队伍称大队；“处室”“支队”是市以上的机构。",
  *check({ texts, place, list }) {
    if (!place.county) return;
    const own = new Set(
      [
        ...(list.duties ?? []).flatMap(({ tasks }) => tasks.map(({ unit }) => unit)),
        ...(list.services ?? []).flatMap(({ items }) => items.map(({ agency }) => agency)),
      ]
        .flatMap((names) => names.split(/[\n、，]/u))
        .filter((name) => /处$/u.test(name)),
    );
    for (const at of texts) {
      if (at.field === "basis" || at.field === "accountability") continue;
      if (!/[处厅队]/u.test(at.text)) continue;
      for (const match of matchesOf(at.text, OFFICE)) {
        if (/(?:市局|省厅|上级)[^，。；]{0,8}$/u.test(at.text.slice(Math.max(0, match.index - 12), match.index)))
          continue;
        if (/处$/u.test(match[0]) && [...own].some((name) => name.endsWith(match[0]))) continue;
        yield {
          at: placeIn(at),
          quote: around(at.text, match.index, match.index + match[0].length, 6),
          message: `“${match[0]}”是市以上机关的内设机构，县级部门没有。`,
          remedy: "改为本部门的科（股、室）名称。",
        };
      }
      if (MUNICIPALITIES.has(list.bureau.province)) continue;
      const alone = /^(?:unit|agency)$/u.test(at.field) ? OWN_SQUAD.exec(at.text.trim()) : null;
      for (const [squad] of alone === null ? matchesOf(at.text, SQUAD) : [alone])
        yield {
          at: placeIn(at),
          quote: squad,
          message: `县级执法队伍称“大队”，“${squad}”疑误。`,
          remedy: "核对机构名称。",
        };
    }
  },
};
