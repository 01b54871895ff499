import type { Part } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { trimRange } from "../../text-lines.ts";

/** No label in front of a colon is longer. */
export const LONGEST_LABEL = 10;
export const LABEL = /(?:^|[；;。，,、（(【〔［[\s\u3000])([^；;。，,、（(【〔［[：:\s\u3000]{2,10})[\s\u3000]?[：:]/gu;
/** 【承办机构】: a label in brackets. */
export const BRACKETED = /^【[\s\u3000]*([^【】]{2,10}?)[\s\u3000]*】[：:]?/u;
/** The number behind a label that counts its texts. */
export const COUNT = /[0-9０-９一二三四五六七八九十]{1,2}$/u;
export const LETTER = /^[A-Za-z]{1,2}[.．)）](?=\P{Script=Latin})/u;
/** （责任科室：某某科）: what ends a label's text that stands in brackets. */
export const CLOSING = /[）)】〕］\]](?=[；;。，,、\s\u3000]*$)/u;
/** A bracket that more than a sign has followed and nothing has closed. */
export const OPEN = /[（(【〔［[][^（()）【】〔〕［］[\]]+$/u;
/** Fields that hold a name or a number, and no sentence. */
export const NAME_FIELDS: ReadonlySet<string> = new Set(["department", "unit", "agency", "phone"]);
/** The name of a group, perhaps with brackets of its own, and what parts it from the text behind it on the same line. */
export const NAME_IN_FRONT: Partial<Record<Part, RegExp>> = {
  boundaries: /^(?:[^，。；：,;:（(]|[（(][^，。；：,;:（）()]*[）)]){2,24}。(?=[\s\S])/u,
  services: /^(?:[^，。；：,;:（(]|[（(][^，。；：,;:（）()]*[）)]){2,24}[。：:](?=[\s\S])/u,
};
/** The parts whose prose is read as rows, with the field of their groups and that of their rows. */
export const FIELDS: Partial<Record<Part, { group: string; row: string }>> = {
  duties: { group: "duty", row: "task" },
  boundaries: { group: "matter", row: "responsibility" },
  services: { group: "name", row: "content" },
};
export const PROSE_PARTS: ReadonlySet<Part> = new Set(Object.keys(FIELDS) as Part[]);

/** A text, and the mark behind it that only parts it from the label of the next; behind a name a full stop as well. `before` is the field of the text. */
export function partedText(text: string, start: number, end: number, before?: string): { text: Line; mark?: Line } {
  const range = trimRange(text, start, end);
  const parting = before !== undefined && NAME_FIELDS.has(before) ? /[；;，,、。]/u : /[；;，,、]/u;
  if (before === undefined || range.end <= range.start || !parting.test(text.charAt(range.end - 1)))
    return { text: range };
  return { text: trimRange(text, range.start, range.end - 1), mark: { start: range.end - 1, end: range.end } };
}
