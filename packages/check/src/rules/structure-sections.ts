import { KIND_HEADINGS, SECTION_KINDS, type SectionKind } from "@qingdan/model";
import type { Rule } from "../rule.ts";

export const structureSections: Rule = {
  id: "structure/sections",
  title: "监管制度六要素缺少或者重复",
  severity: "warning",
  source: "form",
  reason: "监管制度由监督检查对象、内容、方式、措施、程序、处理六要素组成，各写一次。",
  *check({ list }) {
    for (const { key, title, sections } of list.oversight ?? []) {
      const at = { table: "regime" as const, key, field: "title" };
      const counts = new Map<SectionKind, number>();
      for (const kind of sections.flatMap(({ kinds }) => kinds)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (counts.size === 0) {
        yield {
          at,
          quote: title,
          message: `“${title}”没有按六要素编写。`,
          remedy: "按监督检查对象、内容、方式、措施、程序、处理编写；属于裁量规则等其他制度的，可以说明理由后保留。",
          severity: "hint",
        };
        continue;
      }
      for (const kind of SECTION_KINDS) {
        const heading = KIND_HEADINGS[kind];
        if (!counts.has(kind))
          yield { at, quote: title, message: `“${title}”缺少“${heading}”。`, remedy: `补充“${heading}”。` };
      }
      for (const section of sections) {
        const again = section.kinds.filter((kind) => (counts.get(kind) ?? 0) > 1);
        if (section.kinds.length < 2 || again.length === 0) continue;
        const names = again.map((kind) => KIND_HEADINGS[kind]).join("、");
        yield {
          at: { table: "section", key: section.key, field: "heading" },
          quote: section.heading,
          message: `“${title}”既有“${section.heading}”，又另写“${names}”。`,
          remedy: "分开或者合并，每个要素只写一次。",
        };
      }
    }
  },
};
