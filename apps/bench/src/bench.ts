/**
 * `pnpm bench`: measures what the project promises about speed, as ratios within one run. Prints; asserts nothing.
 * Without names all groups are measured: `pnpm bench ingest export`.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ResponsibilityList } from "@qingdan/model";
import { measureCheck } from "./check-speed.ts";
import { measureExport } from "./export-speed.ts";
import { measureIngest } from "./ingest-speed.ts";
import { formatFigure, type Figure } from "./measure.ts";
import { measureImport, measureReading } from "./read-speed.ts";
import { syntheticLists } from "./synthetic-lists.ts";
import { measureWarehouse } from "./warehouse-speed.ts";

const root = join(import.meta.dirname, "../../..");

/** The trees of the seeds. */
function seedLists(): ResponsibilityList[] {
  const cases = join(root, "fixtures/ingest");
  return readdirSync(cases)
    .filter((name) => name.endsWith("-rsj"))
    .map((name) => JSON.parse(readFileSync(join(cases, name, "expected.json"), "utf8")) as ResponsibilityList);
}

const GROUPS: Record<string, () => Promise<Figure[]> | Figure[]> = {
  ingest: () => measureIngest(join(root, "seeds")),
  export: () => measureExport(seedLists()),
  "read-docx": () => measureReading(seedLists(), "docx", 30),
  "read-xlsx": () => measureReading(seedLists(), "xlsx", 10),
  import: () => measureImport(seedLists()),
  check: async () => [await measureCheck(syntheticLists(seedLists(), 1000))],
  warehouse: () => measureWarehouse(syntheticLists(seedLists(), 1000)),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => GROUPS[name] === undefined);
const [only, ...others] = wanted;
const group = only === undefined || others.length > 0 ? undefined : GROUPS[only];
if (unknown.length > 0) {
  process.stderr.write(`no such group: ${unknown.join(", ")} (there are ${Object.keys(GROUPS).join(", ")})\n`);
  process.exitCode = 2;
} else if (group !== undefined) {
  for (const figure of await group()) process.stdout.write(`${formatFigure(figure)}\n`);
} else {
  // Each group in a process of its own: what the engine compiles for the inputs of one must not slow the next.
  for (const name of wanted.length > 0 ? wanted : Object.keys(GROUPS)) {
    execFileSync(process.execPath, [import.meta.filename, name], { stdio: "inherit" });
  }
}
