import type { FoundPart } from "./find-parts.ts";
import { placeOf, type Recognition } from "../passage.ts";

/** Says of a part's title with nothing under it, not even 无, that the part was read as empty: its text may be missing from the file. */
export function reportBareTitles(recognition: Recognition, parts: readonly FoundPart[]): void {
  for (const { part, title, titleLines, pieces, foreign } of parts) {
    if (titleLines.length === 0 || pieces.length > 0 || foreign.length > 0) continue;
    if (parts.some((other) => other.part === part && other.pieces.length > 0)) continue;
    recognition.diagnostics.push({
      code: "ingest/bare-title",
      severity: "warning",
      place: placeOf(recognition, titleLines),
      message: "标题之下没有内容，本部分读作没有事项",
      actual: title.slice(0, 40),
      remedy: "请核对文件是否完整；确无事项的，请在标题之下写明“无”",
    });
  }
}
