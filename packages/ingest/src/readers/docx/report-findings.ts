import type { Diagnostic } from "@qingdan/model";
import type { Findings } from "./reading.ts";

/** What is said of texts that somebody must look at; they are named by their first words. */
const TEXTS = [
  ["deletedRevisions", "deleted-revision", "文件留有未接受的修订，标为删除的文字未读取，请核对"],
  ["hiddenTexts", "hidden-text", "文件中有设为隐藏的文字，未作为清单内容读取，请核对"],
  ["struckTexts", "struck-text", "文件中有加删除线的文字，仍按原文读取，请核对是否应当删去"],
] as const;

/** What is said of things that are only counted. */
const COUNTED = [
  [
    "insertedRevisions",
    "inserted-revision",
    (count: number) => `文件留有 ${count} 处未接受的插入修订，按接受后的内容读取`,
  ],
  ["footnotes", "footnotes", (count: number) => `文件有 ${count} 条脚注或尾注，已附在正文之后读取`],
  [
    "bareNumbers",
    "bare-numbers",
    (count: number) => `有 ${count} 个段落只有自动编号、没有文字，视为空行，未保留；如为漏填，请补上`,
  ],
] as const;

/** Says what was met in a document besides its text. */
export function reportFindings(findings: Findings, file: string): Diagnostic[] {
  const place = { file };
  const found: Diagnostic[] = [];
  for (const [field, code, message] of TEXTS) {
    const texts = findings[field];
    if (!texts.some((text) => text.trim() !== "")) continue;
    const actual = texts.join("").replace(/\s+/gu, " ").slice(0, 60);
    found.push({ code: `ingest/${code}`, severity: "warning", place, message, actual });
  }
  for (const [field, code, message] of COUNTED)
    if (findings[field] > 0)
      found.push({ code: `ingest/${code}`, severity: "hint", place, message: message(findings[field]) });
  for (const text of findings.hiddenByMerge) {
    const message = "合并单元格内还有未显示的不同文字，按未合并读取，请核对";
    found.push({ code: "ingest/merge-hides-text", severity: "warning", place, message, actual: text.slice(0, 60) });
  }
  for (const thing of findings.unread) {
    const message = `文件中有${thing}，其中的文字无法读取，请核对`;
    found.push({ code: "ingest/unread-object", severity: "warning", place, message });
  }
  return found;
}
