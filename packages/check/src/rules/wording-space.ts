import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

/** White space between two Chinese characters or digits and 年月日, but not behind the number of an article, nor between issuers. */
const SPACE =
  /(?<=[\u4e00-\u9fff])(?<![条款项章节部委局院厅署会号度年月日一二三四五六七八九十])[ \u3000\u00a0]+(?=[\u4e00-\u9fff])|(?<=\d)[ \u3000]+(?=[年月日条号])|(?<=[年月第])[ \u3000]+(?=\d)/gu;
/** A line break within a sentence. */
const BREAK = /(?<=[\u4e00-\u9fff])\n(?=[\u4e00-\u9fff])/gu;

export const wordingSpace: Rule = {
  id: "wording/space",
  title: "词语中间有空格或者换行",
  severity: "hint",
  source: "form",
  reason: "中文词语中间不加空格；空格和换行多为排版残留，会妨碍检索。",
  *check({ texts }) {
    for (const at of texts) {
      if (at.field === "unit" || at.field === "agency" || at.field === "phone") continue;
      if (at.field === "basis" || at.field === "accountability" || at.table === "note") continue;
      const prose = at.field === "text" && (at.table === "duty" || at.table === "task");
      for (const pattern of prose || at.field === "matter" ? [SPACE, BREAK] : [SPACE]) {
        const match = pattern.exec(at.text);
        pattern.lastIndex = 0;
        if (match === null) continue;
        yield {
          at: placeIn(at),
          quote: around(at.text, match.index, match.index + match[0].length, 6),
          message: match[0].includes("\n") ? "句子中间换行。" : "词语中间有空格。",
          remedy: match[0].includes("\n") ? "删去换行。" : "删去空格，或者补上漏掉的标点。",
        };
      }
    }
  },
};
