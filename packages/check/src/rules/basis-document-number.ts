import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** The year of a document number in any bracket but 〔〕, with the issuer's code before and the number behind it. */
const WRONG_BRACKET =
  /[\u4e00-\u9fff]{1,20}[\s\u3000]*([﹝[［（(【])[\s\u3000]*((?:19|20)\d{2})[\s\u3000]*([﹞\]］）)】])[\s\u3000]*第?[\s\u3000]*\d{1,5}[\s\u3000]*号/gu;
const WITH_ORDINAL = /[\u4e00-\u9fff]{1,20}〔(?:19|20)\d{2}〕[\s\u3000]*第[\s\u3000]*\d{1,5}[\s\u3000]*号/gu;
const NO_ORDINAL = /[\u4e00-\u9fff]{1,20}令[\s\u3000]*\d{1,4}[\s\u3000]*号/gu;
const SPACED = /[\u4e00-\u9fff]{1,20}令[ \u3000]+第[ \u3000]*\d{1,4}[ \u3000]*号/gu;
const YEAR_IN_ORDER =
  /[\u4e00-\u9fff、]{1,40}(?:令|常务委员会公告)[\s\u3000]*(?:19|20)\d{2}[\s\u3000]*年[\s\u3000]*第[\s\u3000]*\d{1,4}[\s\u3000]*号/gu;

const HALF_BRACKET =
  /[\u4e00-\u9fff]{2,12}(?:[〔﹝［[](?:19|20)\d{2}|(?:19|20)\d{2}[〕﹞］\]])[\s\u3000]*\d{1,5}[\s\u3000]*号/gu;
const NO_END = /[\u4e00-\u9fff]{2,12}[〔﹝［[](?:19|20)\d{2}[〕﹞］\]][\s\u3000]*\d{1,5}(?=[\s\u3000]*[）)])/gu;

const SHORT_YEAR = /[\u4e00-\u9fff]{2,12}[〔﹝［[]\d{2}[〕﹞］\]][\s\u3000]*\d{1,5}[\s\u3000]*号/gu;
const LEADING_ZERO = /[\u4e00-\u9fff]{2,12}[〔﹝［[](?:19|20)\d{2}[〕﹞］\]][\s\u3000]*0\d{0,4}[\s\u3000]*号/gu;

/** 《…办法》某省人民政府令第25号: the number belongs into a bracket behind the title. */
const NO_BRACKET =
  /(?<=》)[\s\u3000]*[\u4e00-\u9fff]{2,14}(?:[〔﹝［[](?:19|20)\d{2}[〕﹞］\]][\s\u3000]*第?[\s\u3000]*\d{1,5}|令[\s\u3000]*第[\s\u3000]*\d{1,4})[\s\u3000]*号/gu;

/** （三府〔2009〕137号全文） */
const WHOLE_IN_BRACKET =
  /[\u4e00-\u9fff]{2,12}[〔﹝［[（(](?:19|20)\d{2}[〕﹞］\]）)][\s\u3000]*\d{1,5}[\s\u3000]*号全文(?=[）)])/gu;

/** Pattern, what it looks for in a shape that is quick to find, what is wrong, how to mend it. */
const FAULTS: readonly [pattern: RegExp, mark: RegExp, fault: string, remedy: string][] = [
  [
    WRONG_BRACKET,
    /[﹝[［（(【][\s\u3000]*(?:19|20)\d{2}[\s\u3000]*[﹞\]］）)】]/u,
    "发文字号的年份应当用六角括号“〔〕”括入",
    "改为“〔年份〕”。",
  ],
  [HALF_BRACKET, /[〔﹝［[]\d{4}\d|\d{4}[〕﹞］\]]/u, "年份的括号不配对", "改为“〔年份〕”。"],
  [SHORT_YEAR, /[〔﹝［[]\d{2}[〕﹞］\]]/u, "年份应当写全四位", "写全年份。"],
  [LEADING_ZERO, /[〕﹞］\]][\s\u3000]*0/u, "序号不编虚位（1不编为01）", "删去序号前的“0”。"],
  [NO_END, /[〕﹞］\]][\s\u3000]*\d{1,5}[\s\u3000]*[）)]/u, "序号后缺少“号”字", "补上“号”字。"],
  [WITH_ORDINAL, /〕[\s\u3000]*第/u, "发文字号的序号前不加“第”字", "删去“第”字。"],
  [NO_ORDINAL, /令[\s\u3000]*\d/u, "令的序号前缺少“第”字", "改为“令第×号”。"],
  [NO_BRACKET, /》[\s\u3000]*[\u4e00-\u9fff]{2,14}[令〔﹝［[]/u, "文号应当用圆括号括在标题之后", "用圆括号括入文号。"],
  [WHOLE_IN_BRACKET, /号全文/u, "“全文”不是文号的一部分", "把“全文”写在括号之外，或者写明具体条款。"],
  [SPACED, /令[ \u3000]+第/u, "文号中有多余空格", "删去空格。"],
  [
    YEAR_IN_ORDER,
    /(?:令|公告)[\s\u3000]*(?:19|20)\d{2}/u,
    "令和人大常委会公告按届次连续编号，不在序号前写年份",
    "改为“第×号”，年份写在括号内的日期中。",
  ],
];

/** The number as it should read, where nothing but its form is wrong. */
function mend(pattern: RegExp, printed: string): string | undefined {
  if (pattern === WRONG_BRACKET && !/令/u.test(printed))
    return printed.replace(
      /[﹝[［（(【][\s\u3000]*(\d{4})[\s\u3000]*[﹞\]］）)】][\s\u3000]*第?[\s\u3000]*/u,
      "〔$1〕",
    );
  if (pattern === WITH_ORDINAL) return printed.replace(/〕[\s\u3000]*第[\s\u3000]*/u, "〕");
  if (pattern === NO_ORDINAL) return printed.replace(/令[\s\u3000]*(?=\d)/u, "令第");
  if (pattern === SPACED) return printed.replace(/令[ \u3000]+第[ \u3000]*/u, "令第");
  return undefined;
}

export const basisDocumentNumber: Rule = {
  id: "basis/document-number",
  title: "发文字号书写不规范",
  severity: "hint",
  source: "law",
  reason: "《党政机关公文格式》（GB/T 9704-2012）7.2.5：年份用六角括号括入，序号不加“第”字，不编虚位。",
  *check({ texts }) {
    for (const at of texts) {
      if (!/\d[\s\u3000]*(?:号|[）)])/u.test(at.text) || !/[令告〔﹝［[〕﹞］\]（(]/u.test(at.text)) continue;
      for (const [pattern, mark, fault, remedy] of FAULTS) {
        if (!mark.test(at.text)) continue;
        for (const match of matchesOf(at.text, pattern)) {
          const mended = mend(pattern, match[0]);
          yield {
            at: placeIn(at),
            quote: match[0],
            message: `“${match[0]}”：${fault}。`,
            remedy,
            ...(mended === undefined ? {} : { suggestion: at.text.replace(match[0], mended) }),
          };
        }
      }
    }
  },
};
