import { InputError, refusal, type Diagnostic } from "@qingdan/model";
import type { z } from "zod";

type Issue = z.core.$ZodIssue;

const REMEDY = "请按 docs/vocabulary.md 的格式书写（JSON，各级均可省略）";

/** What a value must be, by the word that the schema has for it. */
const KINDS: Readonly<Record<string, string>> = {
  object: "一组名称和值 {…}",
  record: "一组名称和值 {…}",
  array: '一组文字 ["…", "…"]',
  string: '文字 "…"',
};

/**
 * The refusal of a vocabulary file that has another shape: for each place its path inside the file (parts.duties[0]), what stands there,
 * and what was expected there. In: what the schema says, and the file's own content.
 */
export function unusableVocabulary(
  file: string,
  { issues }: { issues: readonly Issue[] },
  content: unknown,
): InputError {
  return new InputError(issues.map((issue) => problemOf(file, issue, content)));
}

/** The refusal of a vocabulary file that is no JSON; `reason` is the parser's, which counts characters from 0 where it names a place. */
export function notJson(file: string, reason: string, text: string): InputError {
  const [, position] = /position (\d+)/u.exec(reason) ?? [];
  const line = position === undefined ? {} : { line: text.slice(0, Number(position)).split("\n").length };
  return refusal("cli/vocabulary", { file, ...line }, `词汇表文件不是 JSON：${reason}`, REMEDY);
}

function problemOf(file: string, issue: Issue, content: unknown): Diagnostic {
  const path = pathText(issue.path);
  const actual = JSON.stringify(valueAt(content, issue.path)) ?? "";
  const about = { code: "cli/vocabulary", severity: "error", place: { file }, remedy: REMEDY } as const;
  const where = path === "" ? "词汇表文件" : `“${path}”`;
  if (issue.code === "unrecognized_keys") {
    const names = issue.keys.map((key) => `“${pathText([...issue.path, key])}”`).join("、");
    return { ...about, message: `词汇表文件中没有${names}这一项可填` };
  }
  if (issue.code === "invalid_type") {
    const expected = KINDS[issue.expected] ?? issue.expected;
    return { ...about, message: `${where}应为${expected}`, actual, expected };
  }
  if (issue.code === "too_small") return { ...about, message: `${where}是空的，应填写文字`, actual };
  return { ...about, message: `${where}不合格式：${issue.message}`, actual };
}

/** parts.duties[0]: the names on the way, and the places in lists from 0, as in JSON tools. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`))
    .join("");
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined),
    content,
  );
}
