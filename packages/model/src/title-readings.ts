import { matchForm } from "./normalise.ts";
import { leadingNumber } from "./numerals.ts";

/** What no title of a part has in it. */
export const SENTENCE = /[，。；,;]/u;

/** A text as a pattern that matches nothing but it. */
export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}

/** 附件1、附表二、表3 in front of a title. */
export const ATTACHMENT = /^(?:附件|附表|表)[0-9一二三四五六七八九十]{0,3}[:.、]?/u;
/** What forms add behind the name of a part. */
const TITLE_TAIL = /(?:登记表|一览表|明细表|汇总表|情况表|清单|目录|表)$/u;
/** A bureau's name in front of the name of a part. */
const ORGANISATION_HEAD = /^.{1,24}?(?:局|委员会|办公室|委|厅|政府|中心|办)(?=.{4})/u;

/** 甲县 in front of the name of a part. */
const REGION_HEAD = /^.{1,12}?(?:省|市|县|区|州|旗|盟|镇|乡)(?:本?级)?(?=.{4})/u;

/** 二 部门职责边界: a number and a space; outside titles such a pair says nothing. */
const SPACED_NUMBER = /^[\s\u3000]*[一二三四五六七八九十]{1,2}[\s\u3000]+/u;

/** A title without what only decorates it: 【…】, a mark in front, and, behind a numbered one, a colon or full stop. */
export function undecorated(title: string): string {
  const bare = title.replace(/^[\s\u3000]*[【●◆■★▲◇○□※•·]+/u, "").replace(/】[\s\u3000]*$/u, "");
  return leadingNumber(bare) === undefined ? bare : bare.replace(/[：:。][\s\u3000]*$/u, "");
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
  for (const head of [ORGANISATION_HEAD, REGION_HEAD]) {
    const named = bare.replace(head, "");
    if (named === bare) continue;
    yield named;
    yield named.replace(TITLE_TAIL, "");
  }
}
