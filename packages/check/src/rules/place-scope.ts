import { around, placeIn, type Facts } from "../facts.ts";
import type { Hit, Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** A clause that carries out what a higher level has laid down may well name that level. */
const CARRIES_OUT =
  /(?:执行|贯彻|落实|实施|按照|根据|依据|依照|参加|上级|纳入|争取|全省|省、|配合市|协助市)[^，。；\n]*$/u;

/** Without one of these a text names no range. */
const MAY_NAME = /[我本全各][省市县区地]|市[属直本级外]|人民共和国|拟[订定]|制定|起草|编制/u;

/** So many characters of a bureau's name tell it from others. */
const OWN_WORDS = 4;

/** Words for places by level: own place first, then what belongs to another level. */
function patterns({ place, list }: Facts): RegExp[] {
  const others = "省市县区".replace(place.kind === "旗" ? "县" : place.kind, "");
  const city = list.bureau.city;
  // A county's bureau does not draw up what holds for the city.
  const draws =
    place.county && place.kind !== "市" && city !== ""
      ? [
          new RegExp(
            `(?:拟[订定]|起草|制定|编制)${city}(?!${list.bureau.county || "\\n"})[^，。；]{2,24}?(?:办法|规划|政策|计划|制度|方案)`,
            "gu",
          ),
        ]
      : [];
  const all: RegExp[] = [new RegExp(`(?:我|本)[${others}](?![场民值域间别段块位划政产际])`, "gu"), ...draws];
  // In an autonomous region 全区 is the region.
  const whole = list.bureau.province.endsWith("自治区") ? others.replace("区", "") : others;
  all.push(new RegExp(`全[${whole}](?![场民别])(?!域)`, "gu"));
  if (place.county && place.kind !== "市") {
    all.push(/(?<![\u4e00-\u9fff省城都])市(?:属|直|本级)(?=[\u4e00-\u9fff])|(?<=[为对与和在由])市(?:属|直|本级)/gu);
    // 市级人力资源…, 市级民政…: the superior of this very bureau.
    const own = place.core.replace(/(?:局|委员会|委|办公室|厅)$/u, "").slice(0, OWN_WORDS);
    const bureau = own.length < 2 ? "" : `|${own}`;
    all.push(new RegExp(`市级(?=相关部门|有关部门|主管部门[^，。；]{0,4}(?:会同|共同)${bureau})`, "gu"));
    all.push(/市级(?=纳入|机关|事业单位|统发|财政供养|参保单位)/gu, /(?<![城县都])市外(?=合作|高校|企业|人员|院校)/gu);
  }
  // Whom a county's department supervises is in its county.
  if (place.county) all.push(/中华人民共和国(?:境|领域)内的/gu);
  if (place.county)
    all.push(
      /(?<!市及|省及|市、|省、)各(?:县区|区县|县（市、区）|县\(市、区\)|县（区）|县|地市|市、县|市县)(?![级直域委])/gu,
    );
  return all;
}

export const placeScope: Rule = {
  id: "place/scope",
  title: "地域范围与本级不符",
  severity: "warning",
  source: "guidance",
  reason: "县级部门的职责不能及于“全市”“我市”，区不称“全县”，县不称“全区”。",
  *check(facts) {
    const { place, texts } = facts;
    if (!/^[省市县区旗]$/u.test(place.kind)) return;
    const all = patterns(facts);
    for (const at of texts) {
      if (!MAY_NAME.test(at.text)) continue;
      // Provisions quoted from a law speak of places in general.
      if (at.field === "basis" || at.field === "accountability" || at.table === "note") continue;
      for (const pattern of all) yield* hits(at, pattern, place.kind, texts);
    }
  },
};

/** The bureau draws up itself what it says to be the city's: 拟定全市…办法. */
const DRAWS_UP = /(?:拟[订定]|制定|起草|编制)$/u;

/** True where the list says the same of its own place elsewhere: 全县统一的… beside 全市统一的…. */
function isSaidOfOwn(after: string, kind: string, texts: Facts["texts"]): boolean {
  const words = /^[\u4e00-\u9fff]{6,10}/u.exec(after)?.[0];
  return words !== undefined && texts.some(({ text }) => text.includes(`全${kind}${words}`));
}

function* hits(at: Facts["texts"][number], pattern: RegExp, kind: string, texts: Facts["texts"]): Generator<Hit> {
  for (const match of matchesOf(at.text, pattern)) {
    // Laws speak so; in a list it says whom the bureau supervises, at the head of the section.
    if (match[0].startsWith("中华") && at.text.slice(0, match.index).trim() !== "") continue;
    const before = at.text.slice(Math.max(0, match.index - 40), match.index);
    // 落实全市政策 carries out what the city has laid down; no district is above a county, and no county above a district.
    const after = at.text.slice(match.index + match[0].length, match.index + match[0].length + 12);
    const carriesOut = after.startsWith("统一") || (/^全[市省]|省$/u.test(match[0]) && CARRIES_OUT.test(before));
    if (carriesOut && !DRAWS_UP.test(before) && !isSaidOfOwn(after, kind, texts)) continue;
    yield {
      at: placeIn(at),
      quote: around(at.text, match.index, match.index + match[0].length),
      message: `“${match[0]}”与本单位的层级不符，本单位是${kind === "市" || kind === "省" ? kind : `${kind}级`}部门。`,
      remedy: match[0].startsWith("中华")
        ? "写明本行政区域内的对象。"
        : `核对后改为“${match[0].replace(/[省市县区]/u, kind)}”或者写明上级名称。`,
    };
  }
}
