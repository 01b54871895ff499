import data from "../../data/old-terms.json" with { type: "json" };
import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

interface OldTerm {
  /** A pattern of the words that are used no more. */
  old: string;
  /** What takes their place, "" where the thing itself is gone. */
  now: string;
  /** The document that ended it. */
  source: string;
}

const TERMS = (data as OldTerm[]).map((term) => ({ ...term, pattern: new RegExp(term.old, "u") }));
/** One look for all of them: most texts have none. */
const ANY = new RegExp(TERMS.map(({ old }) => old).join("|"), "u");
/** Fields that repeat provisions of laws in the laws' own words. */
const QUOTED = /^(?:basis|accountability|circumstance)$/u;
/** 原廉租住房, 取消社会抚养费: the text says itself that it speaks of what was. */
const PAST = /(?:原|旧|取消|停征|并入|历史遗留)[^，。；、]{0,4}$/u;

export const wordingOldTerm: Rule = {
  id: "wording/old-term",
  title: "沿用已停用的名称",
  severity: "hint",
  source: "guidance",
  reason: "证照、险种、制度改名或者取消后，清单应当随之更新，沿用旧名群众无从办理。",
  *check({ texts }) {
    for (const at of texts) {
      if (at.table === "note" || QUOTED.test(at.field) || !ANY.test(at.text)) continue;
      for (const { pattern, now, source } of TERMS) {
        const match = pattern.exec(at.text);
        if (match === null || PAST.test(at.text.slice(Math.max(0, match.index - 8), match.index))) continue;
        yield {
          at: placeIn(at),
          quote: around(at.text, match.index, match.index + match[0].length, 6),
          message: `“${match[0]}”${now === "" ? "已经取消" : `已改为“${now}”`}（${source}）。`,
          remedy: now === "" ? "核对后删去或者改写。" : `核对后改为“${now}”。`,
        };
      }
    }
  },
};
