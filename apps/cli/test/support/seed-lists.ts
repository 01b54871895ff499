import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ResponsibilityList } from "@qingdan/model";
import { ROOT } from "./session.ts";

const CASES = join(ROOT, "fixtures/ingest");

/** The bureaus of the documents in seeds/, by id. */
export const SEED_BUREAUS: readonly string[] = readdirSync(CASES)
  .filter((name) => name.endsWith("-rsj"))
  .sort();

/** The golden tree of a bureau of seeds/, read anew with each call. */
export function seedList(bureau: string): ResponsibilityList {
  return ResponsibilityList.parse(JSON.parse(readFileSync(join(CASES, bureau, "expected.json"), "utf8")));
}

/** The golden trees of all documents in seeds/, by bureau. */
export function seedLists(): Map<string, ResponsibilityList> {
  return new Map(SEED_BUREAUS.map((bureau) => [bureau, seedList(bureau)]));
}
