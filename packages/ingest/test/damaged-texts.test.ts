import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createVocabulary, InputError } from "@qingdan/model";
import { proveCoverage, readDocuments, recognise } from "../src/index.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures/ingest");
const vocabulary = createVocabulary();
const inputs = readdirSync(FIXTURES).flatMap((name) =>
  readdirSync(join(FIXTURES, name))
    .filter((file) => /^input\.(?:html|txt|csv|md)$/u.test(file))
    .map((file) => ({ name, file, text: readFileSync(join(FIXTURES, name, file), "utf8") })),
);
const WORDS = ["\t", "\n\n", "<tr>", "</td>", "|", "（一）", "1.", "　", "无", "注：", "一、", ","];

/** A copy in which a stretch is missing, comes once more elsewhere, or is followed by a mark or word that means something. */
function damaged(
  text: string,
  { at, length, to, word }: { at: number; length: number; to: number; word: string },
): string {
  const start = Math.floor(at * text.length);
  const stretch = text.slice(start, start + length);
  const rest = text.slice(0, start) + text.slice(start + length);
  const target = Math.floor(to * rest.length);
  return to < 0.3
    ? rest
    : to < 0.6
      ? text.slice(0, start) + word + text.slice(start)
      : rest.slice(0, target) + stretch + rest.slice(target);
}

test("what a damaged copy of a document says is stored once or refused, never lost or doubled", {
  timeout: 120_000,
}, () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const damage = fc.record({ at: place, length: fc.nat(200), to: place, word: fc.constantFrom(...WORDS) });
  fc.assert(
    fc.property(fc.constantFrom(...inputs), damage, ({ file, text }, change) => {
      try {
        for (const document of readDocuments(Buffer.from(damaged(text, change)), file, { vocabulary }))
          expect(proveCoverage(document, recognise(document, { vocabulary }))).toMatchObject({
            unaccounted: 0,
            storedTwice: 0,
            problems: [],
          });
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
      }
    }),
    { numRuns: 3_000, seed: 20_261_122 },
  );
});
