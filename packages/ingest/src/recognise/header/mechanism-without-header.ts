import { endsSentence, leadingNumber, serialValue } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import { passageText, placeOf, type Recognition } from "../passage.ts";
import type { Header, HeaderColumn } from "./header.ts";

/** No title of a section of a mechanism is longer. */
const LONGEST_TITLE = 20;

/**
 * The columns of a table without a header under the title 责任追究机制: short words and their texts (追责方式 | 批评教育 …), a serial in front or
 * not, are titles and texts of the mechanism, as under any two headings. Reported; undefined for any other table.
 */
export function mechanismWithoutHeader(recognition: Recognition, table: Table, title: string): Header | undefined {
  if (table.rows.length < 2 || !/机\s*制|制\s*度/u.test(title)) return undefined;
  // In the one table of a whole list the cells reach over several of its columns.
  const used = [...Array(table.columns).keys()].filter((at) => table.rows.some((row) => row[at] !== undefined));
  const first = used.at(-2);
  if (first === undefined || used.length > 3) return undefined;
  const textsOf = (row: Table["rows"][number]): string[] =>
    used.map((at) => passageText(recognition.document, row[at]?.lines ?? []));
  const isRow = (row: Table["rows"][number]): boolean => {
    const texts = textsOf(row);
    const [name = "", text = ""] = texts.slice(-2);
    // （一）问责方式 beside its text reads as prose does.
    const isName = name !== "" && name.length <= LONGEST_TITLE && !endsSentence(name) && !leadingNumber(name);
    return isName && text.length > 0 && (used.length === 2 || serialValue(texts[0] ?? "") !== undefined);
  };
  const saysMore = (row: Table["rows"][number]): boolean => {
    const [name = "", text = ""] = textsOf(row).slice(-2);
    return text.length > name.length;
  };
  if (!table.rows.every(isRow) || !table.rows.some(saysMore)) return undefined;
  recognition.diagnostics.push({
    code: "ingest/guessed-column",
    severity: "warning",
    place: placeOf(recognition, table.rows[0]?.[first]?.lines ?? []),
    message: "责任追究机制的表格没有表头，各行读作小标题及其内容",
    actual: passageText(recognition.document, table.rows[0]?.[first]?.lines ?? []),
    remedy: "请核对；如不相符，请补上表头",
  });
  const fields = ["serial", "subject", "mechanism"].slice(-used.length);
  const columns = Array.from({ length: table.columns }, (_, at): HeaderColumn => {
    const field = fields[used.indexOf(at)];
    return { field, heading: "", remainder: "", lines: [] };
  });
  return { part: "accountability", rows: 0, first: 0, columns };
}
