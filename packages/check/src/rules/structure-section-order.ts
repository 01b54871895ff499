import { KIND_HEADINGS, SECTION_KINDS, type Section } from "@qingdan/model";
import type { Hit, Rule } from "../rule.ts";

/** The place of a section in the form: that of its first kind; -1 for sections of no kind, which may stand anywhere. */
const placeOfSection = ({ kinds }: Section): number => Math.min(...kinds.map((kind) => SECTION_KINDS.indexOf(kind)), 9);

const bare = (text: string): string => text.replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.．]?|\s+/gu, "");

export const structureSectionOrder: Rule = {
  id: "structure/section-order",
  title: "监管制度六要素次序不对或者标题套叠",
  severity: "hint",
  source: "form",
  reason: "六要素按监督检查对象、内容、方式、措施、程序、处理的次序编写，要素之下不再重复要素的标题。",
  *check({ list }) {
    for (const { sections } of list.oversight ?? []) {
      yield* outOfOrder(sections.filter(({ kinds }) => kinds.length > 0));
      for (const section of sections) yield* nested(section);
    }
  },
};

/** The first section that stands behind one that comes after it in the form. */
function* outOfOrder(sections: readonly Section[]): Generator<Hit> {
  for (const [index, section] of sections.entries()) {
    const before = sections[index - 1];
    if (before === undefined || placeOfSection(section) >= placeOfSection(before)) continue;
    // A combined section stands at its first kind; what it holds besides may well come earlier.
    if (before.kinds.length > 1 || section.kinds.length > 1) continue;
    const [kind] = section.kinds;
    if (kind === undefined) continue;
    yield {
      at: { table: "section", key: section.key, field: "heading" },
      quote: section.heading,
      message: `“${section.heading}”排在“${before.heading}”之后，规定的次序是${KIND_HEADINGS[kind]}在前。`,
      remedy: "按监督检查对象、内容、方式、措施、程序、处理的次序调整。",
    };
    return;
  }
}

/** （一）监督检查内容 below 二、监督检查内容. */
function* nested({ key, heading, text }: Section): Generator<Hit> {
  const first = text.trimStart().split("\n")[0] ?? "";
  if (heading === "" || bare(first) !== bare(heading)) return;
  yield {
    at: { table: "section", key, field: "text" },
    quote: first.trim(),
    message: `“${bare(heading)}”之下又以同名标题开头。`,
    remedy: "删去一处标题，或者按实际内容改名。",
  };
}
