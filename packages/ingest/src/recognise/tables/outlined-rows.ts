import { leadingNumber, serialValue } from "@qingdan/model";
import { markFurniture, passageText, placeOf, type Recognition } from "../passage.ts";
import type { Row } from "./read-rows.ts";

/** Groups and rows that stand under each other in one column, told by how they are numbered. */
interface Outline {
  groups: Set<Row>;
  items: Row[];
}

/**
 * Groups and their rows in the one column that a table has for both (一 | 负责水土保持 over 1 | 审批方案, 2 | …; or 1 over 1.1, 1.2), told by their
 * serials: the texts of the groups move to `group`, the serials of the rows are left out. Reported; any other rows stay as they are.
 */
export function outlineRows(recognition: Recognition, rows: readonly Row[], group: string, item: string): void {
  if (rows.length < FEWEST_ROWS || rows.some(({ fields }) => fields[group] !== undefined)) return;
  const outline = outlineOf(recognition, rows, item);
  if (outline === undefined) return;
  for (const row of outline.groups) {
    row.fields[group] = row.fields[item] ?? [];
    Reflect.deleteProperty(row.fields, item);
  }
  for (const { fields } of outline.items) {
    markFurniture(recognition, "serial", fields["serial"] ?? []);
    Reflect.deleteProperty(fields, "serial");
  }
  recognition.diagnostics.push({
    code: "ingest/outline-in-one-column",
    severity: "hint",
    place: placeOf(recognition, rows[0]?.lines ?? []),
    message: `主要职责与具体工作事项同列一栏，已按两级序号读作 ${outline.groups.size} 项及其 ${outline.items.length} 行`,
    remedy: "请核对各级序号；最好分两栏列出",
  });
}

/** Two groups with a row each. */
const FEWEST_ROWS = 4;

function outlineOf({ document }: Recognition, rows: readonly Row[], item: string): Outline | undefined {
  const outline: Outline = { groups: new Set(), items: [] };
  let style: string | undefined;
  let inner = 0;
  for (const { fields } of rows) if (fields["serial"] === undefined || fields[item] === undefined) return undefined;
  for (const row of rows) {
    const text = passageText(document, row.fields["serial"] ?? []).trim();
    const own = styleOf(text, outline.groups.size);
    if (own === undefined) return undefined;
    style ??= own.style;
    if (own.style === style && own.value === outline.groups.size + 1) {
      outline.groups.add(row);
      inner = 0;
    } else if (own.style !== style && own.value === inner + 1) {
      outline.items.push(row);
      inner += 1;
    } else return undefined;
  }
  return outline.groups.size >= 2 && outline.items.length >= outline.groups.size ? outline : undefined;
}

/** How a serial is written, and its value; 2.3 is the third of the levels below 2, where that is the group above. */
function styleOf(text: string, groups: number): { style: string; value: number } | undefined {
  const [, outer, own] = /^([0-9]{1,2})[.．-]([0-9]{1,2})$/u.exec(text) ?? [];
  if (outer !== undefined) return Number(outer) === groups ? { style: "levels", value: Number(own) } : undefined;
  const value = serialValue(text);
  if (value === undefined) return undefined;
  const style = /^[0-9０-９]+$/u.test(text) ? "arabic" : (leadingNumber(text)?.style ?? "han");
  return { style, value };
}
