import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createVocabulary, type ResponsibilityList } from "@qingdan/model";
import { proveCoverage, readDocuments, recognise, type RecognisedList, type SourceDocument } from "../src/index.ts";
import { ROOT } from "./support/fixture-case.ts";

const vocabulary = createVocabulary();
const file = "003_dca18f7153367287.txt";

/** The seed as read, with the list changed by `plant`. */
function prove(plant: (list: ResponsibilityList) => void): ReturnType<typeof proveCoverage> {
  const document = readDocuments(readFileSync(join(ROOT, "seeds", file)), file, { vocabulary })[0] as SourceDocument;
  const lists: RecognisedList[] = structuredClone(recognise(document, { vocabulary }));
  plant((lists[0] as RecognisedList).list);
  return proveCoverage(document, lists);
}

const firstDuty = (list: ResponsibilityList) => {
  const duty = list.duties?.[0];
  if (duty === undefined) throw new Error("no duty");
  return duty;
};

describe("the completeness proof", () => {
  test("finds nothing wrong with what was read", () => {
    const coverage = prove(() => undefined);
    expect(coverage).toMatchObject({ unaccounted: 0, storedTwice: 0, problems: [] });
    expect(coverage.stored).toBeGreaterThan(11_000);
    expect(coverage.stored + coverage.furniture).toBe(coverage.characters);
  });

  test("reports a lost cell with its line", () => {
    const coverage = prove((list) => void firstDuty(list).tasks.splice(1, 1));
    expect(coverage.unaccounted).toBe("负责人大代表建议和政协委员提案的办理".length);
    expect(coverage.problems).toMatchObject([
      { code: "verify/unaccounted", place: { line: 15 }, actual: "负责人大代表建议和政协委员提案的办理" },
    ]);
  });

  test("reports a cell whose text was emptied", () => {
    const coverage = prove((list) => {
      (firstDuty(list).tasks[1] as { text: string }).text = "";
    });
    expect(coverage.unaccounted).toBe("负责人大代表建议和政协委员提案的办理".length);
    expect(coverage.problems.map((problem) => problem.place.line)).toContain(15);
  });

  test("reports a doubled cell", () => {
    const coverage = prove((list) => {
      const { tasks } = firstDuty(list);
      tasks.push(structuredClone(tasks[1] as (typeof tasks)[number]));
    });
    expect(coverage.storedTwice).toBe("负责人大代表建议和政协委员提案的办理".length);
    expect(coverage.problems).toMatchObject([{ code: "verify/stored-twice", place: { line: 15 } }]);
  });

  test("reports a changed character and nothing else", () => {
    const coverage = prove((list) => {
      const task = firstDuty(list).tasks[1] as { text: string };
      task.text = task.text.replace("人大", "入大");
    });
    expect(coverage.unaccounted).toBe(1);
    expect(coverage.problems.find((problem) => problem.code === "verify/changed")).toMatchObject({
      place: { line: 15 },
      actual: "入",
      expected: "人",
    });
  });

  test("reports text that the source does not have", () => {
    const coverage = prove((list) => {
      (firstDuty(list).tasks[1] as { remark: string }).remark = "另加的备注";
    });
    expect(coverage.problems).toMatchObject([{ code: "verify/without-source", actual: "另加的备注" }]);
  });

  test("reports two cells that changed places", () => {
    const coverage = prove((list) => {
      const [first, second] = firstDuty(list).tasks as unknown as [{ text: string }, { text: string }];
      [first.text, second.text] = [second.text, first.text];
    });
    expect(coverage.problems.filter((problem) => problem.code === "verify/changed")).toHaveLength(2);
    expect(coverage.unaccounted).toBeGreaterThan(10);
  });
});
