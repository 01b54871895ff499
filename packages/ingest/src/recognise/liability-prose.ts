import type { Liability } from "@qingdan/model";
import { dropStart, markFurniture, placeOf, readFields, type Recognition } from "./passage.ts";
import { proseLines, type ProseLine } from "./prose/prose-lines.ts";
import type { Line } from "../blocks.ts";

/** …有下列情形之一的，依法追究责任：: the line that opens a list of circumstances and names whom they are about. */
const OPENING = /(?:下列|以下)[^，。；：]{0,10}(?:情形|行为|情况)(?:之一)?[^。；]{0,60}[：:]$/u;

/** Fewer circumstances make no list. */
const FEWEST = 2;

/** A list of circumstances with the line that opens it, if there is one. */
interface CircumstanceList {
  opening: ProseLine | undefined;
  items: ProseLine[];
}

/**
 * 追责情形 as prose: nothing but numbered circumstances, or bullets, in lists below lines that open them or in one list without. The opening line is
 * the subject as printed, on the first of its circumstances. undefined for any other prose, such as the sections of a mechanism.
 */
export function recogniseLiabilityProse(recognition: Recognition, lines: readonly Line[]): Liability[] | undefined {
  const groups = circumstanceLists(proseLines(recognition, lines));
  if (groups === undefined || groups.some(({ items }) => items.length < FEWEST)) return undefined;
  const liabilities = groups.flatMap(({ opening, items }) =>
    items.map((item, index) => liabilityOf(recognition, index === 0 ? opening : undefined, item)),
  );
  recognition.diagnostics.push({
    code: "ingest/prose-as-rows",
    severity: "hint",
    place: placeOf(recognition, lines),
    message: `本部分没有表格，已按编号读作 ${groups.length} 类、${liabilities.length} 种追责情形`,
    remedy: "请核对各项的分合是否正确",
  });
  return liabilities;
}

function circumstanceLists(prose: readonly ProseLine[]): CircumstanceList[] | undefined {
  const lists: CircumstanceList[] = [];
  for (const line of prose) {
    const isOpening = OPENING.test(line.text);
    if (isOpening || lists.length === 0) lists.push({ opening: isOpening ? line : undefined, items: [] });
    if (isOpening) continue;
    const list = lists.at(-1) as CircumstanceList;
    const [first = line] = list.items;
    const goesOn = line.number?.value === list.items.length + 1 && line.number.style === first.number?.style;
    const isBullet = line.number === undefined && line.line.item === true && first.number === undefined;
    if (!(goesOn || isBullet) || !isCircumstance(line, list.opening !== undefined)) return undefined;
    list.items.push(line);
  }
  return lists.length === 0 ? undefined : lists;
}

/** A circumstance is a clause that ends in a stop or in 的; where no line opens the list, it must itself say …的，or …的。 */
function isCircumstance({ text }: ProseLine, isOpened: boolean): boolean {
  return isOpened ? /[；;。]$|的$/u.test(text) : /的[，,；;。].*[；;。]?$|的$/u.test(text) && /[；;。的]$/u.test(text);
}

function liabilityOf(recognition: Recognition, opening: ProseLine | undefined, item: ProseLine): Liability {
  const subject = opening === undefined ? [] : [opening.line];
  const node = readFields(recognition, { subject, circumstance: [withoutNumber(recognition, item)] });
  node.source.spans = { ...node.source.spans, serial: [] };
  return { ...node, serial: item.number?.printed ?? "", basis: "", remark: "" };
}

function withoutNumber(recognition: Recognition, { line, number }: ProseLine): Line {
  if (number === undefined) return line;
  markFurniture(recognition, "numbering", [{ start: line.start, end: line.start + number.length }]);
  return dropStart(recognition.document, line, number.length);
}
