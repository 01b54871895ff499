import type { Diagnostic } from "@qingdan/model";
import { checkTextSize } from "../../document-limits.ts";
import type { DraftBlock, DraftLine } from "../../draft.ts";
import { sniffFormat } from "../../sniff.ts";
import { readPage } from "../html/read-html.ts";
import { pageOfWebArchive } from "../html/web-archive.ts";

/** What reads a Word document that stands in another one. */
export type ReadEmbedded = (bytes: Uint8Array) => DraftBlock[];

/**
 * The blocks of a document that a Word file holds whole (w:altChunk), as programs that make one of a page or of several documents leave it to Word to put
 * them in; undefined where it is of a format that is not read there.
 */
export function readEmbedded(
  bytes: Uint8Array,
  file: string,
  readDocument: ReadEmbedded,
): { drafts: DraftBlock[]; diagnostics: Diagnostic[] } | undefined {
  const format = sniffFormat(bytes, file);
  if (format === "docx") return { drafts: readDocument(bytes), diagnostics: [] };
  if (format !== "html" && format !== "mhtml") return undefined;
  checkTextSize(bytes, file, format);
  const { drafts, diagnostics } = readPage(format === "html" ? bytes : pageOfWebArchive(bytes, file), file);
  for (const line of drafts.flatMap(linesOf)) delete line.fileLine;
  return { drafts, diagnostics };
}

/** The lines of a block: their numbers in the page are nothing that a person finds in the Word file. */
function linesOf(block: DraftBlock): DraftLine[] {
  if (block.kind === "paragraph") return block.lines;
  return block.rows.flat().flatMap((cell) => cell?.content.flatMap(linesOf) ?? []);
}
