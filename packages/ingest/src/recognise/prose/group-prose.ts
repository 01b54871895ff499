import type { Part } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { isRecord } from "./is-record.ts";
import { markFurniture, type Recognition } from "../passage.ts";
import {
  groupMark,
  type Item,
  itemsOf,
  reportNumbered,
  reportSlips,
  slipsOfNumbers,
  withoutBullets,
} from "./prose-items.ts";
import { FIELDS } from "./prose-labels.ts";
import { ProseReader } from "./prose-reader.ts";
import type { ProseRows } from "./prose-rows.ts";
import { raiseCommon, takeListedNames } from "./raise-common.ts";
import { UnknownLabels } from "./unknown-labels.ts";

/**
 * Reads numbered prose as groups and rows: the numbers of the first line's style are the groups (（一）主要职责), or its headings where they have
 * none, the first other style under a group its rows (1.具体工作事项); deeper numbers and lines without one go on with what stands above. Labels of
 * columns at the head of a line (责任科室：) name the field of what follows. undefined where the numbers do not run on.
 */
export function readGroupProse(recognition: Recognition, part: Part, lines: readonly Line[]): ProseRows | undefined {
  const fields = FIELDS[part];
  if (fields === undefined) return undefined;
  const printed = itemsOf(recognition, lines);
  const { mark, first = 0 } = groupMark(printed) ?? {};
  const items = withoutBullets(printed, mark, first);
  const slips = mark === undefined ? undefined : slipsOfNumbers(items.slice(first), mark);
  if (mark === undefined || slips === undefined) return undefined;
  const unknown = new UnknownLabels(recognition, part, items.slice(first), mark);
  const reader = new ProseReader(recognition, part, fields, unknown);
  for (const item of items.slice(first)) reader.take(item, mark);
  if (reader.groups < 2 && reader.rows.length < 2 && !isRecord(reader.rows[0]) && !isNested(items.slice(first)))
    return undefined;
  if (part === "boundaries") takeListedNames(recognition, reader.rows);
  raiseCommon(recognition, part, reader.rows);
  for (const mark of reader.marks) markFurniture(recognition, mark.reason, [mark.line]);
  reportSlips(recognition, slips);
  reportNumbered(recognition, lines, reader.groups, reader.rows.length);
  return { rows: reader.rows, before: items.slice(0, first).map(({ line }) => line) };
}

/** （一）查档服务 over 1.…, or over a bullet: two lines of different kinds, one below the other, and no more, are a group and its only row. */
function isNested([group, row]: readonly Item[]): boolean {
  const isOver = group?.number !== undefined || group?.line.level !== undefined;
  if (isOver && group.line.item !== true && row?.line.item === true) return true;
  return group?.number !== undefined && row?.number?.value === 1 && group.number.style !== row.number.style;
}
