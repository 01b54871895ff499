import { excerpt } from "../excerpt.ts";
import { nearDuplicates } from "../near-duplicates.ts";
import type { Rule } from "../rule.ts";

const THRESHOLD = 0.72;
/** Longer texts differ in what they enumerate, and are compared between regimes by another rule. */
const LONGEST = 160;

export const wordingSectionsAlike: Rule = {
  id: "wording/sections-alike",
  title: "同一监管制度的两个要素内容相同",
  severity: "hint",
  source: "guidance",
  reason: "方式、措施、程序各有所指，内容相同说明至少一处是照抄。",
  *check({ list }) {
    for (const { title, sections } of list.oversight ?? []) {
      for (const { first, second } of nearDuplicates(
        sections.map(({ text }) => (text.length > LONGEST ? "" : text)),
        THRESHOLD,
      )) {
        const [left, right] = [sections[first], sections[second]];
        if (left === undefined || right === undefined) continue;
        // What is checked names whom it is checked of.
        if (left.kinds.includes("object")) continue;
        yield {
          at: { table: "section", key: right.key, field: "text" },
          quote: excerpt(right.text),
          message: `“${title}”的“${right.heading}”与“${left.heading}”内容相同或者相近。`,
          remedy: "按各要素的要求分别写明。",
        };
      }
    }
  },
};
