import { createWriters, type Form } from "@qingdan/export";
import { readDocuments, recognise } from "@qingdan/ingest";
import { assignKeys, createVocabulary, type Duty, type ResponsibilityList } from "@qingdan/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seedList } from "./support/seed-lists.ts";

const vocabulary = createVocabulary();
const writers = await createWriters();

/** What a list's duties are after they were written in a Word file and read from it. */
function readBack(list: ResponsibilityList, form: Form): string[] {
  const { bytes } = writers.write("docx", form, list, { revision: "0123456789ab" });
  const read = readDocuments(bytes, "清单.docx", { vocabulary }).flatMap((each) => recognise(each, { vocabulary }));
  return dutyLines(read[0]?.list.duties ?? []);
}

function dutyLines(duties: readonly Duty[]): string[] {
  return duties.flatMap(({ serial, text, tasks }) => [
    `${serial} ${text}`,
    ...tasks.map((task) => `${task.text} | ${task.unit} | ${task.remark}`),
  ]);
}

/** A list with other duties, each a text with the texts of its tasks; without 序号 if the bureau prints none. */
function listOf(
  duties: readonly (readonly [text: string, tasks: readonly string[]])[],
  hasSerials: boolean,
): ResponsibilityList {
  const list = structuredClone(seedList("yuanshi-rsj"));
  const [duty] = list.duties ?? [];
  const task = duty?.tasks[0];
  if (duty === undefined || task === undefined) throw new Error("the seed has no duties");
  list.duties = duties.map(([text, tasks], index) => ({
    ...duty,
    key: "",
    serial: hasSerials ? String(index + 1) : "",
    text,
    tasks: tasks.map((own) => ({ ...task, key: "", text: own, unit: "水政股", remark: "" })),
  }));
  for (const part of list.printed.parts)
    if (part.part === "duties" && !hasSerials) part.columns = part.columns.filter(({ field }) => field !== "serial");
  return assignKeys(list);
}

const LINES = Array.from({ length: 120 }, (_, index) => `承担某某${"甲乙丙丁"[index % 4]}项工作的内容`);

describe("a duty longer than a page comes back from Word as it was", () => {
  describe.each(["standard", "house"] as const)("%s form", (form) => {
    test.each([
      ["lines that end without a mark", LINES.join("\n")],
      ["lines that end as sentences", LINES.join("。\n")],
      ["one paragraph full of titles", LINES.map((line) => `《${line}》`).join("")],
    ])("%s", (_, text) => {
      for (const hasSerials of form === "house" ? [true, false] : [true]) {
        const list = listOf(
          [
            [text, ["编制规划", "组织实施", "监督检查"]],
            ["负责其他工作", ["1.受理。\n2.审查。\n3.决定。"]],
          ],
          hasSerials,
        );
        expect(readBack(list, form)).toEqual(dutyLines(list.duties ?? []));
      }
    });
  });

  test("whatever stands where its pages end", { timeout: 60_000 }, () => {
    const words = fc.constantFrom(
      "负责编制规划",
      "《水法》",
      "“双随机”",
      "。",
      "；\n",
      "组织实施\n",
      "…",
      "：",
      "1.",
      "ABC 12.5",
      "（一）",
    );
    const text = fc
      .array(words, { minLength: 100, maxLength: 300 })
      .map((all) => `管理${all.join("").replaceAll(/\n+/gu, "\n").replace(/\n$/u, "")}事项`);
    const property = fc.property(text, fc.integer({ min: 2, max: 6 }), fc.boolean(), (long, tasks, hasSerials) => {
      const list = listOf(
        [
          ["负责水资源", ["编制规划"]],
          [long, Array.from({ length: tasks }, (_, index) => `任务${index}`)],
        ],
        hasSerials,
      );
      expect(readBack(list, "house")).toEqual(dutyLines(list.duties ?? []));
    });
    fc.assert(property, { numRuns: 25 });
  });
});
