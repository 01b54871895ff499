import type { Vocabulary } from "@qingdan/model";
import type { SourceDocument } from "./blocks.ts";
import { decodeText } from "./decode-text.ts";
import { looksLikeMarkdown, readMarkdown } from "./readers/markdown.ts";
import { looksLikeTextDump, readTextDump } from "./readers/text-dump.ts";
import { refuse } from "./refuse.ts";

/** Turns bytes of one format into those of another with an office program; undefined where there is none or it fails. */
export type Convert = (bytes: Uint8Array, from: string, to: "docx" | "xlsx") => Uint8Array | undefined;

/** What reading may use beside the bytes. */
export interface ReadOptions {
  vocabulary: Vocabulary;
  convert?: Convert;
}

/** Reads plain text: pipe tables are Markdown whatever the file is called, all else is a dump with or without tables. */
function readPlainText(bytes: Uint8Array, file: string, { vocabulary }: ReadOptions): SourceDocument {
  const { text } = decodeText(bytes, file);
  const isMarkdown = !looksLikeTextDump(text) && (looksLikeMarkdown(text) || /\.(?:md|markdown)$/iu.test(file));
  return isMarkdown ? readMarkdown(text, file) : readTextDump(text, file, vocabulary);
}

/**
 * Reads one file of any known format: one document, or one for each member of an archive. Throws InputError for what cannot be read,
 * with the way out.
 */
export function readDocuments(bytes: Uint8Array, file: string, options: ReadOptions): SourceDocument[] {
  const extension = /\.([^.]+)$/u.exec(file)?.[1]?.toLowerCase() ?? "";
  if (["txt", "md", "markdown", "text"].includes(extension)) return [readPlainText(bytes, file, options)];
  throw refuse(
    "unknown-format",
    file,
    `不认识的文件格式（.${extension}）`,
    "请改用 .txt、.md、.docx、.xlsx、.html 或 .csv 格式的文件",
  );
}
