import type { Row } from "../tables/read-rows.ts";

/** True for a row that labels have parted into several columns beside that of its group: it alone is sure. */
export function isRecord(row: Row | undefined): boolean {
  return Object.keys(row?.fields ?? {}).filter((field) => field !== "serial").length >= 3;
}
