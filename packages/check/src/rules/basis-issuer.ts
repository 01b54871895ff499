import { differenceOf } from "../edit-distance.ts";
import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** Names of departments of governments that are long enough to lose a word unnoticed: those of the State Council since 1998. */
const KNOWN: readonly string[] = [
  "人力资源和社会保障",
  "劳动和社会保障",
  "住房和城乡建设",
  "卫生和计划生育",
  "市场监督管理",
  "工商行政管理",
  "质量技术监督",
  "食品药品监督管理",
  "安全生产监督管理",
  "国有资产监督管理",
  "地方金融监督管理",
  "退役军人事务",
  "工业和信息化",
  "新闻出版广电",
  "粮食和物资储备",
  "自然资源和规划",
  "农村信用合作",
  "经济和信息化",
];

/** A department's name in front of a document: 河北省劳动和社会保障厅《关于…》. */
const ISSUER = /([\u4e00-\u9fff]{4,16})(?:部|厅|局|委员会)(?=《?关于|印发|令)/gu;

/** 《某省人社厅关于…》: the title of a document names its issuer in full or by the short name that is laid down, 省发展改革委. */
const SPOKEN =
  /《[\u4e00-\u9fff]{0,10}?(?:人社|人力社保|住建|卫计|卫健|文旅|市监|工信|食药监|安监|质监|国土|环保|农委|教体|交运)(?:厅|局|委|部)(?=关于)/gu;

/** A name that has lost its last word, or one of whose words is another: 劳动和社会厅, 劳动和省保障厅. */
function mistaken(name: string, known: string): boolean {
  const { left, right, at } = differenceOf(name, known);
  if (left === "" && at === name.length) return right.length === 2 && /和[\u4e00-\u9fff]{2}$/u.test(name);
  return (
    left !== "" &&
    right !== "" &&
    left.length <= 2 &&
    right.length <= 2 &&
    at >= 3 &&
    known.length - at - right.length >= 2
  );
}

export const basisIssuer: Rule = {
  id: "basis/issuer",
  title: "发文机关名称有误",
  severity: "warning",
  source: "law",
  reason: "《党政机关公文处理工作条例》第九条：发文机关署名用全称或者规范化简称，名称有误就查不到文件。",
  *check({ texts }) {
    for (const at of texts) {
      if (!/[部厅局会](?:《?关于|印发|令)/u.test(at.text)) continue;
      for (const match of matchesOf(at.text, ISSUER)) {
        const printed = match[1] ?? "";
        // The place before it: 河北省, 甲市.
        const name = printed.slice(
          Math.max(...[..."省市县区"].map((level) => printed.slice(0, 5).lastIndexOf(level))) + 1,
        );
        if (KNOWN.includes(name) || KNOWN.includes(name.replace(/^.*?(?=[省市])./u, ""))) continue;
        const known = KNOWN.find((other) => mistaken(name, other));
        if (known === undefined) continue;
        yield {
          at: placeIn(at),
          quote: match[0],
          message: `“${match[0]}”的名称有误，疑为“${match[0].replace(name, known)}”。`,
          remedy: "核对原文后改正。",
        };
      }
      for (const match of matchesOf(at.text, SPOKEN))
        yield {
          at: placeIn(at),
          quote: match[0],
          message: `文件标题中的“${match[0].slice(1)}”是口头简称。`,
          remedy: "核对原文，写发文机关的全称或者规范化简称。",
          severity: "hint",
        };
    }
  },
};
