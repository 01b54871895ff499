import { deflateRawSync } from "node:zlib";
import { createWriters, type Format } from "@qingdan/export";
import type { ResponsibilityList } from "@qingdan/model";
import { inflatedParts } from "./inflated-parts.ts";
import { compare, type Figure } from "./measure.ts";

/** Writing each list against compressing its own parts at zlib level 6. Goal: within 1.5 times. */
export async function measureExport(lists: readonly ResponsibilityList[]): Promise<Figure[]> {
  const writers = await createWriters();
  return lists.flatMap((list) =>
    (["xlsx", "docx"] as const satisfies Format[]).map((format) => {
      const write = (): Uint8Array => writers.write(format, "standard", list, { revision: "0123456789ab" }).bytes;
      const parts = inflatedParts(write());
      const floor = (): unknown => parts.map((part) => deflateRawSync(part, { level: 6 }));
      return compare({ name: `export ${list.bureau.id} .${format}`, call: write, floor, goal: 1.5 });
    }),
  );
}
