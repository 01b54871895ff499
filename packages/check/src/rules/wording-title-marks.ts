import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** A law's name in running text without 《》. 参照公务员法管理 is a fixed expression. */
const NAMED =
  /(?:贯彻|实施|执行|落实|推动|依据|根据|按照|依照|违反|遵守)(?:中华人民共和国)?([\u4e00-\u9fff]{1,14}?(?:法|条例))(?![律规人定院制治])/gu;

export const wordingTitleMarks: Rule = {
  id: "wording/title-marks",
  title: "法规名称没有加书名号",
  severity: "hint",
  source: "law",
  reason: "《标点符号用法》（GB/T 15834-2011）：法律、法规名称用书名号标示。",
  *check({ texts, register }) {
    for (const at of texts) {
      if (at.field === "basis" || at.field === "accountability" || at.table === "note" || at.table === "liability")
        continue;
      for (const match of matchesOf(at.text, NAMED)) {
        const name = match[1] ?? "";
        if (register.find(name) === undefined) continue;
        const end = match.index + match[0].length;
        yield {
          at: placeIn(at),
          quote: around(at.text, end - name.length, end, 4),
          message: `“${name}”没有加书名号。`,
          remedy: `改为“《${name}》”。`,
        };
      }
    }
  },
};
