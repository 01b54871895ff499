import { serialValue } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import { endsSentence, passageText, placeOf, type Recognition } from "../passage.ts";
import type { Header, HeaderColumn } from "./header.ts";

/** No title of a section of a mechanism is longer. */
const LONGEST_TITLE = 20;

/**
 * The columns of a table without a header under the title 责任追究机制: short words and their texts (追责方式 | 批评教育 …), a serial in front or
 * not, are titles and texts of the mechanism, as under any two headings. Reported; undefined for any other table.
 */
export function mechanismWithoutHeader(recognition: Recognition, table: Table, title: string): Header | undefined {
  const first = table.columns - 2;
  if (first < 0 || first > 1 || table.rows.length < 2 || !/机\s*制|制\s*度/u.test(title)) return undefined;
  const isRow = (row: Table["rows"][number]): boolean => {
    const [serial = "", name = "", text = ""] = [first - 1, first, first + 1].map((column) =>
      passageText(recognition.document, row[column]?.lines ?? []),
    );
    const isName = name !== "" && name.length <= LONGEST_TITLE && !endsSentence(name);
    return isName && text.length > 0 && (first === 0 || serialValue(serial) !== undefined);
  };
  if (!table.rows.every(isRow) || !table.rows.some((row) => saysMore(recognition, row, first))) return undefined;
  recognition.diagnostics.push({
    code: "ingest/guessed-column",
    severity: "warning",
    place: placeOf(recognition, table.rows[0]?.[first]?.lines ?? []),
    message: "责任追究机制的表格没有表头，各行读作小标题及其内容",
    actual: passageText(recognition.document, table.rows[0]?.[first]?.lines ?? []),
    remedy: "请核对；如不相符，请补上表头",
  });
  const column = (field: string): HeaderColumn => ({ field, heading: "", remainder: "", lines: [] });
  const columns = [...(first === 1 ? [column("serial")] : []), column("subject"), column("mechanism")];
  return { part: "accountability", rows: 0, first: 0, columns };
}

/** True for a text that is longer than its title, as texts are. */
function saysMore(recognition: Recognition, row: Table["rows"][number], first: number): boolean {
  const [name = "", text = ""] = [first, first + 1].map((column) =>
    passageText(recognition.document, row[column]?.lines ?? []),
  );
  return text.length > name.length;
}
