import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** 追责依据及追责情形栏目中: a column that a note speaks of. */
const COLUMN = /(?:^|[：:，。；、.\s\d注])([\u4e00-\u9fff]{2,16}?)(?:栏目|一栏|栏)(?=[中内里，填所])/gu;
const bare = (text: string): string => text.replace(/[^\u4e00-\u9fff]/gu, "");

export const structureNoteColumn: Rule = {
  id: "structure/note-column",
  title: "注释提到表中没有的栏目",
  severity: "hint",
  source: "form",
  reason: "注释说明的栏目应当在表中，没有的多为照抄其他式样的注释。",
  *check({ list, texts }) {
    const headings = list.printed.parts.flatMap(({ title, columns }) => [
      title,
      ...columns.map(({ heading }) => heading),
    ]);
    if (!list.printed.parts.some(({ columns }) => columns.length > 0)) return;
    const printed = headings.map(bare);
    for (const at of texts) {
      if (at.table !== "note" || !at.text.includes("栏")) continue;
      for (const match of matchesOf(at.text, COLUMN)) {
        const name = bare(match[1] ?? "");
        const isPrinted = (words: string): boolean => printed.some((heading) => heading.includes(words));
        if (/^[本该此上下各同]/u.test(name) || isPrinted(name) || name.split(/[及和与]/u).every(isPrinted)) continue;
        yield {
          at: placeIn(at),
          quote: match[1] ?? "",
          message: `注释说的“${match[1]}”栏，表中没有。`,
          remedy: "改为表中的栏目名称。",
        };
      }
    }
  },
};
