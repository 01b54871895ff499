import { oneLine, type Diagnostic, type Severity } from "@qingdan/model";
import { hasLostDigits } from "../readers/xlsx/workbook.ts";
import type { EditedCell } from "./edited-workbook.ts";
import { UNCOMPUTED } from "./merged-cells.ts";
import { problem } from "./problems.ts";

/** More than this many of one kind in a sheet are told in one sentence. */
const MOST_SINGLE = 5;

/** A kind of cell that is told: with its own text where it stands alone, by number where there are many. */
interface Kind {
  is(cell: EditedCell): boolean;
  code: string;
  severity: Severity;
  one(text: string): string;
  many: string;
  remedy?: string;
}

const KINDS: readonly Kind[] = [
  {
    is: ({ kind }) => kind === "formula",
    code: "formula",
    severity: "hint",
    one: (text) => `单元格是公式，按其显示的值“${text}”读入。`,
    many: "个单元格是公式，按其显示的值读入",
  },
  {
    is: ({ kind }) => kind === "date",
    code: "date",
    severity: "hint",
    one: (text) => `单元格是日期，按其显示的文字“${text}”读入。`,
    many: "个单元格是日期，按其显示的文字读入",
  },
  {
    is: ({ kind }) => kind === "error",
    code: "error-value",
    severity: "warning",
    one: (text) =>
      `${text === UNCOMPUTED ? "单元格是公式，没有保存计算结果" : `单元格是错误值“${text}”`}，该格按未修改处理。`,
    many: "个单元格是错误值或没有计算结果的公式，按未修改处理",
    remedy: "请改为正确的文字。",
  },
  {
    is: hasLostDigits,
    code: "lost-digits",
    severity: "warning",
    one: (text) => `单元格按数字保存了超过15位的号码，读作“${text}”，末尾几位已经失真。`,
    many: "个单元格按数字保存了超过15位的号码，末尾几位已经失真",
    remedy: "请将单元格设为文本后重新填写。",
  },
];

/** Tells of cells that hold no plain text: formulas, dates, error values and numbers that are too long. In: each cell once, however many rows show it. */
export function reportOddCells(sheet: string, cells: Iterable<EditedCell>, problems: Diagnostic[]): void {
  const all = [...cells];
  for (const { is, code, severity, one, many, remedy } of KINDS) {
    const found = all.filter(is);
    const [first] = found;
    if (first === undefined) continue;
    const tell = (cell: string, message: string): void => {
      problems.push(problem(severity, code, { sheet, cell }, message, remedy));
    };
    if (found.length > MOST_SINGLE)
      tell(first.address, `有${found.length}${many}（${some(found.map(({ address }) => address))}）。`);
    else for (const { address, text } of found) tell(address, one(text));
  }
}

/** Tells of texts below the first cell of a merged range, which nobody sees in the sheet; many of them once. */
export function reportCoveredTexts(sheet: string, cells: readonly EditedCell[], problems: Diagnostic[]): void {
  const [first] = cells;
  if (first === undefined) return;
  const tell = (cell: string, which: string): void => {
    const message = `${which}被合并的单元格遮住，仍按该行自己的文字读入。`;
    problems.push(problem("warning", "covered-text", { sheet, cell }, message, "请核对，并重新合并单元格。"));
  };
  if (cells.length > MOST_SINGLE)
    tell(first.address, `有${cells.length}格的文字（${some(cells.map(({ address }) => address))}）`);
  else for (const { address, text } of cells) tell(address, `“${oneLine(text)}”`);
}

/** Tells of cells that were merged over several columns: their text is that of the first. */
export function reportWideCells(sheet: string, cells: readonly string[], problems: Diagnostic[]): void {
  const [first] = cells;
  if (first === undefined) return;
  const message = `有${cells.length}个单元格横跨几栏（${some(cells)}），其文字只按首栏读入，其余各栏视为空白。`;
  problems.push(problem("warning", "wide-cell", { sheet, cell: first }, message, "请取消合并，各栏分别填写。"));
}

/** Tells of rows whose hidden key is no key any more; many of them once. */
export function reportDamagedKeys(sheet: string, cells: readonly string[], problems: Diagnostic[]): void {
  const [first] = cells;
  if (first === undefined) return;
  const which = cells.length === 1 ? "该行" : `有${cells.length}行（${some(cells)}）`;
  problems.push(problem("warning", "key-damaged", { sheet, cell: first }, `${which}的隐藏标识已损坏，按内容识别。`));
}

/** The first few of many, for a sentence. */
export function some(items: readonly string[]): string {
  return items.slice(0, 8).join("、") + (items.length > 8 ? "等" : "");
}
