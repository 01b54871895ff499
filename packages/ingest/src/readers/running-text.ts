import type { Vocabulary } from "@qingdan/model";
import type { SourceDocument } from "../blocks.ts";
import { readTextDump } from "./text-dump.ts";
import { unwrapText } from "./unwrap-text.ts";

/** Reads a text without tables; lines that the margin of a page has cut are put together first, which is reported. */
export function readRunningText(text: string, file: string, vocabulary: Vocabulary): SourceDocument {
  const unwrapped = unwrapText(text, vocabulary);
  if (unwrapped === undefined) return readTextDump(text, file, vocabulary);
  const document = readTextDump(unwrapped.text, file, vocabulary);
  const placeAt = (offset: number) => ({ file, line: unwrapped.lineAt(offset) });
  const { joined } = unwrapped;
  const diagnostics = document.diagnostics.concat({
    code: "ingest/lines-joined",
    severity: "hint",
    place: { file, line: joined[0] ?? 1 },
    message: `文本按版面宽度换行，已有 ${joined.length} 行接在上一行之后读作一段`,
    actual: `第 ${joined.slice(0, 10).join("、")} 行${joined.length > 10 ? "等" : ""}`,
    remedy: "请核对这些行与上一行是否同属一段",
  });
  return { ...document, placeAt, diagnostics };
}
