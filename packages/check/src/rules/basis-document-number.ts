import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

/** The year of a document number in any bracket but 〔〕, with the issuer's code before and the number behind it. */
const WRONG_BRACKET =
  /[\u4e00-\u9fff]{1,20}[\s\u3000]*([﹝[［（(【])[\s\u3000]*((?:19|20)\d{2})[\s\u3000]*([﹞\]］）)】])[\s\u3000]*第?[\s\u3000]*\d{1,5}[\s\u3000]*号/gu;
const WITH_ORDINAL = /[\u4e00-\u9fff]{1,20}〔(?:19|20)\d{2}〕[\s\u3000]*第[\s\u3000]*\d{1,5}[\s\u3000]*号/gu;
const NO_ORDINAL = /[\u4e00-\u9fff]{1,20}令[\s\u3000]*\d{1,4}[\s\u3000]*号/gu;
const SPACED = /[\u4e00-\u9fff]{1,20}令[ \u3000]+第[ \u3000]*\d{1,4}[ \u3000]*号/gu;
const YEAR_IN_ORDER =
  /[\u4e00-\u9fff、]{1,40}令[\s\u3000]*(?:19|20)\d{2}[\s\u3000]*年[\s\u3000]*第[\s\u3000]*\d{1,4}[\s\u3000]*号/gu;

const HALF_BRACKET =
  /[\u4e00-\u9fff]{2,12}(?:[〔﹝［[](?:19|20)\d{2}|(?:19|20)\d{2}[〕﹞］\]])[\s\u3000]*\d{1,5}[\s\u3000]*号/gu;
const NO_END = /[\u4e00-\u9fff]{2,12}[〔﹝［[](?:19|20)\d{2}[〕﹞］\]][\s\u3000]*\d{1,5}(?=[\s\u3000]*[）)])/gu;

const FAULTS: readonly [RegExp, string, string][] = [
  [WRONG_BRACKET, "发文字号的年份应当用六角括号“〔〕”括入", "改为“〔年份〕”。"],
  [HALF_BRACKET, "年份的括号不配对", "改为“〔年份〕”。"],
  [NO_END, "序号后缺少“号”字", "补上“号”字。"],
  [WITH_ORDINAL, "发文字号的序号前不加“第”字", "删去“第”字。"],
  [NO_ORDINAL, "令的序号前缺少“第”字", "改为“令第×号”。"],
  [SPACED, "文号中有多余空格", "删去空格。"],
  [YEAR_IN_ORDER, "令按届次连续编号，不在序号前写年份", "改为“令第×号”，年份写在括号内的日期中。"],
];

export const basisDocumentNumber: Rule = {
  id: "basis/document-number",
  title: "发文字号书写不规范",
  severity: "hint",
  source: "law",
  reason: "《党政机关公文格式》（GB/T 9704-2012）7.2.5：年份用六角括号括入，序号不加“第”字，不编虚位。",
  *check({ texts }) {
    for (const at of texts) {
      if (!/[号〔﹝［[]/u.test(at.text)) continue;
      for (const [pattern, fault, remedy] of FAULTS) {
        for (const match of at.text.matchAll(pattern)) {
          yield { at: placeIn(at), quote: match[0], message: `“${match[0]}”：${fault}。`, remedy };
        }
      }
    }
  },
};
