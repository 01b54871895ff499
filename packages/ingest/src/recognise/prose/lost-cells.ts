import type { Vocabulary } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { lineText, placeOf, type Recognition } from "../passage.ts";

const LONGEST_HEADING = 14;
const SHORTEST_HEADING = 2;
/** So many headings without anything between them are no words of a sentence. */
const FEWEST_HEADINGS = 3;
/** What no head of a table begins with: most lines are passed over by their first characters. */
const NO_HEAD = /^(?:[（(]|[^\s\u3000]{0,5}[\s\u3000，。；：,;:.、《0-9０-９])/u;

/**
 * Reports a line that begins with the headings of a table without anything between them (序号追责对象追责情形…): a program that converted the
 * document has lost the cells. LibreOffice does so to a table at the very end of a .doc that it has written itself.
 */
export function reportLostCells(recognition: Recognition, lines: readonly Line[]): void {
  const line = lines.find((own) => headingsAtHead(recognition.vocabulary, lineText(recognition.document, own)));
  if (line === undefined) return;
  recognition.diagnostics.push({
    code: "ingest/lost-cells",
    severity: "warning",
    place: placeOf(recognition, [line]),
    message: "此处表格的单元格已丢失，各栏文字连在一起，无法分出各项，文字已原样保留",
    actual: lineText(recognition.document, line).slice(0, 40),
    remedy: "请用 Word 或 WPS 打开原文件，另存为 .docx 再提交；或者在表格后加一个空行再转换",
  });
}

function headingsAtHead(vocabulary: Vocabulary, text: string): boolean {
  if (text.length < FEWEST_HEADINGS * SHORTEST_HEADING || NO_HEAD.test(text)) return false;
  let at = 0;
  for (let count = 0; count < FEWEST_HEADINGS; count += 1) {
    const length = headingLength(vocabulary, text.slice(at, at + LONGEST_HEADING));
    if (length === 0) return false;
    at += length;
  }
  return true;
}

function headingLength(vocabulary: Vocabulary, text: string): number {
  for (let length = text.length; length >= SHORTEST_HEADING; length -= 1)
    if (vocabulary.isHeading(text.slice(0, length)) && !/[\s\u3000]/u.test(text.slice(0, length))) return length;
  return 0;
}
