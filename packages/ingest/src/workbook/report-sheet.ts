import {
  decodeRowKey,
  FINDINGS_AUTHOR,
  formSheet,
  matchForm,
  oneLine,
  type Diagnostic,
  type Part,
  type Vocabulary,
} from "@qingdan/model";
import { columnName } from "../readers/xlsx/cell-reference.ts";
import type { Sheet } from "../readers/xlsx/workbook.ts";
import { headTexts } from "./head-line.ts";
import { problem } from "./problems.ts";
import { some } from "./report-odd-cells.ts";

/**
 * Reports what stands above the header and is neither the title nor the lines of bureau and date: it is no part of the list, and what an
 * official writes there must not vanish without a word.
 */
export function reportHead(
  sheet: Sheet,
  part: Part,
  headerRow: number,
  { house, vocabulary, problems }: { house: boolean; vocabulary: Vocabulary; problems: Diagnostic[] },
): void {
  for (const [row, cells] of sheet.cells) {
    if (row >= headerRow) continue;
    for (const [column, { text }] of cells) {
      if (text.trim() === "" || vocabulary.partOf(text) === part || (house && row === 1)) continue;
      if (isNameOrHeading(text, sheet, part)) continue;
      const isLabelled = (piece: string): boolean => {
        const name = vocabulary.afterLabel("bureau", piece);
        const isPlain = name !== undefined && !/\s{2,}\S|\n/u.test(name);
        return isPlain || vocabulary.afterLabel("date", piece) !== undefined;
      };
      if (headTexts(text, vocabulary).every(isLabelled) || decodeRowKey(text) !== undefined) continue;
      const place = { sheet: sheet.name, cell: `${columnName(column)}${row}` };
      const message = `表头以上的文字“${oneLine(text)}”不属于清单内容，没有读入。`;
      problems.push(
        problem("warning", "text-above-header", place, message, "属于清单内容的，请填入表内，或者写在表后“注：”一行。"),
      );
    }
  }
}

/** The name of the sheet, which the bureau's own form prints as its title, and the headings of the form in a head of two rows. */
function isNameOrHeading(text: string, { name }: Sheet, part: Part): boolean {
  const words = matchForm(text);
  return words === matchForm(name) || formSheet(part).columns.some(({ heading }) => matchForm(heading) === words);
}

/** Reports what a person marked beside the text: notes on cells, and words struck through. Neither is an edit. */
export function reportMarks({ name, comments, struck }: Sheet, problems: Diagnostic[]): void {
  const own = comments.filter(({ author }) => author !== FINDINGS_AUTHOR);
  const [first] = own;
  if (first !== undefined) {
    const message = `有${own.length}条批注（${some(own.map(({ cell }) => cell))}），批注不读入。`;
    const remedy = "批注中如有修改意见，请直接改在单元格内。";
    problems.push(problem("hint", "comments", { sheet: name, cell: first.cell }, message, remedy));
  }
  const [cell] = struck;
  if (cell === undefined) return;
  const message = `有${struck.length}个单元格的文字带删除线（${some(struck)}），仍按原文读入，未作删除处理。`;
  const remedy = "如要删除，请删去单元格内的文字或整行后重新报送。";
  problems.push(problem("warning", "struck-through", { sheet: name, cell }, message, remedy));
}

/** Reports words that a person wrote into text boxes or word art, on whatever sheet: they are no cells, and must not go unseen. */
export function reportTextBoxes(sheets: readonly Sheet[]): Diagnostic[] {
  return sheets.flatMap(({ name, textBoxes }) =>
    textBoxes.map(({ row, paragraphs }) => {
      const message = `第${row}行处文本框中的文字“${oneLine(paragraphs.join(""))}”不属于清单内容，没有读入。`;
      const remedy = "如是对清单的修改，请填入表内的单元格后重新报送。";
      return problem("warning", "text-box", { sheet: name }, message, remedy);
    }),
  );
}

/** Reports a filter left on: the rows that it hides are read, but what is missing may only be out of sight. */
export function reportFilter({ name }: Sheet, problems: Diagnostic[]): void {
  const message = "该表留有筛选，隐藏的行也已读入；缺少的行不作删除处理。";
  const remedy = "如确需删除事项，请取消筛选、删除后重新报送。";
  problems.push(problem("warning", "filter-active", { sheet: name }, message, remedy));
}
