import type { Line } from "../../blocks.ts";
import { passageText, placeOf, type Recognition } from "../passage.ts";
import type { Row } from "./read-rows.ts";

/** The numbered lines of a cell were read as tasks of their own. */
export const NUMBERED_LINES = {
  code: "ingest/numbered-lines-are-tasks",
  message: "单元格内逐行连续编号，已按编号分为多项具体工作事项（本部分同样情况均如此处理）",
  remedy: "如实为一项，请在来源文件中去掉单元格内的编号",
};

/** The paragraphs of a cell without numbers were read as tasks of their own. */
export const PARAGRAPHS_ARE_TASKS = {
  code: "ingest/paragraphs-are-tasks",
  message: "单元格内有几个自然段且没有编号，已逐段读作具体工作事项（本部分同样情况均如此处理）",
  remedy: "如实为一项，请在来源文件中并为一段",
};

/** The lines of a cell were read as one task. */
export const LINES_JOINED = {
  code: "ingest/lines-joined",
  message: "单元格内的文字按栏宽换行，已接为一项具体工作事项（本部分同样情况均如此处理）",
  remedy: "如各行为不同的事项，请在来源文件中给各行加上编号",
};

/** The offices of a cell were given to the tasks beside them one by one. */
export const OFFICES_BY_LINE = {
  code: "ingest/offices-by-line",
  message: "一格内逐行列出的责任科室与旁边的具体工作事项行数相同，已逐一对应（本部分同样情况均如此处理）",
  remedy: "如各科室共同负责这些事项，请改用顿号隔开",
};

/** The offices of a cell are not as many as the tasks beside them, and stand with the first. */
export const OFFICES_APART = {
  code: "ingest/offices-not-parted",
  message: "一格内列出的责任科室与旁边的具体工作事项数目不同，无法逐一对应，已都记在首项（本部分同样情况均如此处理）",
  remedy: "请给各项分别写明责任科室；如共同负责，请改用顿号隔开",
};

/** What says once for a part how a cell was read. */
export function once(
  recognition: Recognition,
  { code, message, remedy }: typeof NUMBERED_LINES,
): (lines: readonly Line[]) => void {
  let isReported = false;
  return (lines) => {
    if (isReported) return;
    isReported = true;
    const actual = passageText(recognition.document, lines).slice(0, 40);
    recognition.diagnostics.push({
      code,
      severity: "hint",
      place: placeOf(recognition, lines),
      message,
      actual,
      remedy,
    });
  };
}

/** Says once that offices stand below that of a task, in rows of their own without one: of a task merged over them, as a .csv has none. */
export function reportTextless(recognition: Recognition, rows: readonly Row[]): void {
  const textless = rows.filter(
    ({ fields, covered }, index) =>
      fields["unit"] !== undefined &&
      fields["task"] === undefined &&
      fields["duty"] === undefined &&
      !covered.has("task") &&
      rows[index - 1]?.fields["task"] !== undefined,
  );
  const [first] = textless;
  if (first === undefined) return;
  recognition.diagnostics.push({
    code: "ingest/task-without-text",
    severity: "hint",
    place: placeOf(recognition, first.lines),
    message: `有 ${textless.length} 行只有责任科室、没有具体工作事项，已按原文各作为一行保留`,
    actual: passageText(recognition.document, first.lines).slice(0, 40),
    remedy: "如与上一行同属一项工作，请将各科室写在一格",
  });
}
