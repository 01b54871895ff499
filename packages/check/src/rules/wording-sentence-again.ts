import { withoutWhiteSpace } from "@qingdan/model";
import { excerpt } from "../excerpt.ts";
import type { Rule } from "../rule.ts";

/** Shorter sentences are stock phrases: 及时进行处理, 督促限期整改. */
const SHORTEST = 18;

export const wordingSentenceAgain: Rule = {
  id: "wording/sentence-again",
  title: "同一监管制度中有重复的句子",
  severity: "hint",
  source: "guidance",
  reason: "六要素各有所指，同一句话在一项制度中写两遍，说明至少一处是照抄。",
  *check({ list }) {
    for (const { title, sections } of list.oversight ?? []) {
      const seen = new Map<string, { key: string; heading: string; text: string }>();
      for (const { key, heading, text } of sections) {
        for (const sentence of text.split(/[。；;\n]/u)) {
          const bare = withoutWhiteSpace(sentence).replace(/^[（(]?[\d一二三四五六七八九十①-⑳]{1,3}[）)、.．]?/u, "");
          if (bare.length < SHORTEST) continue;
          const before = seen.get(bare);
          if (before === undefined) seen.set(bare, { key, heading, text });
          // Whole sections that are alike are the matter of another rule.
          else if (before.text !== text || before.key === key)
            yield {
              at: { table: "section", key, field: "text" },
              quote: excerpt(sentence.trim()),
              message: `“${title}”的“${heading}”与${before.key === key ? "前文" : `“${before.heading}”`}有一句完全相同。`,
              remedy: "删去重复的一句，或者按各要素分别写明。",
            };
        }
      }
    }
  },
};
