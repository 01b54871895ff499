import type { Vocabulary } from "@qingdan/model";
import type { SourceDocument } from "./blocks.ts";
import { decodeText } from "./decode-text.ts";
import { looksLikeMarkdown, readMarkdown } from "./readers/markdown.ts";
import { looksLikeTextDump, readTextDump } from "./readers/text-dump.ts";
import { refuse } from "./refuse.ts";

type Reader = (bytes: Uint8Array, file: string, vocabulary: Vocabulary) => SourceDocument;

/** The formats that are read, each by its reader. */
export const READERS: Readonly<Record<string, Reader>> = {
  text: (bytes, file, vocabulary) => readTextDump(decodeText(bytes, file).text, file, vocabulary),
  markdown: (bytes, file) => readMarkdown(decodeText(bytes, file).text, file),
};

/** Plain text by its content: pipe tables are Markdown whatever the file is called, tabbed cells a dump, all else is read as prose. */
function textFormat(text: string): "text" | "markdown" {
  if (looksLikeTextDump(text)) return "text";
  return looksLikeMarkdown(text) || /^#{1,6}\s/mu.test(text) ? "markdown" : "text";
}

/** Reads one file of any known format into a document. Throws InputError for what cannot be read, with the way out. */
export function readDocument(bytes: Uint8Array, file: string, vocabulary: Vocabulary): SourceDocument {
  const extension = /\.([^.]+)$/u.exec(file)?.[1]?.toLowerCase() ?? "";
  if (!["txt", "md", "markdown", "text"].includes(extension)) {
    throw refuse(
      "unknown-format",
      file,
      `不认识的文件格式（.${extension}）`,
      "请改用 .txt、.md、.docx、.xlsx、.html 或 .csv 格式的文件",
    );
  }
  const { text } = decodeText(bytes, file);
  const format = textFormat(text);
  return (READERS[format] as Reader)(bytes, file, vocabulary);
}
