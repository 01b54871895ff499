import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ResponsibilityList } from "@qingdan/model";
import { ROOT } from "./session.ts";

/** The golden trees of the documents in seeds/, by bureau. */
export function seedLists(): Map<string, ResponsibilityList> {
  const cases = join(ROOT, "fixtures/ingest");
  const names = readdirSync(cases).filter((name) => name.endsWith("-rsj"));
  return new Map(
    names.map((name) => [
      name,
      JSON.parse(readFileSync(join(cases, name, "expected.json"), "utf8")) as ResponsibilityList,
    ]),
  );
}
