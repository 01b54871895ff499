import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** A line of a basis cell that begins with a paragraph or item of no article: 第二款 县级以上…. */
const ALONE = /(?<=^|\n)[ \t\u3000]*(第[一二三四五六七八九十]+[款项])(?=[ \t\u3000：:，])/gu;

export const basisParagraph: Rule = {
  id: "basis/paragraph",
  title: "只写款、项，没有写条号",
  severity: "warning",
  source: "law",
  reason:
    "引用法规应当依条、款、项、目的顺序写明（《立法法》规定法律由条、款、项、目组成），单写“第二款”不知是哪一条。",
  *check({ texts }) {
    for (const at of texts) {
      if (!/^(?:basis|accountability|remark)$/u.test(at.field)) continue;
      for (const { 1: paragraph = "" } of matchesOf(at.text, ALONE)) {
        yield {
          at: placeIn(at),
          quote: paragraph,
          message: `“${paragraph}”之前没有写是第几条。`,
          remedy: "补写条号，如“第九条第二款”。",
        };
      }
    }
  },
};
