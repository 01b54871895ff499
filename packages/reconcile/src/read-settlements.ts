import { matchForm, NODE_TABLES, type Diagnostic } from "@qingdan/model";
import { CONFLICT_CHOICES, CONFLICT_HEADINGS, CONFLICT_SHEET, shownDigest, WHOLE } from "./conflict-rows.ts";
import type { Settlement } from "./conflict.ts";

const KEY = /^([a-z_]+)\/([^/]*)\/([A-Za-z]*)#([0-9A-Z]+)~([0-9A-Z]+)$/u;
const TEXT_COLUMNS = ["原文", "本库", "来件"] as const;
const AGAIN = "请重新导入原文件，在新生成的冲突清单中填写。";
const CHOOSE = "请填“本库”“来件”或“另填”。";

/** Why a row settles nothing: what is wrong with it, in which column (采用 where none is named), and what to do. */
interface Refused {
  message: string;
  remedy: string;
  column?: string;
}

/**
 * The decisions in a filled-in 冲突清单. In: the sheet's rows as texts, header included, columns in any order. Rows without a choice settle
 * nothing; what cannot be understood is a problem (in Chinese, with its row): no answer of a person is passed over.
 */
export function readSettlements(rows: readonly (readonly string[])[]): {
  settlements: Settlement[];
  problems: Diagnostic[];
} {
  const settlements: Settlement[] = [];
  const problems: Diagnostic[] = [];
  const header = rows.findIndex((row) => row.some((text) => matchForm(text) === "采用"));
  const column = (heading: string): number => (rows[header] ?? []).findIndex((text) => matchForm(text) === heading);
  const report = (row: number, { message, remedy, column: heading = "采用" }: Refused): void => {
    const place = { sheet: CONFLICT_SHEET, cell: `${letterOf(column(heading))}${row}` };
    problems.push({ code: "import/settlement", severity: "error", place, message, remedy });
  };
  if (header < 0 || column("_key") < 0) {
    report(1, { message: "冲突清单的表头或隐藏的标识列已不在。", remedy: AGAIN });
    return { settlements, problems };
  }
  const answers = new Map<string, { row: number; answer: string }>();
  for (const [index, row] of rows.entries()) {
    if (index <= header) continue;
    const read = readRow((heading) => row[column(heading)] ?? "");
    if (read === undefined) continue;
    if ("message" in read) {
      report(index + 1, read);
      continue;
    }
    const { choice, text, ...place } = read;
    const [name, answer] = [JSON.stringify(place), JSON.stringify([choice, text])];
    const earlier = answers.get(name);
    if (earlier === undefined) settlements.push(read);
    else if (earlier.answer !== answer)
      report(index + 1, {
        message: `该行与第${earlier.row}行是同一项冲突，填写却不相同。`,
        remedy: "请删去其中一行。",
      });
    answers.set(name, { row: index + 1, answer });
  }
  return { settlements, problems };
}

/** The decision in one row; undefined for a row without an answer. */
function readRow(cell: (heading: string) => string): Settlement | Refused | undefined {
  const [word, text, key] = [matchForm(cell("采用")), cell("另填内容").trim(), cell("_key").trim()];
  const match = KEY.exec(key);
  const table = NODE_TABLES.find((candidate) => candidate === match?.[1]);
  if (key !== "" && (match === null || table === undefined))
    return { message: "该行的隐藏标识已损坏。", remedy: AGAIN };
  if (word === "" && text === "") return undefined;
  if (match === null || table === undefined) {
    // A choice alone was only filled down too far.
    if (CONFLICT_HEADINGS.every((heading) => heading === "采用" || cell(heading).trim() === "")) return undefined;
    const remedy = "请删去该行；要改别的内容，请在责任清单中修改报送。";
    return { message: "该行不是导入时列出的冲突，填写的内容无处采用。", remedy };
  }
  if (match[5] !== shownDigest(TEXT_COLUMNS.map(cell))) {
    const remedy = "请恢复这三栏原来的文字；要用别的文字，“采用”填“另填”，文字写在“另填内容”。";
    return { message: "“原文”“本库”“来件”三栏的文字已被改动，改动不会采用。", remedy, column: "原文" };
  }
  if (word === "") return { message: "“采用”一栏没有填写。", remedy: CHOOSE };
  const choice = (CONFLICT_CHOICES as Record<string, Settlement["choice"]>)[word];
  if (choice === undefined) return { message: `“采用”一栏填的是“${word}”。`, remedy: CHOOSE };
  const settlement: Settlement = { table, key: match[2] ?? "", field: match[3] ?? "", seen: match[4] ?? "", choice };
  if (choice !== "other")
    return text === ""
      ? settlement
      : {
          message: `“采用”填了“${word}”，“另填内容”却有文字。`,
          remedy: "如要采用另填的文字，“采用”请填“另填”；否则请清空“另填内容”。",
          column: "另填内容",
        };
  const whole = settlement.field === "preamble" ? undefined : WHOLE[settlement.field];
  if (whole !== undefined) return { message: `“${whole}”的冲突不能另填。`, remedy: "请填“本库”或“来件”。" };
  if (text === "")
    return { message: "“采用”填了“另填”，但“另填内容”是空的。", remedy: "请填写另填内容。", column: "另填内容" };
  return { ...settlement, text };
}

/** The letter of a column, from 0; A where there is none. The list has few columns: behind Z nothing is looked for. */
function letterOf(column: number): string {
  return String.fromCharCode("A".charCodeAt(0) + Math.min(Math.max(column, 0), 25));
}
