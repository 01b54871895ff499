import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** A date of issue with a document number behind it in one bracket: （1994年11月 人核培发〔1995〕131号）. */
const DATED =
  /[（(][\s\u3000]*((?:19|20)\d{2})[\s\u3000]*年[^（）()]{0,30}?[〔﹝［[]((?:19|20)\d{2})[〕﹞］\]][\s\u3000]*\d{1,5}[\s\u3000]*号[^（）()]{0,10}[）)]/gu;

export const basisDate: Rule = {
  id: "basis/date",
  title: "日期与文号年份不符",
  severity: "warning",
  source: "form",
  reason: "发文字号的年份是发文的年份，与所写的发文日期不一致必有一误。",
  *check({ texts }) {
    for (const at of texts) {
      if (!/年/u.test(at.text) || !/[〔﹝［[]/u.test(at.text)) continue;
      for (const match of matchesOf(at.text, DATED)) {
        if (match[1] === match[2] || /通过|修|废止/u.test(match[0])) continue;
        yield {
          at: placeIn(at),
          quote: match[0],
          message: `日期写${match[1]}年，文号是${match[2]}年的。`,
          remedy: "核对原文后统一日期和文号。",
        };
      }
    }
  },
};
