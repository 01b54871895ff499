import { KIND_HEADINGS, matchForm, type SectionKind } from "@qingdan/model";
import type { Rule } from "../rule.ts";

export const structureHeading: Rule = {
  id: "structure/heading",
  title: "监管制度要素的标题用词不一",
  severity: "hint",
  source: "form",
  reason: "六要素的标题应当统一使用监督检查对象、内容、方式、措施、程序、处理。",
  *check({ list }) {
    const regimes = list.oversight ?? [];
    const usual = new Set<SectionKind>();
    for (const { heading, kinds } of regimes.flatMap(({ sections }) => sections)) {
      const kind = kinds.length === 1 ? kinds[0] : undefined;
      if (kind !== undefined && matchForm(heading) === KIND_HEADINGS[kind]) usual.add(kind);
    }
    for (const { title, sections } of regimes) {
      for (const { key, heading, kinds } of sections) {
        const kind = kinds.length === 1 ? kinds[0] : undefined;
        if (kind === undefined || !usual.has(kind) || matchForm(heading) === KIND_HEADINGS[kind]) continue;
        // 稽核对象 in a regime on 稽核 says what the regime is about.
        const stem = matchForm(heading).slice(0, 2);
        if (!/^(?:监督|检查|监管|督查|督导|管理)$/u.test(stem) && title.includes(stem)) continue;
        yield {
          at: { table: "section", key, field: "heading" },
          quote: heading,
          message: `“${title}”的标题写“${heading}”，其他制度写“${KIND_HEADINGS[kind]}”。`,
          remedy: `统一为“${KIND_HEADINGS[kind]}”。`,
        };
      }
    }
  },
};
