import type { Place } from "@qingdan/model";

/** "一、部门主要职责!C7", or a sheet alone, as a place; no place for "" and undefined. */
export function placeOfCell(cell: string | undefined): Place {
  const [sheet = "", name] = (cell ?? "").split("!");
  if (sheet === "") return {};
  return name === undefined ? { sheet } : { sheet, cell: name };
}
