import { placeIn, type TextAt } from "../facts.ts";
import type { Rule } from "../rule.ts";

const STOP = /[。；;！？!?]$/u;
const UNFINISHED = /[；;，,、]$/u;
/** A minority as small as this differs by mistake, not by habit. */
const MINORITY = 0.2;
const COLUMNS = ["duty.text", "task.text", "party.responsibility", "service_item.content"];

export const wordingEnd: Rule = {
  id: "wording/end",
  title: "末尾标点与同栏不一致",
  severity: "hint",
  source: "form",
  reason: "同一栏各行末尾加不加句号应当一致；单元格末尾不用分号、逗号。",
  *check({ texts }) {
    for (const column of COLUMNS) {
      const rows = texts.filter((at) => `${at.table}.${at.field}` === column && !at.text.includes("\n"));
      const stopped = rows.filter((at) => STOP.test(at.text.trim()));
      const few = Math.max(1, Math.floor(rows.length * MINORITY));
      const [odd, missing] =
        stopped.length <= few
          ? [stopped, false]
          : rows.length - stopped.length <= few
            ? [rows.filter((at) => !stopped.includes(at)), true]
            : [[], false];
      for (const at of rows.length >= 4 ? odd : [])
        if (missing || !UNFINISHED.test(at.text.trim())) yield hit(at, missing);
    }
    for (const at of texts) {
      // Sections end with items, which have a rule of their own; a preamble leads to what follows.
      if (!UNFINISHED.test(at.text.trim()) || /^(?:section|regime|liability|note)$/u.test(at.table)) continue;
      const mark = at.text.trim().slice(-1);
      yield {
        at: placeIn(at),
        quote: at.text.trim().slice(-16),
        message: `末尾是“${mark}”，句子没有结束。`,
        remedy: "核对是否漏了内容，改为句号或者删去。",
      };
    }
  },
};

function hit(at: TextAt, missing: boolean) {
  return {
    at: placeIn(at),
    quote: at.text.trim().slice(-16),
    message: missing ? "末尾缺少句号，本栏其他行均有。" : "末尾有标点，本栏其他行均没有。",
    remedy: missing ? "补上句号。" : "删去末尾标点。",
  };
}
