import { leadingNumber } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { lineText, markFurniture, passageText, type Recognition } from "../passage.ts";
import { numberOfLevels, type ProseNumber } from "../prose/prose-lines.ts";
import type { PartRows } from "../tables/read-rows.ts";

/** The number that the rows of 责任追究机制 stand under, and whether it is that of a title of their own among those of the mechanism's sections. */
export interface RowsNumber {
  number: ProseNumber;
  isOwn: boolean;
}

/**
 * Takes （一）追责情形, a line right above the rows of 责任追究机制 which names them and nothing more, for their title. Returns the number that the
 * sections of the mechanism behind the rows go on from: that of the line, or else that of the part's own title; undefined without rows.
 */
export function takeRowsTitle(recognition: Recognition, rows: PartRows): RowsNumber | undefined {
  if (rows.rows.length === 0) return undefined;
  const { vocabulary } = recognition;
  const texts = rows.after.map((lines) => passageText(recognition.document, lines));
  // Between the table of the mechanism and that of the rows it stands behind the former.
  const between = texts.findIndex((text, at) => {
    const [number, next] = [numberOf(text), numberOf(texts[at + 1] ?? "")];
    const isLast = at + 1 === texts.length || vocabulary.afterLabel("note", texts[at + 1] ?? "") !== undefined;
    const hasText = !isLast && (number === undefined || next?.style !== number.style);
    return namesRows(recognition, text) && !hasText;
  });
  const above = rows.before.at(-1);
  const own = [
    ...(above !== undefined && namesRows(recognition, passageText(recognition.document, above)) ? [above] : []),
    ...(between < 0 ? [] : rows.after.slice(between, between + 1)),
  ];
  for (const lines of own) markFurniture(recognition, "title", lines);
  rows.before = rows.before.filter((lines) => !own.includes(lines));
  rows.after = rows.after.filter((lines) => !own.includes(lines));
  const number = numberOf(passageText(recognition.document, own.at(-1) ?? []));
  if (number !== undefined) return { number, isOwn: true };
  const title = leadingNumber(rows.title);
  return title === undefined ? undefined : { number: title, isOwn: false };
}

/** The number of a title, as 4.1 counts them too. */
function numberOf(text: string): ProseNumber | undefined {
  return leadingNumber(text) ?? numberOfLevels(text);
}

/** True for 二、追责情形 and 附：追责情形: what names the rows of part five and nothing more. */
function namesRows({ vocabulary }: Recognition, text: string): boolean {
  const number = numberOf(text);
  if (number === undefined && !ATTACHED.test(text)) return false;
  const name = text.slice(number?.length ?? 0).replace(ATTACHED, "");
  return (
    vocabulary.partOf(name) === "accountability" ||
    vocabulary.columnOf("accountability", name)?.field === "circumstance"
  );
}

/** 附：追责情形: the rows are printed behind what they belong to. */
const ATTACHED = /^附[件表]?[0-9一二三四五]{0,2}[：:][\s\u3000]*/u;

/**
 * The prose of part five without its first line, where that is the title of the mechanism as a whole: （二）责任追究机制 over 1.追责方式 …, or over the
 * table of its sections.
 */
export function withoutMechanismTitle(
  recognition: Recognition,
  prose: readonly Line[],
  hasTable: boolean,
): readonly Line[] {
  const [first, second] = prose;
  if (first === undefined || (second === undefined && !hasTable)) return prose;
  const { document, vocabulary } = recognition;
  const text = lineText(document, first);
  const number = numberOf(text);
  const name = text.slice(number?.length ?? 0);
  if (vocabulary.partOf(name) !== "accountability") return prose;
  if (vocabulary.columnOf("accountability", name)?.field === "circumstance") return prose;
  // 二、… behind it says that it is a section among others.
  const others = prose.slice(1).map((line) => numberOf(lineText(document, line)));
  const goesOn = others.some((other) => other?.style === number?.style && other?.value === (number?.value ?? 0) + 1);
  const hasSections = hasTable || others.some((other) => other?.value === 1 && other.style !== number?.style);
  if (goesOn || !hasSections) return prose;
  markFurniture(recognition, "title", [first]);
  return prose.slice(1);
}
