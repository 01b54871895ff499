import type { Liability } from "@qingdan/model";
import { dropStart, markFurniture, placeOf, readFields, type Recognition } from "./passage.ts";
import { proseLines, type ProseLine } from "./prose-lines.ts";
import type { Line } from "../blocks.ts";

/** …有下列情形之一的，依法追究责任：: the line that opens a list of circumstances and names whom they are about. */
const OPENING = /(?:下列|以下)[^，。；：]{0,10}(?:情形|行为|情况)(?:之一)?[^。；]{0,60}[：:]$/u;

/** Fewer circumstances make no list. */
const FEWEST = 2;

/**
 * 追责情形 as prose: nothing but lines that open a list, each with a list of numbered circumstances below it. The opening line is the
 * subject as printed, on the first of its circumstances. undefined for any other prose, such as the sections of a mechanism.
 */
export function recogniseLiabilityProse(recognition: Recognition, lines: readonly Line[]): Liability[] | undefined {
  const prose = proseLines(recognition, lines);
  const groups: { opening: ProseLine; items: ProseLine[] }[] = [];
  for (const line of prose) {
    const group = groups.at(-1);
    const expected = (group?.items.length ?? 0) + 1;
    const style = group?.items[0]?.number?.style ?? line.number?.style;
    if (OPENING.test(line.text)) groups.push({ opening: line, items: [] });
    else if (line.number?.value === expected && line.number.style === style && endsItem(line)) group?.items.push(line);
    else return undefined;
  }
  if (groups.length === 0 || groups.some(({ items }) => items.length < FEWEST)) return undefined;
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

/** A circumstance is a clause: it ends in a stop, or in 的. */
function endsItem({ text }: ProseLine): boolean {
  return /[；;。]$|的$/u.test(text);
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
