import {
  fieldOf,
  isWhiteSpace,
  TEXT_FIELDS,
  walk,
  withoutWhiteSpace,
  type Diagnostic,
  type Source,
  isWhiteSpaceOnly,
} from "@qingdan/model";
import type { Furniture, SourceDocument } from "./blocks.ts";
import type { RecognisedList } from "./recognise/recognise.ts";

/** The completeness proof of one file. Counts are of characters (UTF-16 units) that are not white space. */
export interface Coverage {
  file: string;
  characters: number;
  stored: number;
  furniture: number;
  unaccounted: number;
  storedTwice: number;
  /** Characters by the reason for which they are furniture. */
  reasons: Partial<Record<Furniture["reason"], number>>;
  /** Every loss, doubling and change, with its place and its text. */
  problems: Diagnostic[];
}

const STORED = 1;
const FURNITURE = 2;

/**
 * Proves that every character of a document that is not white space is stored exactly once or is furniture with a reason. Computed from
 * the spans that the nodes carry: for each field its text must equal the characters of its spans, and no character may be in two spans.
 */
export function proveCoverage(document: SourceDocument, lists: readonly RecognisedList[]): Coverage {
  const marks = new Uint8Array(document.text.length);
  const coverage: Coverage = {
    file: document.file,
    characters: 0,
    stored: 0,
    furniture: 0,
    unaccounted: 0,
    storedTwice: 0,
    reasons: {},
    problems: [],
  };
  for (const { list } of lists) {
    for (const { table, node } of walk(list))
      markNode(document, coverage, marks, node.source, node.key, TEXT_FIELDS[table], (field) => fieldOf(node, field));
    const mechanism = list.accountability?.mechanism;
    if (mechanism !== undefined)
      markNode(document, coverage, marks, mechanism.source, "mechanism", ["preamble"], () => mechanism.preamble);
  }
  for (const furniture of [...document.furniture, ...lists.flatMap((list) => list.furniture)])
    markFurnitureRange(document, coverage, marks, furniture);
  countCharacters(document, coverage, marks);
  return coverage;
}

function markNode(
  document: SourceDocument,
  coverage: Coverage,
  marks: Uint8Array,
  source: Source | undefined,
  key: string,
  fields: readonly string[],
  textOf: (field: string) => string,
): void {
  for (const field of fields) {
    const text = textOf(field);
    const spans = source?.spans?.[field];
    if (spans === undefined) {
      if (!isWhiteSpaceOnly(text))
        problem(
          coverage,
          { file: document.file },
          "verify/without-source",
          `${key}.${field} 存有来源文件中没有的文字`,
          text,
        );
      continue;
    }
    // An empty list of spans: the words stand once in a header or a number and are furniture there.
    if (spans.length === 0) continue;
    markField(document, coverage, marks, spans, `${key}.${field}`, text);
  }
}

/** Marks the characters of one field, as far as what is stored agrees with what the source has there. */
function markField(
  document: SourceDocument,
  coverage: Coverage,
  marks: Uint8Array,
  spans: readonly number[],
  name: string,
  text: string,
): void {
  const doubled = sameCharacters(document.text, spans, text)
    ? markSpans(document.text, marks, spans)
    : markAgreement(document, coverage, marks, spans, name, text);
  if (doubled === 0) return;
  coverage.storedTwice += doubled;
  problem(
    coverage,
    document.placeAt(spans[0] ?? 0),
    "verify/stored-twice",
    `有 ${doubled} 个字符重复存储（${name}）`,
    text,
  );
}

/** True where a text has exactly the characters of some spans of the source, white space on both sides aside. */
function sameCharacters(source: string, spans: readonly number[], text: string): boolean {
  let index = 0;
  for (let at = 0; at < spans.length; at += 2) {
    const end = spans[at + 1] ?? 0;
    for (let offset = spans[at] ?? 0; offset < end; offset += 1) {
      const unit = source.charCodeAt(offset);
      if (isWhiteSpace(unit)) continue;
      while (index < text.length && isWhiteSpace(text.charCodeAt(index))) index += 1;
      if (index >= text.length || text.charCodeAt(index) !== unit) return false;
      index += 1;
    }
  }
  while (index < text.length && isWhiteSpace(text.charCodeAt(index))) index += 1;
  return index === text.length;
}

/** Marks all characters of spans as stored; returns how many were stored before. */
function markSpans(source: string, marks: Uint8Array, spans: readonly number[]): number {
  let doubled = 0;
  for (let at = 0; at < spans.length; at += 2) {
    const end = spans[at + 1] ?? 0;
    for (let offset = spans[at] ?? 0; offset < end; offset += 1) {
      if (isWhiteSpace(source.charCodeAt(offset))) continue;
      if (marks[offset] === STORED) doubled += 1;
      marks[offset] = STORED;
    }
  }
  return doubled;
}

