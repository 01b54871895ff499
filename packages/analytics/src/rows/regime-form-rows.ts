import { sectionsToCells, type ResponsibilityList } from "@qingdan/model";
import { numbered, type RowSink } from "./node-rows.ts";

/** The sections of each regime as the cells that the standard form prints. */
export function regimeFormRows(list: ResponsibilityList, sink: RowSink): void {
  const add = numbered(list.bureau.id, sink);
  for (const regime of list.oversight ?? []) {
    add("regime_form", { regime_key: regime.key, ...sectionsToCells(regime.sections) });
  }
}
