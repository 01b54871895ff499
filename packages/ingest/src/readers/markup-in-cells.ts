import type { Cell, Furniture, Line, SourceDocument } from "../blocks.ts";
import { trimRange } from "../text-lines.ts";

/** What programs leave in their exports of texts that were written for a page: tags of lines, paragraphs and looks, and spaces. */
const MARKUP = /<\/?(?:br|p|div|span|font|strong|b|em|i|u|o:p)(?:\s[^<>]*)?\/?>|&nbsp;/giu;
/** Such a tag that ends a line. */
const LINE_END = /^<\/?(?:br|p|div)\b/iu;

/**
 * A document of .csv or .xlsx with the tags of pages in its cells as furniture (1.政策咨询；<br/>2.备案指导。): where lines and paragraphs end, lines of the
 * cell do. It is reported once.
 */
export function withoutMarkupInCells(document: SourceDocument): SourceDocument {
  const { text } = document;
  // A text of a form has neither: most documents are passed over here.
  if (!text.includes("<") && !text.includes("&")) return document;
  const taken: Furniture[] = [];
  const blocks = document.blocks.map((block) =>
    block.kind === "paragraph"
      ? block
      : { ...block, rows: block.rows.map((row) => row.map((cell) => cell && withoutMarkup(text, cell, taken))) },
  );
  const [first] = taken;
  if (first === undefined) return document;
  const report = {
    code: "ingest/markup-in-cells",
    severity: "hint" as const,
    place: document.placeAt(first.start),
    message: `单元格中有 ${taken.length} 处网页标记（<br>、&nbsp; 等），换行标记读作换行，其余略去`,
    actual: text.slice(first.start, first.end),
  };
  return {
    ...document,
    blocks,
    furniture: [...document.furniture, ...taken],
    diagnostics: [...document.diagnostics, report],
  };
}

function withoutMarkup(text: string, cell: Cell, taken: Furniture[]): Cell {
  const before = taken.length;
  const lines = cell.lines.flatMap((line) => piecesOf(text, line, taken));
  if (taken.length === before) return cell;
  const [first, ...others] = lines;
  return { ...cell, lines: first === undefined ? [] : [{ start: first.start, end: first.end }, ...others] };
}

/** What is left of a line between its tags, each piece behind the end of a line as one of its own. */
function piecesOf(text: string, line: Line, taken: Furniture[]): Line[] {
  const printed = text.slice(line.start, line.end);
  if (!printed.includes("<") && !printed.includes("&")) return [line];
  const pieces: Line[] = [];
  let start = line.start;
  let isNew = line.glued !== true;
  const close = (end: number): void => {
    const range = trimRange(text, start, end);
    if (range.end <= range.start) return;
    pieces.push(isNew ? { ...range, soft: true } : { ...range, soft: true, glued: true });
    isNew = false;
  };
  for (const { 0: tag, index } of printed.matchAll(MARKUP)) {
    close(line.start + index);
    start = line.start + index + tag.length;
    taken.push({ reason: "markup", start: line.start + index, end: start });
    if (LINE_END.test(tag)) isNew = true;
  }
  close(line.end);
  return pieces;
}
