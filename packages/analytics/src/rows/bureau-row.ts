import type { Bureau } from "@qingdan/model";
import type { RowSink } from "./node-rows.ts";

/** The row of a bureau whose head is `revision`. */
export function bureauRow(bureau: Bureau, ordinal: number, revision: string, sink: RowSink): void {
  sink("bureau", {
    bureau_id: bureau.id,
    ordinal,
    name: bureau.name,
    short_name: bureau.shortName,
    province: bureau.province,
    city: bureau.city,
    county: bureau.county,
    level: bureau.level,
    issued: bureau.issued,
    revision,
  });
}
