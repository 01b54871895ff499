import { KIND_HEADINGS } from "@qingdan/model";
import type { Rule } from "../rule.ts";

export const structureSectionCombined: Rule = {
  id: "structure/section-combined",
  title: "监管制度两项要素合写",
  severity: "hint",
  source: "form",
  reason: "监督检查对象、内容、方式、措施、程序、处理各为一项，合写后读者分不清哪些是方式、哪些是程序。",
  *check({ list }) {
    const regimes = list.oversight ?? [];
    // Where no regime has them apart, the form that the list follows combines them.
    const apart = new Set(
      regimes.flatMap(({ sections }) => sections.flatMap(({ kinds }) => (kinds.length === 1 ? kinds : []))),
    );
    for (const { sections } of regimes) {
      for (const { key, kinds, heading } of sections) {
        if (kinds.length < 2 || !kinds.every((kind) => apart.has(kind))) continue;
        // Written once combined and once apart is another rule's.
        if (sections.some((other) => other.key !== key && other.kinds.some((kind) => kinds.includes(kind)))) continue;
        yield {
          at: { table: "section", key, field: "heading" },
          quote: heading,
          message: `“${heading}”把${kinds.map((kind) => `“${KIND_HEADINGS[kind]}”`).join("和")}合写为一项，其他监管事项是分写的。`,
          remedy: "分为各项要素编写。",
        };
      }
    }
  },
};
