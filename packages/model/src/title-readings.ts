import { matchForm } from "./normalise.ts";
import { leadingNumber } from "./numerals.ts";

/** What no title of a part has in it. */
export const SENTENCE = /[，。；,;]/u;

/** 附件1、附表二、表3、表1-2 in front of a title. */
export const ATTACHMENT = /^(?:附件|附表|表)[0-9一二三四五六七八九十]{0,3}(?:[-—－–.][0-9]{1,2})?[:.、]?/u;
/** What forms add behind the name of a part. */
const TITLE_TAIL = /(?:登记表|一览表|明细表|汇总表|情况表|清单|目录|表)$/u;
/** What the name of a bureau or of a region ends in, in front of the name of a part. */
const NAME_END =
  /局|委员会|委|办公室|办事处|管理处|办|厅|政府|中心|会|社|站|所|院|馆|校|队|联|协|镇|乡|街道|公司|集团|部门|单位|[省市县区州旗盟](?:本?级)?/gu;
/** 责任清单（一）—— · 责任清单之二：: the name of the list in front of that of the part, the number of the part between them. */
const LIST_IN_FRONT = /^.*?清单(?:\([^()]{1,6}\)|之?[一二三四五六七八九十])?[-—－–─:]+(?=.)/u;
/** No name of a part is shorter. */
const SHORTEST_PART = 4;

/** 二 部门职责边界, Ⅱ. 部门职责边界: a number and a space, or a Roman number; outside titles they say nothing. */
const SPACED_NUMBER =
  /^[\s\u3000]*(?:[一二三四五六七八九十]{1,2}[\s\u3000]+|(?:[Ⅰ-Ⅻ]|[IVX]{1,4}(?=[.．、\s\u3000]))[.．、\s\u3000]*)/u;

/** What a web page prints behind a title to unfold what stands below it. */
const FOLD_MARK = /[\s\u3000]*(?:[＋+－▼▲▽△∨∧»›>]|[[【（(]?(?:展开|收起)[\]】）)]?)[\s\u3000]*$/u;

/** A title without what only decorates it: 【…】 or （…） around it, a mark in front, a mark to unfold it behind, and, behind a numbered one, a colon, semicolon or full stop. */
export function undecorated(title: string): string {
  const bare = title
    .replace(/^[\s\u3000]*[【●◆■★▲◇○□※•·]+/u, "")
    .replace(FOLD_MARK, "")
    .replace(/】[\s\u3000]*$/u, "");
  const inside = /^[\s\u3000]*[（(]([^（）()]{4,})[）)][\s\u3000]*$/u.exec(bare)?.[1];
  if (inside !== undefined) return inside;
  return leadingNumber(bare) === undefined ? bare : bare.replace(/[：:。；;][\s\u3000]*$/u, "");
}

/** A title as match forms to look up, from the whole to ever less of what stands around the name of the part. */
export function* titleReadings(title: string): Generator<string> {
  const whole = matchForm(title);
  yield whole;
  const number = leadingNumber(title);
  const numberless = matchForm(number === undefined ? title.replace(SPACED_NUMBER, "") : title.slice(number.length));
  yield numberless;
  const bare = numberless.replace(ATTACHMENT, "").replace(/\([^()]*\)$/u, "");
  yield bare;
  yield bare.replace(TITLE_TAIL, "");
  const behindList = bare.replace(LIST_IN_FRONT, "");
  if (behindList !== bare) {
    yield behindList;
    yield behindList.replace(TITLE_TAIL, "");
  }
  for (const { index, 0: end } of bare.matchAll(NAME_END)) {
    const named = bare.slice(index + end.length);
    if (named.length < SHORTEST_PART) return;
    yield named;
    yield named.replace(TITLE_TAIL, "");
  }
}
