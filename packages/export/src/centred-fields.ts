import { extraField, type FormRow } from "@qingdan/model";
import type { PlanColumn } from "./plan.ts";
import { textWidth } from "./text-lines.ts";

/** Columns of the form that hold short entries. */
const SHORT_ENTRIES: readonly string[] = ["serial", "unit", "department", "agency", "phone"];
/** No entry of a bureau's own column of short entries is longer, in half-widths: 是, 不收费, 20个工作日, 0571-86650001. */
const SHORT = 17;

/** The fields of columns whose entries stand in the middle: short ones. */
export function centredFields(columns: readonly PlanColumn[], rows: readonly FormRow[]): ReadonlySet<string> {
  const centred = new Set(SHORT_ENTRIES);
  for (const { field } of columns) if (field.startsWith(EXTRA) && hasShortEntries(field, rows)) centred.add(field);
  return centred;
}

const EXTRA = extraField("");

function hasShortEntries(field: string, rows: readonly FormRow[]): boolean {
  let isEmpty = true;
  for (const { cells } of rows) {
    const text = cells[field] ?? "";
    if (text === "") continue;
    if (text.length > SHORT || text.includes("\n") || textWidth(text) > SHORT) return false;
    isEmpty = false;
  }
  return !isEmpty;
}
