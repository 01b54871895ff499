import { leadingNumber, type LeadingNumber } from "@qingdan/model";
import { markFurniture, passageText, type Recognition } from "../passage.ts";
import type { PartRows } from "../tables/read-rows.ts";

/**
 * Takes （一）追责情形, a line right above the rows of 责任追究机制 which names them and nothing more, for their title. Returns the number that the
 * sections of the mechanism behind the rows go on from: that of the line, or else that of the part's own title; undefined without rows.
 */
export function takeRowsTitle(recognition: Recognition, rows: PartRows): LeadingNumber | undefined {
  if (rows.rows.length === 0) return undefined;
  const lines = rows.before.at(-1);
  const text = lines === undefined ? "" : passageText(recognition.document, lines);
  const number = leadingNumber(text);
  const { vocabulary } = recognition;
  const name = text.slice(number?.length ?? 0);
  const isTitle =
    number?.value === 1 &&
    (vocabulary.partOf(name) === "accountability" ||
      vocabulary.columnOf("accountability", name)?.field === "circumstance");
  if (!isTitle || lines === undefined) return leadingNumber(rows.title);
  markFurniture(recognition, "title", lines);
  rows.before.pop();
  return number;
}
