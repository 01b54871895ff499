import { leadingNumber, type LeadingNumber } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { lineText, markFurniture, passageText, type Recognition } from "../passage.ts";
import type { PartRows } from "../tables/read-rows.ts";

/** The number that the rows of 责任追究机制 stand under, and whether it is that of a title of their own among those of the mechanism's sections. */
export interface RowsNumber {
  number: LeadingNumber;
  isOwn: boolean;
}

/**
 * Takes （一）追责情形, a line right above the rows of 责任追究机制 which names them and nothing more, for their title. Returns the number that the
 * sections of the mechanism behind the rows go on from: that of the line, or else that of the part's own title; undefined without rows.
 */
export function takeRowsTitle(recognition: Recognition, rows: PartRows): RowsNumber | undefined {
  if (rows.rows.length === 0) return undefined;
  const lines = rows.before.at(-1);
  const text = lines === undefined ? "" : passageText(recognition.document, lines);
  const number = leadingNumber(text);
  const { vocabulary } = recognition;
  const name = text.slice(number?.length ?? 0);
  const isTitle =
    vocabulary.partOf(name) === "accountability" ||
    vocabulary.columnOf("accountability", name)?.field === "circumstance";
  if (!isTitle || number === undefined || lines === undefined) {
    const above = leadingNumber(rows.title);
    return above === undefined ? undefined : { number: above, isOwn: false };
  }
  markFurniture(recognition, "title", lines);
  rows.before.pop();
  return { number, isOwn: true };
}

/**
 * The prose of part five without its first line, where that is the title of the mechanism as a whole: （二）责任追究机制 over 1.追责方式 ….
 */
export function withoutMechanismTitle(recognition: Recognition, prose: readonly Line[]): readonly Line[] {
  const [first, second] = prose;
  if (first === undefined || second === undefined) return prose;
  const { document, vocabulary } = recognition;
  const text = lineText(document, first);
  const number = leadingNumber(text);
  const name = text.slice(number?.length ?? 0);
  if (vocabulary.partOf(name) !== "accountability") return prose;
  if (vocabulary.columnOf("accountability", name)?.field === "circumstance") return prose;
  // 二、… behind it says that it is a section among others.
  const others = prose.slice(1).map((line) => leadingNumber(lineText(document, line)));
  const goesOn = others.some((other) => other?.style === number?.style && other?.value === (number?.value ?? 0) + 1);
  if (goesOn || !others.some((other) => other?.value === 1 && other.style !== number?.style)) return prose;
  markFurniture(recognition, "title", [first]);
  return prose.slice(1);
}
