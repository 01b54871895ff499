import { leadingNumber, serialValue } from "@qingdan/model";
import type { Line, Table } from "../../blocks.ts";
import { markFurniture, passageText, type Recognition } from "../passage.ts";

/** No name of a section is longer. */
const LONGEST_NAME = 24;

/**
 * The cells of a table without a header whose first cells are section headings (监督检查对象 | text), as the lines of prose that they
 * stand for; undefined for any other table.
 */
export function sectionTableLines(recognition: Recognition, table: Table): Line[][] | undefined {
  const numbers: Line[] = [];
  const rows = table.rows.map((row) => {
    const filled = row.filter((cell) => cell !== undefined && cell.lines.length > 0);
    // 1 | 监督检查对象 | text: the number of the section stands in a cell of its own.
    const serial = filled.length === 3 ? (filled[0]?.lines ?? []) : [];
    if (serial.length === 0 || serialValue(passageText(recognition.document, serial)) === undefined) return filled;
    numbers.push(...serial);
    return filled.slice(1);
  });
  const filled = rows.filter((row) => row.length > 0);
  if (filled.length < 2) return undefined;
  const headed = (bare: boolean): number =>
    filled.filter((row) => {
      const text = passageText(recognition.document, row[0]?.lines ?? []);
      if (row.length !== 2 || text.length > LONGEST_NAME) return false;
      return recognition.vocabulary.kindsOf(unnumbered(text), { bare }).length > 0;
    }).length;
  // Beside 监督检查对象 and 监督检查内容 the words 处理措施 head a section, too.
  if (headed(false) < 2 || headed(true) * 2 <= filled.length) return undefined;
  markFurniture(recognition, "serial", numbers);
  const ordered = inOrder(filled, (row) => fieldNamed(recognition, row));
  return ordered.flatMap((row) => {
    const isNamed = namesSection(recognition, row);
    const isTitle = fieldNamed(recognition, row) === "title";
    if (isTitle) markFurniture(recognition, "label", row[0]?.lines ?? []);
    return row.slice(isTitle ? 1 : 0).map((cell, column) =>
      (cell?.lines ?? []).map(
        ({ start, end }): Line => ({
          start,
          end,
          ...(isNamed && column === 0 && { section: true }),
        }),
      ),
    );
  });
}

/**
 * What names a regime stands in front of all, and what says whose it is in front of its sections, wherever the table has them. Where it names several,
 * each begins with its name.
 */
function inOrder<Row>(rows: readonly Row[], fieldOf: (row: Row) => string): Row[] {
  const fields = rows.map(fieldOf);
  const titles = fields.filter((field) => field === "title").length;
  const regimes: Row[][] = [[]];
  for (const [index, row] of rows.entries()) {
    if (titles > 1 && fields[index] === "title") regimes.push([]);
    regimes.at(-1)?.push(row);
  }
  const rank = (row: Row): number => RANKS[fieldOf(row)] ?? 2;
  return regimes.flatMap((own) => own.toSorted((one, other) => rank(one) - rank(other)));
}

const RANKS: Readonly<Record<string, number>> = { title: 0, unit: 1 };

/** The field that the first of two cells names; "" where it names none. */
function fieldNamed({ document, vocabulary }: Recognition, row: Table["rows"][number]): string {
  const known =
    row.length === 2 ? vocabulary.columnOf("oversight", passageText(document, row[0]?.lines ?? [])) : undefined;
  return known?.remainder === "" ? known.field : "";
}

/** Fields of a regime that a row may name instead of a section. */
const NO_SECTION: ReadonlySet<string> = new Set(["serial", "title", "unit", "preamble", "group", "remark"]);

/** 处理措施 | text: beside headings of the form any short words in the first cell name a section. */
function namesSection({ document, vocabulary }: Recognition, row: Table["rows"][number]): boolean {
  const [first] = row;
  if (row.length !== 2 || first === undefined || first.lines.length !== 1) return false;
  const text = unnumbered(passageText(document, first.lines));
  if (text.length > LONGEST_NAME || /[，。；]/u.test(text)) return false;
  return !NO_SECTION.has(vocabulary.columnOf("oversight", text)?.field ?? "");
}

function unnumbered(text: string): string {
  return text.slice(leadingNumber(text)?.length ?? 0);
}
