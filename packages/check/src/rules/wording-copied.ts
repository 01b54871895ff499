import { matchForm, withoutWhiteSpace } from "@qingdan/model";
import { excerpt } from "../excerpt.ts";
import type { Rule } from "../rule.ts";

const SHORTEST = 12;
const TIMES = 3;
/** A text as long as this is copied where it comes twice. */
const LONG = 40;
/** What differs where only the laws that a stock phrase names do. */
const TITLE = /(?:《[^《》]*(?:〈[^〈〉]*〉[^《》]*)*》(?:[（(][^（）()]*[）)])?[、和及与]?)+/gu;

export const wordingCopied: Rule = {
  id: "wording/copied",
  title: "多项监管制度的同一要素文字完全相同",
  severity: "hint",
  source: "guidance",
  reason: "不同事项的监管措施、程序、处理一字不差，多为套用，没有针对性。",
  *check({ list }) {
    const first = new Map<string, { key: string; heading: string; text: string; count: number }>();
    for (const { key, heading, text } of (list.oversight ?? []).flatMap(({ sections }) => sections)) {
      const bare = matchForm(text.replace(TITLE, "《》"));
      if (bare.length < SHORTEST) continue;
      const seen = first.get(bare);
      if (seen === undefined) first.set(bare, { key, heading, text, count: 1 });
      else seen.count += 1;
    }
    for (const { key, heading, text, count } of first.values()) {
      if (count < (withoutWhiteSpace(text.replace(TITLE, "")).length >= LONG ? 2 : TIMES)) continue;
      yield {
        at: { table: "section", key, field: "text" },
        quote: excerpt(text),
        message: `有${count}项监管制度的“${heading}”文字${text.includes("《") ? "除法规名称外" : "完全"}相同。`,
        remedy: "按各事项的实际情况分别写明。",
      };
    }
  },
};
