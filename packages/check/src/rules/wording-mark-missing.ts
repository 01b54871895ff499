import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** A new predicate right behind 工作: 人事管理工作|参与人才管理工作. */
const JOINED = /(?:工作|制度|政策|事项)(?=(?:参与|负责|会同|牵头|承担)[\u4e00-\u9fff]{3})/gu;

/** Titles that follow each other without a mark, where others in the text are separated. */
const TITLES = /》《/gu;
/** 责令改正。并依法…: the second half has lost its subject. */
const STOP_TOO_EARLY = /。(?=[ \u3000]*并(?:依法|给予|可以?|应当?|按|及时|将|对))/gu;

export const wordingMarkMissing: Rule = {
  id: "wording/mark-missing",
  title: "句子之间缺少标点",
  severity: "warning",
  source: "form",
  reason: "两个分句之间应当用逗号或者分号隔开。",
  *check({ texts }) {
    for (const at of texts) {
      if (at.field === "basis" || at.field === "accountability") continue;
      if (/》、《/u.test(at.text))
        for (const match of matchesOf(at.text, TITLES))
          yield {
            at: placeIn(at),
            quote: around(at.text, match.index, match.index + 2, 6),
            message: "两个书名号之间没有标点，同一段中其他处用了顿号。",
            remedy: "补上顿号。",
            severity: "hint",
          };
      for (const match of at.text.includes("。") ? matchesOf(at.text, STOP_TOO_EARLY) : [])
        yield {
          at: placeIn(at),
          quote: around(at.text, match.index, match.index + 2, 6),
          message: "“并”之前用了句号，后半句没有主语。",
          remedy: "改为逗号。",
          severity: "hint",
        };
      if (at.table !== "duty" && at.table !== "task" && at.field !== "responsibility") continue;
      for (const match of matchesOf(at.text, JOINED)) {
        yield {
          at: placeIn(at),
          quote: around(at.text, match.index, match.index + match[0].length, 6),
          message: `“${match[0]}”之后缺少标点。`,
          remedy: "补上逗号或者分号。",
        };
      }
    }
  },
};