/** Marks the head and the tail that a changed text has in common with its source, and reports what differs. */
function markAgreement(
  document: SourceDocument,
  coverage: Coverage,
  marks: Uint8Array,
  spans: readonly number[],
  name: string,
  stored: string,
): number {
  const text = withoutWhiteSpace(stored);
  const offsets = offsetsOf(document.text, spans);
  const { head, tail } = agreement(document, offsets, text);
  let doubled = 0;
  for (const [index, offset] of offsets.entries()) {
    if (index >= head && index < offsets.length - tail) continue;
    if (marks[offset] === STORED) doubled += 1;
    marks[offset] = STORED;
  }
  const from = document.placeAt(offsets[Math.min(head, offsets.length - 1)] ?? 0);
  const printed = Array.from(offsets.slice(head, offsets.length - tail), (offset) => document.text[offset]).join("");
  const actual = text.slice(head, text.length - tail);
  problem(coverage, from, "verify/changed", `${name} 与来源文件不一致`, actual, printed);
  return doubled;
}

/** The offsets of all characters in some spans that are not white space. */
function offsetsOf(text: string, spans: readonly number[]): Uint32Array {
  let length = 0;
  for (let at = 0; at < spans.length; at += 2) length += (spans[at + 1] ?? 0) - (spans[at] ?? 0);
  const offsets = new Uint32Array(length);
  let count = 0;
  for (let at = 0; at < spans.length; at += 2) {
    const end = spans[at + 1] ?? 0;
    for (let offset = spans[at] ?? 0; offset < end; offset += 1) {
      if (!isWhiteSpace(text.charCodeAt(offset))) offsets[count++] = offset;
    }
  }
  return offsets.subarray(0, count);
}

/** How many characters at the head and at the tail of the stored text are those of the source. */
function agreement(document: SourceDocument, offsets: Uint32Array, text: string): { head: number; tail: number } {
  const shorter = Math.min(offsets.length, text.length);
  let head = 0;
  while (head < shorter && document.text.charCodeAt(offsets[head] ?? 0) === text.charCodeAt(head)) head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    document.text.charCodeAt(offsets[offsets.length - 1 - tail] ?? 0) === text.charCodeAt(text.length - 1 - tail)
  ) {
    tail += 1;
  }
  return { head, tail };
}

function markFurnitureRange(
  document: SourceDocument,
  coverage: Coverage,
  marks: Uint8Array,
  furniture: Furniture,
): void {
  let doubled = 0;
  let count = 0;
  for (let offset = furniture.start; offset < furniture.end; offset += 1) {
    if (isWhiteSpace(document.text.charCodeAt(offset))) continue;
    if (marks[offset] === STORED) doubled += 1;
    else if (marks[offset] === 0) {
      marks[offset] = FURNITURE;
      count += 1;
    }
  }
  coverage.reasons[furniture.reason] = (coverage.reasons[furniture.reason] ?? 0) + count;
  if (doubled === 0) return;
  coverage.storedTwice += doubled;
  const text = document.text.slice(furniture.start, furniture.end);
  problem(
    coverage,
    document.placeAt(furniture.start),
    "verify/stored-twice",
    `有 ${doubled} 个字符既已存储，又计为版式文字（${furniture.reason}）`,
    text,
  );
}

function countCharacters(document: SourceDocument, coverage: Coverage, marks: Uint8Array): void {
  let lostFrom = -1;
  for (let offset = 0; offset <= marks.length; offset += 1) {
    const blank = offset < marks.length && isWhiteSpace(document.text.charCodeAt(offset));
    if (blank) continue;
    const lost = offset < marks.length && marks[offset] === 0;
    if (offset < marks.length) {
      coverage.characters += 1;
      if (marks[offset] === STORED) coverage.stored += 1;
      else if (marks[offset] === FURNITURE) coverage.furniture += 1;
      else coverage.unaccounted += 1;
    }
    if (lost && lostFrom < 0) lostFrom = offset;
    const lineEnds = lostFrom >= 0 && (!lost || document.text.slice(lostFrom, offset).includes("\n"));
    if (!lineEnds) continue;
    problem(
      coverage,
      document.placeAt(lostFrom),
      "verify/unaccounted",
      "来源文件中的文字既未存储，也不属于版式文字",
      document.text.slice(lostFrom, offset).trim(),
    );
    lostFrom = lost ? offset : -1;
  }
}

function problem(
  coverage: Coverage,
  place: Diagnostic["place"],
  code: string,
  message: string,
  actual: string,
  expected?: string,
): void {
  coverage.problems.push({
    code,
    severity: "warning",
    place,
    message,
    actual: actual.slice(0, 200),
    ...(expected === undefined ? {} : { expected: expected.slice(0, 200) }),
  });
}
