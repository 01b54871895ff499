import type { Line } from "../../blocks.ts";
import type { Header } from "../header/header.ts";
import { reportCodes, reportUnknownColumn } from "../header/report-columns.ts";
import { markFurniture, passageText, type Recognition } from "../passage.ts";
import type { Row } from "./read-rows.ts";
import { isSerial } from "./serial-text.ts";
import { isCross, isTick } from "./tick.ts";

/** Fields that may stand in one of several columns of the same row: 职责分工 under 牵头 or 配合, 追责情形 beside 追责依据. */
const SHARED_FIELDS: ReadonlySet<string> = new Set(["accountability", "responsibility"]);

/** Puts the lines of a cell under the field of its column in a row; what has no field there stands beside the fields. */
export function placeCell(
  recognition: Recognition,
  row: Row,
  head: Header["columns"][number] | undefined,
  lines: Line[],
): void {
  const heading = head?.heading ?? "";
  const field = head?.field;
  if (field === undefined) {
    row.extras.push({ heading, lines });
    return;
  }
  if (head?.tick === true) {
    if (isTick(passageText(recognition.document, lines))) {
      row.extras.push({ heading: `tick:${field}:${heading}`, lines });
      return;
    }
    if (isCross(passageText(recognition.document, lines))) {
      markFurniture(recognition, "empty statement", lines);
      return;
    }
    row.extras.push({ heading, lines });
    if (head.noTick !== true) reportUnknownColumn(recognition, head.heading, lines, "columns");
    head.noTick = true;
    return;
  }
  // A second 序号 counts the rows of each group.
  if (head?.doubled === true && field === "serial") {
    if (isSerial(passageText(recognition.document, lines))) {
      markFurniture(recognition, "serial", lines);
      return;
    }
    reportCodes(recognition, head);
  }
  const before = row.fields[field];
  if (before === undefined && (head?.doubled !== true || SHARED_FIELDS.has(field))) row.fields[field] = lines;
  // 追责情形 and 追责依据 in columns of their own are together what 追责依据及追责情形 is in one.
  else if (before !== undefined && field === "accountability")
    row.fields[field] = [...before, { ...(lines[0] as Line), soft: false }, ...lines.slice(1)];
  else row.extras.push({ heading, lines });
}
