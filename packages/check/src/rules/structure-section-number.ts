import { leadingNumber, serialValue } from "@qingdan/model";
import type { Rule } from "../rule.ts";

const valueOf = (numbering: string): number | undefined => leadingNumber(numbering)?.value ?? serialValue(numbering);

export const structureSectionNumber: Rule = {
  id: "structure/section-number",
  title: "监管制度的标题编号重复或者跳号",
  severity: "warning",
  source: "form",
  reason: "一项制度之下的标题应当连续编号。",
  *check({ list }) {
    for (const { title, sections } of list.oversight ?? []) {
      let last = 0;
      const used = new Set<number>();
      for (const section of sections) {
        const value = section.numbering === "" ? undefined : valueOf(section.numbering);
        if (value === undefined) continue;
        const at = { table: "section" as const, key: section.key, field: "heading" };
        const quote = section.heading;
        if (used.has(value))
          yield { at, quote, message: `“${title}”中编号“${section.numbering}”重复。`, remedy: "依次重新编号。" };
        else if (value !== last + 1)
          yield {
            at,
            quote,
            message: `“${title}”的标题编号从第${last}项跳到第${value}项。`,
            remedy: "核对是否漏项，依次重新编号。",
          };
        used.add(value);
        last = value;
      }
    }
  },
};
