import fc from "fast-check";
import { expect, test } from "vitest";
import { checkList } from "../src/index.ts";
import { nearDuplicates } from "../src/near-duplicates.ts";
import { makeList } from "./support/make-list.ts";

const piece = fc.constantFrom(
  "负责",
  "全市",
  "《劳动法》",
  "第三条",
  "（",
  "）",
  "\n",
  "1.",
  "2、",
  "。",
  "；",
  "宁波市",
  "人社局",
  "【法律】",
  "〔2011〕5号",
  "的",
  " ",
  "𠀀",
  "组织",
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

test("never throws and gives the same findings for the same list", () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
      const list = makeList({
        duties: [{ serial: "1", text: texts[0] ?? "", tasks: texts }],
        boundaries: [
          {
            serial: "1",
            matter: texts[1] ?? "",
            parties: texts.map((basis) => ({ department: basis, basis, example: basis, responsibility: basis })),
          },
        ],
        oversight: [
          {
            serial: "1",
            title: texts[2] ?? "",
            sections: texts.map((section) => ({ numbering: section, heading: section, text: section })),
          },
        ],
        services: [
          {
            serial: "1",
            name: texts[3] ?? "",
            items: texts.map((content) => ({ content, agency: content, phone: content })),
          },
        ],
        liabilities: texts.map((basis) => ({ serial: basis, subject: basis, circumstance: basis, basis })),
      });
      expect(checkList(list)).toEqual(checkList(list));
    }),
    { numRuns: 200 },
  );
});

test("the index finds every equal text, and no pair below the threshold", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(..."甲乙丙丁戊己庚辛"), minLength: 6, maxLength: 12 }), {
        maxLength: 20,
      }),
      (texts) => {
        const pairs = nearDuplicates(texts, 0.8);
        for (const { first, second, likeness } of pairs) {
          expect(first).toBeLessThan(second);
          expect(likeness).toBeGreaterThanOrEqual(0.8);
        }
        for (const [second, value] of texts.entries()) {
          if (texts.indexOf(value) < second) expect(pairs.find((pair) => pair.second === second)?.likeness).toBe(1);
        }
      },
    ),
  );
});
