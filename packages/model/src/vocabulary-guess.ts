import { matchForm } from "./normalise.ts";
import type { Part } from "./parts.ts";

/** The wordings of a part's columns: match form to field. */
export type ColumnIndex = ReadonlyMap<string, string>;

/** No unknown heading that is longer is read by its end. */
const LONGEST_GUESS = 16;
/** A column of these says something else than the column whose name it ends in: 监督电话 is no 联系电话. */
const OTHER_COLUMN = /监督|投诉|举报|传真|服务对象/u;
/** What headings add behind the name of a column. */
const HEADING_TAIL =
  /(?:[及和与](?:形式|方式|要求|标准|流程|程序|条件|范围|文号|条款|时间|地址|地点|编号|页码)|全称|简称|名称|情况|文件|明细|说明|简述|解析|概述|描述|摘要|要点|介绍|简介|详情|列举|清单|条款|条文)$/u;

/** 责任办 · 承办站所 · 牵头中队: whose task it is, whatever the offices of a place are called. */
const OFFICE =
  /^(?:具体)?(?:责任|承办|负责|牵头|主办|经办|实施|办理|主管|落实|执行|承接|分管|受理)(?:的)?(?:内设|业务)?(?:办|站|所|站所|站办|办所|中心|科|股|处|室|组|队|大队|中队|窗口|部|部室|委办|岗|片区|线|板块|单位|部门|机构|科室|股室|处室)$/u;
/** 应予追责的情形 · 追责情形及法律依据: what is answered for, however a place says it. */
const LIABILITY = /^(?!.*(?:机制|程序|方式|对象|主体|人员|部门|单位|机构|环节|层级|措施|时限)).*(?:追责|问责|追究)/u;
/** The wording of which such a heading is another. */
const OFFICE_WORDING = "责任单位";

/**
 * The field of a heading that no wording names as a whole, by the longest wording that it ends in: 牵头负责的科室 ends in 科室. A guess:
 * for the caller to report, and to drop where another column is that field beyond doubt.
 */
export function guessColumn(index: ColumnIndex | undefined, heading: string): string | undefined {
  const form = matchForm(heading).replace(/\([^()]*\)/gu, "");
  if (index === undefined || form.length > LONGEST_GUESS) return undefined;
  // 监督咨询电话 is answered by those who are asked.
  if (OTHER_COLUMN.test(form) && !form.includes("咨询")) return undefined;
  if (OFFICE.test(form)) return index.get(OFFICE_WORDING);
  const field = byEnd(index, form) ?? byEnd(index, form.replace(HEADING_TAIL, ""));
  return (
    field ?? (LIABILITY.test(form) ? index.get(/情形|事项|事由/u.test(form) ? "追责情形" : "追责依据") : undefined)
  );
}

function byEnd(index: ColumnIndex, form: string): string | undefined {
  for (let from = 0; from + 2 <= form.length; from += 1) {
    const field = index.get(form.slice(from));
    if (field !== undefined) return field;
  }
  return undefined;
}

/** What is looked for first: 职责边界 names a boundary although 职责 stands in it. */
const ORDER = ["boundaries", "accountability", "services", "oversight", "duties"] as const;
const LONGEST_TITLE = 30;
/** 基金监管科 · 公共服务中心: the name of an office is the title of no part. */
const OFFICE_NAME = /[^边](?:科|股|室|处|所|站|队|组|中心|办公室)$/u;

/** 主要职责及追责情形: what is answered for is a column of the part that is named in front of it. */
const JOINED_LIABILITY = /[及和与、](?:追责|问责|责任追究|追究责任).*$/u;

/** The part that a title of unknown wording is about, by a word that only titles of that part have; a guess, to be reported. */
export function guessPart(cores: Readonly<Record<Part, readonly string[]>>, title: string): Part | undefined {
  if (title.length > LONGEST_TITLE || /[，。；：,;:]/u.test(title)) return undefined;
  const form = matchForm(title);
  if (OFFICE_NAME.test(form)) return undefined;
  const partOf = (text: string): Part | undefined =>
    ORDER.find((part) => cores[part].some((word) => text.includes(word)));
  return partOf(form.replace(JOINED_LIABILITY, "")) ?? partOf(form);
}
