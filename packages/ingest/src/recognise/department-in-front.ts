import type { Line, SourceDocument } from "../blocks.ts";
import { trimRange } from "../text-lines.ts";
import { lineText } from "./passage.ts";

/** 县公安局负责… · 县公安局：负责…: whose share of a boundary a sentence tells. */
const DEPARTMENT =
  /^(.{1,20}?(?:局|委员会|委|办公室|办|厅|院|中心|政府|街道|队|部|部门|公司|站))(?:[：:][\s\u3000]*|(?=主要?负责|负责|牵头|配合|依法|承担|会同|协助))/u;

/** The department that a line begins with, and what the line says of it; undefined where it begins with none. */
export function departmentInFront(document: SourceDocument, line: Line): { name: Line; rest: Line } | undefined {
  const match = DEPARTMENT.exec(lineText(document, line));
  if (match === null) return undefined;
  const name = { start: line.start, end: line.start + (match[1] ?? "").length };
  const end = line.start + match[0].length;
  return { name, rest: { ...line, ...trimRange(document.text, end, line.end), soft: false } };
}
