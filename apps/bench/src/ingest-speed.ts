import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createVocabulary } from "@qingdan/model";
import { proveCoverage, readDocuments, recognise, type RecognisedList, type SourceDocument } from "@qingdan/ingest";
import { compare, type Figure } from "./measure.ts";

/** Ingest of each seed, and with it the proof, against reading the same file and splitting it into lines. Goal: within 10 times. */
export function measureIngest(seeds: string): Figure[] {
  const vocabulary = createVocabulary();
  return readdirSync(seeds)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) => {
      const path = join(seeds, name);
      const entry = {
        file: name,
        bureau_id: name,
        name,
        short_name: "",
        province: "",
        city: "",
        county: "",
        level: "",
        issued: "",
      };
      const ingest = (then: (document: SourceDocument, lists: RecognisedList[]) => unknown) => (): void => {
        for (const document of readDocuments(readFileSync(path), name, { vocabulary })) {
          then(document, recognise(document, { vocabulary, entry }));
        }
      };
      const floor = (): unknown => readFileSync(path, "utf8").split("\n");
      return [
        compare({ name: `ingest ${name}`, call: ingest(() => undefined), floor, goal: 10 }),
        compare({ name: `ingest and prove ${name}`, call: ingest(proveCoverage), floor, goal: 10 }),
      ];
    });
}
