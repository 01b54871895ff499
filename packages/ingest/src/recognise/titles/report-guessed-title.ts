import { formSheet, type Part } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { passageText, placeOf, type Recognition } from "../passage.ts";

/** Says that a title of unknown wording was taken for the title of a part. */
export function reportGuessedTitle(recognition: Recognition, lines: readonly Line[], part: Part): void {
  const text = passageText(recognition.document, lines);
  recognition.diagnostics.push({
    code: "ingest/guessed-title",
    severity: "warning",
    place: placeOf(recognition, lines),
    message: `标题“${text.replace(/\s+/gu, "")}”不在词汇表中，读作“${formSheet(part).title}”`,
    actual: text,
    remedy: `请核对；如不相符，请更正标题，或用 --vocabulary FILE 在 parts 中指明该名称属于哪一部分`,
  });
}
