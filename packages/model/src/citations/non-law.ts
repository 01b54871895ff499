import { normaliseTitle } from "./normalise-title.ts";

/** Why a name in 《》 is no instrument: a form, a certificate, a paper of the procedure, a publication, a short name given before. */
export type NonLawKind = "certificate" | "form" | "document" | "publication" | "short name";

/**
 * The last words of names that are no instrument. What is cited with an article, a document number or a category tag is an instrument
 * whatever it is called; so is every name that ends in none of these words.
 */
const ENDINGS: readonly [NonLawKind, RegExp][] = [
  ["certificate", /(?:证|证书|证明|证明书|执照|牌照|批准书|资格证明|卡|牌)$/u],
  ["form", /(?:表|登记簿|台账|台帐|名册|花名册|清单|目录单|通知单|回执|存根|票据|发票|手册|簿|单)$/u],
  [
    "document",
    /(?:通知（决定）书|通知书|决定书|告知书|申请书|协议书|协议|责任书|承诺书|建议书|意见书|裁决书|调解书|判决书|裁定书|委托书|申报书|报告书|认定书|鉴定书|结论书|文书|笔录|合同书|合同|合同文本|工作总结|总结|工作方案|工作计划|报告|工作报告|年报|函告|档案|(?:介绍|证明|推荐)信)$/u,
  ],
  ["publication", /(?:日报|晚报|周报|时报|法制报|学报|期刊|杂志|年鉴|白皮书|蓝皮书|教材|大纲|词典|字典)$/u],
];

/** Names that end like a paper of the procedure and are instruments all the same. */
const INSTRUMENT_ENDING =
  /(?:法|条例|规定|办法|细则|决定|意见|通知|规则|规程|章程|准则|解释|批复|公告|通告|命令|制度|标准|规范|纲要|规划)(?:[（(][^（）()]{1,8}[）)])?$/u;

/** What a name is by its own words: undefined where nothing speaks against an instrument. */
export function nonLawKind(title: string): NonLawKind | undefined {
  const bare = title.replace(/[\s\u3000]+/gu, "");
  if (INSTRUMENT_ENDING.test(bare)) return undefined;
  return ENDINGS.find(([, pattern]) => pattern.test(bare))?.[0];
}

/** The shortest name that can stand for a longer one that ends with it: 《裁量基准》 after 《…行政处罚裁量基准（试行）》. */
const SHORTEST_SHORT_NAME = 2;

/** True where `title` is the tail of a title before it and no title of its own. `earlier` are normalised. */
export function isShortNameOf(title: string, earlier: readonly string[]): boolean {
  const short = withoutTrial(normaliseTitle(title));
  if (short.length < SHORTEST_SHORT_NAME || short.length > 8) return false;
  // 《劳动法》 behind 《…〈劳动法〉…》 is a law of its own, not a short name.
  if (/[^办宪]法$/u.test(short)) return false;
  return earlier.some((long) => long.length > short.length && withoutTrial(long).endsWith(short));
}

function withoutTrial(title: string): string {
  return title.replace(/\((?:试行|暂行)\)$/u, "");
}
