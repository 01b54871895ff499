import { endsSentence, type Place, type Source } from "@qingdan/model";
import type { Furniture, FurnitureReason, Line, SourceDocument } from "../blocks.ts";
import type { Diagnostic, Vocabulary } from "@qingdan/model";
import { trimRange } from "../text-lines.ts";

/** What all passes over one document share. Passes add furniture and diagnostics; they change nothing else. */
export interface Recognition {
  document: SourceDocument;
  vocabulary: Vocabulary;
  /** The names of what the file lies in; see `RecogniseOptions`. */
  folders?: readonly string[];
  furniture: Furniture[];
  diagnostics: Diagnostic[];
}

/** The text of one line. */
export function lineText(document: SourceDocument, line: Line): string {
  return document.text.slice(line.start, line.end);
}

/** The text of a passage: its lines under each other, glued ones without a break. */
export function passageText(document: SourceDocument, lines: readonly Line[]): string {
  if (lines.length === 0) return "";
  let text = lineText(document, lines[0] as Line);
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index] as Line;
    text += (line.glued === true ? "" : "\n") + lineText(document, line);
  }
  return text;
}

/** The line without its first `length` units and the white space behind them; start === end where nothing is left. */
export function dropStart(document: SourceDocument, line: Line, length: number): Line {
  return { ...line, ...trimRange(document.text, line.start + length, line.end) };
}

/** Marks lines as furniture of one reason. */
export function markFurniture(recognition: Recognition, reason: FurnitureReason, lines: readonly Line[]): void {
  for (const line of lines)
    if (line.end > line.start) recognition.furniture.push({ reason, start: line.start, end: line.end });
}

/** Where the first of some lines stands. */
export function placeOf({ document }: Recognition, lines: readonly Line[]): Place {
  const first = lines[0];
  return first === undefined ? { file: document.file } : document.placeAt(first.start);
}

/** Places of a node: the file, its first and last line (or sheet and cell), and the spans of its fields. */
export function sourceOf(document: SourceDocument, fields: Readonly<Record<string, readonly Line[]>>): Source {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  const spans: Record<string, number[]> = {};
  for (const field in fields) {
    const lines = fields[field] as readonly Line[];
    if (lines.length === 0) continue;
    const flat: number[] = [];
    for (const line of lines) {
      flat.push(line.start, line.end);
      if (line.start < start) start = line.start;
      if (line.end > end) end = line.end;
    }
    spans[field] = flat;
  }
  if (end === 0) return { file: document.file };
  const from = document.placeAt(start);
  const source: Source = { file: document.file, spans };
  if (from.sheet !== undefined) source.sheet = from.sheet;
  if (from.cell !== undefined) source.cell = from.cell;
  if (from.spot !== undefined) source.spot = from.spot;
  if (from.line !== undefined) {
    source.lineFrom = from.line;
    source.lineTo = document.placeAt(Math.max(start, end - 1)).line ?? from.line;
  }
  return source;
}

/** Fields of a node from passages: their texts, and the source with their spans. */
export function readFields<Field extends string>(
  recognition: Recognition,
  passages: Readonly<Record<Field, readonly Line[]>>,
): Record<Field, string> & { key: string; source: Source } {
  const result: Record<string, unknown> = { key: "" };
  for (const field in passages) result[field] = passageText(recognition.document, passages[field]);
  result["source"] = sourceOf(recognition.document, passages);
  return result as Record<Field, string> & { key: string; source: Source };
}

/** Joins the pieces of a passage that a page end has cut: the first line of `next` is glued where `lines` ends inside a sentence. */
export function joinCut(document: SourceDocument, lines: readonly Line[], next: readonly Line[]): Line[] {
  const last = lines.at(-1);
  const [first, ...rest] = next;
  if (last === undefined || first === undefined) return [...lines, ...next];
  const cut = !endsSentence(lineText(document, last));
  return [...lines, cut ? { ...first, soft: true, glued: true } : first, ...rest];
}
