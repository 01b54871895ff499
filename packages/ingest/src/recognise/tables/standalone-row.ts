import type { Cell, Line, Table } from "../../blocks.ts";
import { nameAlone, namesBureau } from "../lists/recognise-bureau.ts";
import { lineText, passageText, type Recognition } from "../passage.ts";
import { bureauBesideTitle, headRow } from "./head-row.ts";

/** The texts of a row in which every cell that is not empty stands alone (a title, a label, a note); undefined for any other row. */
export function standaloneLines(recognition: Recognition, row: Table["rows"][number]): Line[][] | undefined {
  const filled = row.filter((cell) => cell !== undefined && cell.lines.length > 0);
  if (filled.length === 0 || filled.length > 4) return undefined;
  const { vocabulary, document } = recognition;
  const pairs =
    labelledPairs(recognition, filled) ?? headRow(recognition, filled) ?? bureauBesideTitle(recognition, filled);
  if (pairs !== undefined) return pairs;
  if (filled.length > 3) return undefined;
  const isLabelled = (text: string): boolean =>
    vocabulary.afterLabel("bureau", text) !== undefined || vocabulary.afterLabel("date", text) !== undefined;
  const [head, ...others] = filled as [Cell, ...Cell[]];
  // 部门职责登记表 | 单位：某某局
  const areBeside = others.every(({ lines }) => {
    const first = lineText(document, lines[0] as Line);
    if (isLabelled(first) || isDateText(passageText(document, lines))) return true;
    return namesBureau(nameAlone(vocabulary.afterLabel("unit", first) ?? ""));
  });
  if (!areBeside) return undefined;
  const first = lineText(document, head.lines[0] as Line);
  const whole = passageText(document, head.lines);
  const isTitle = (): boolean =>
    vocabulary.partOf(whole) !== undefined || vocabulary.isListName(whole) || endsWithListName(recognition, whole);
  const isNote = others.length === 0 && vocabulary.afterLabel("note", first) !== undefined;
  if (!isLabelled(first) && !isNote && !isTitle()) return undefined;
  // A label whose text stands in the next cell (填报单位： | 某某局) is read as one line of two pieces.
  return filled.map((cell) => [...(cell?.lines ?? [])]);
}

/** 单位： in a cell of its own, which may be a unit of measure's as well. */
const UNIT = /^(?:单\s*位|部\s*门)\s*[：:]$/u;

/** 填报单位： | 某某局 | 填报日期： | 2020年: labels whose texts stand in the next cells, each with its label; undefined for another row. */
function labelledPairs(recognition: Recognition, cells: readonly (Cell | undefined)[]): Line[][] | undefined {
  if (cells.length === 0 || cells.length % 2 === 1) return undefined;
  const { vocabulary, document } = recognition;
  const pairs: Line[][] = [];
  for (let at = 0; at < cells.length; at += 2) {
    const label = passageText(document, cells[at]?.lines ?? []);
    const text = passageText(document, cells[at + 1]?.lines ?? []);
    const isLabel = (["bureau", "date"] as const).some(
      (name) => vocabulary.afterLabel(name, label) === "" || vocabulary.isLabel(name, label),
    );
    const isUnit = UNIT.test(label) && namesBureau(nameAlone(text));
    if (!(isLabel || isUnit) || vocabulary.isHeading(text)) return undefined;
    pairs.push([...(cells[at]?.lines ?? []), ...(cells[at + 1]?.lines ?? [])]);
  }
  return pairs;
}

function isDateText(text: string): boolean {
  return /^[\s\u3000]*[0-9０-９〇零一二三四五六七八九十]{4}年/u.test(text) && text.length < 20;
}

function endsWithListName(recognition: Recognition, text: string): boolean {
  const compact = text.replace(/[\s\u3000]+/gu, "");
  return compact.length <= 40 && recognition.vocabulary.listNames.some((name) => compact.endsWith(name));
}
