import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

const CONJUNCTION = /(?:以及|及其|[和与及或、，])[。；]?$/u;
const DANGLING = /(?:工作|管理|服务|制度|事项|有关|相关)的[。；]?$/u;

export const wordingTruncated: Rule = {
  id: "wording/truncated",
  title: "句子不完整",
  severity: "warning",
  source: "form",
  reason: "以“的”“和”“及”结尾的职责表述多为截断或者删改不净。",
  *check({ texts }) {
    for (const at of texts) {
      if (
        !/^(?:task\.text|duty\.text|party\.(?:responsibility|example)|service_item\.content|boundary\.matter|service\.name|section\.text)$/u.test(
          `${at.table}.${at.field}`,
        )
      )
        continue;
      const text = at.text.trim();
      const fault = CONJUNCTION.exec(text) ?? (at.table === "section" ? null : DANGLING.exec(text));
      if (fault === null || /[，、]$/u.test(text)) continue;
      yield {
        at: placeIn(at),
        quote: text.slice(-20),
        message: `句子以“${fault[0]}”结尾，不完整。`,
        remedy: "补全句子或者删去多余的字。",
      };
    }
  },
};
