import { around, placeIn, type Facts, type TextAt } from "../facts.ts";
import type { Hit, Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

const NOUN =
  "高校|高职|院校|大学|学校|单位|企业|机构|部队|工作|创业|就业|人才|人员|投资|务工|外商|院士|学生|学者|医院|医疗|项目|车辆|船舶|游客|居民|群众|农民|施工|门店|商会|老人";
/** The issuer's code in a document number behind the letter of its place: 甬政办发〔2014〕, 杭人社发﹝2015﹞. */
const IN_NUMBER =
  /(?<![\u4e00-\u9fff])([\u4e00-\u9fff])((?:市(?:政|府|人社|教|财|民|卫|建|水|农|委|办)|政|府|人社|劳社|人劳|教|财|民|卫|建|水|安监|应急|市监|农|委|办|发改|科|工信|民宗|司|自然资|国土|规|环|交|商|文|体|审|统|退役|医保|林|城管)[\u4e00-\u9fff]{0,6})[\s\u3000]*[〔﹝［[（(](?:19|20)\d{2}/gu;
/** Codes that no ministry's number begins with one character before: 中办发, 国办发 and 财教〔2014〕 name no place. */
const OF_GOVERNMENT = /^(?:市|政[发办函字规]|府[发办函字规]?|人社[发办函字规])/u;
/** Letters of provinces that also begin words: looked for only between 在, 驻, 来 and a noun of NOUN. */
const PROVINCIAL = "苏川吉黑宁青蒙藏陇蜀秦甘";
const NO_LETTER = "省市县区州旗乡镇国中民行财教人农建林水公司工商文体经信发改安环交";

export const placeAbbreviation: Rule = {
  id: "place/abbreviation",
  title: "出现外地简称",
  severity: "error",
  source: "guidance",
  reason: "“在甬高校”“甬政发”之类的外地简称是照抄外地清单留下的。",
  *check(facts) {
    const { texts, gazetteer, place } = facts;
    if (place.names.size === 0) return;
    const letters = [...gazetteer.abbreviations]
      .filter(([, full]) => !place.names.has(full))
      .map(([letter]) => letter)
      .join("");
    const more = [...gazetteer.numberLetters]
      .filter(([letter, full]) => PROVINCIAL.includes(letter) && !full.some((name) => place.names.has(name)))
      .map(([letter]) => letter)
      .join("");
    const inPlace = new RegExp(`(?:在|来|驻|赴|留|离|入|返)([${letters}${more}])(?=${NOUN})`, "gu");
    for (const at of texts) {
      for (const match of /[在来驻赴留离入返]/u.test(at.text) ? matchesOf(at.text, inPlace) : []) {
        const letter = match[1] ?? "";
        yield hit(
          at,
          match,
          `“${letter}”是${gazetteer.abbreviations.get(letter) ?? gazetteer.numberLetters.get(letter)?.[0] ?? ""}的简称，与本单位所在地不符。`,
        );
      }
      if (!/[〔﹝［[（(]/u.test(at.text)) continue;
      for (const match of matchesOf(at.text, IN_NUMBER)) {
        const letter = match[1] ?? "";
        const why = foreign(facts, letter, OF_GOVERNMENT.test(match[2] ?? ""));
        if (why !== undefined) yield hit(at, match, why);
      }
    }
  },
};

/** Why a letter before an issuer's code is not of the bureau's own place or a place above it; undefined where it may be. */
function foreign({ place, gazetteer, list }: Facts, letter: string, ofGovernment: boolean): string | undefined {
  const named = [gazetteer.abbreviations.get(letter) ?? [], gazetteer.numberLetters.get(letter) ?? []].flat();
  if (named.some((name) => place.names.has(name)) || [...place.names].some((name) => name.includes(letter)))
    return undefined;
  // Without the province nothing is known of its letter; a county may be named by a letter of its old name.
  if (list.bureau.province === "" || NO_LETTER.includes(letter)) return undefined;
  if (gazetteer.abbreviations.has(letter))
    return `发文字号中的“${letter}”是${named[0]}的简称，不是本地或者上级的文件。`;
  const known = list.bureau.city !== "" || place.kind === "省";
  if (named.some((name) => /省$|自治区$/u.test(name)) && named.length === 1)
    return `发文字号中的“${letter}”是${named[0]}的简称，不是本地或者上级的文件。`;
  if (!ofGovernment || !known) return undefined;
  return named.length > 0
    ? `发文字号中的“${letter}”是${named.join("或者")}的简称，不是本地或者上级的文件。`
    : `发文字号中的“${letter}”与本单位所在省、市、县都不符，疑为外地的文件。`;
}

function hit(at: TextAt, match: RegExpExecArray, message: string): Hit {
  return {
    at: placeIn(at),
    quote: around(at.text, match.index, match.index + match[0].length, 6),
    message,
    remedy: "改为本地的名称或者本地的文件。",
  };
}
