import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

/** A new predicate right behind 工作: 人事管理工作|参与人才管理工作. */
const JOINED = /(?:工作|制度|政策|事项)(?=(?:参与|负责|会同|牵头|承担)[\u4e00-\u9fff]{3})/gu;

export const wordingMarkMissing: Rule = {
  id: "wording/mark-missing",
  title: "句子之间缺少标点",
  severity: "warning",
  source: "form",
  reason: "两个分句之间应当用逗号或者分号隔开。",
  *check({ texts }) {
    for (const at of texts) {
      if (at.table !== "duty" && at.table !== "task" && at.field !== "responsibility") continue;
      for (const match of at.text.matchAll(JOINED)) {
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
