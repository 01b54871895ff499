import { describe, expect, test } from "vitest";
import { createWriters, standardTemplate, Template, templateProblems } from "../src/index.ts";
import { readZip } from "../src/zip/read-zip.ts";
import { caseList } from "./support/cases.ts";

type Change = { readonly [entry: string]: unknown };

/** The standard template with other entries. */
function changed(change: Record<string, Change>): unknown {
  const template: Record<string, unknown> = { ...standardTemplate() };
  for (const [entry, values] of Object.entries(change)) template[entry] = { ...(template[entry] as Change), ...values };
  return template;
}

describe("the template", () => {
  test("changes what is printed", async () => {
    const template = Template.parse(
      changed({
        fonts: { body: "宋体" },
        titles: { unitLine: "单位：{name}", coverName: "权责清单" },
        word: { lineSpacing: 30 },
        widths: { services: { serial: 9 } },
        instructions: { lines: ["只此一条"] },
      }),
    );
    const writers = await createWriters({ template });
    const parts = (format: "xlsx" | "docx"): ((name: string) => string) => {
      const files = readZip(writers.write(format, "standard", caseList("every-part"), { revision: "r" }).bytes);
      return (name) => Buffer.from(files.get(name) ?? []).toString("utf8");
    };
    const workbook = parts("xlsx");
    const document = parts("docx");
    expect(workbook("xl/styles.xml")).toContain('<name val="宋体"/>');
    expect(workbook("xl/worksheets/sheet1.xml")).toContain("只此一条");
    expect(workbook("xl/worksheets/sheet2.xml")).toContain("单位：某县财政局");
    expect(workbook("xl/worksheets/sheet5.xml")).toContain('<col min="1" max="1" width="9"');
    expect(document("word/document.xml")).toContain("权责清单");
    expect(document("word/styles.xml")).toContain('w:line="600" w:lineRule="exact"');
  });

  test.each([28, 28.99, 29, 30])("has pages of 22 whole lines of their grid at %d points", async (lineSpacing) => {
    const writers = await createWriters({ template: Template.parse(changed({ word: { lineSpacing } })) });
    const files = readZip(writers.write("docx", "standard", caseList("every-part"), { revision: "r" }).bytes);
    const xml = Buffer.from(files.get("word/document.xml") ?? []).toString("utf8");
    const pages = [
      ...xml.matchAll(
        /<w:pgMar w:top="(\d+)"[^>]* w:bottom="(\d+)"[^>]*>(?:(?!<\/w:sectPr>).)*w:type="lines" w:linePitch="(\d+)"/gsu,
      ),
    ];
    const upright = pages.map((values) => values.map(Number));
    expect(upright.length).toBeGreaterThan(0);
    for (const [, top = 0, bottom = 0, pitch = 0] of upright) expect(16838 - top - bottom).toBe(22 * pitch);
  });

  test.each<[Record<string, Change>, string]>([
    [{ word: { lineSpacing: 12 } }, "word.lineSpacing must be 28 or 28.99 or 29 or 30"],
    [{ word: { lineSpaceing: 29 } }, "there is no entry word.lineSpaceing"],
    [{ word: { tableLineSpacing: 10 } }, "word.tableLineSpacing must be more than tableFontSize"],
    [{ titles: { list: 5 } }, "titles.list must be a string"],
    [{ titles: { unitLine: "单位：{nam}" } }, "titles.unitLine may hold {name} only"],
    [{ titles: { contents: "目\u0007录" } }, "titles.contents must not hold control characters"],
    [{ fonts: { body: "" } }, "fonts.body must not be empty"],
    [{ excel: { textSize: 0 } }, "excel.textSize must be 6 or more"],
    [{ excel: { titleSize: 900 } }, "excel.titleSize must be 48 or less"],
    [{ excel: { lineHeight: 9 } }, "excel.lineHeight must be more than textSize"],
    [{ widths: { dutys: {} } }, "there is no entry widths.dutys"],
    [{ widths: { services: { phone: 500 } } }, "widths.services.phone must be 120 or less"],
    [{ instructions: { lines: [] } }, "instructions.lines must not be empty"],
    [
      { widths: { services: { phon: 12 } } },
      "widths.services has an entry for a column that the form lacks; it has serial, name, content, agency, phone, remark",
    ],
    [
      { dropDowns: { services: ["agencies"] } },
      "dropDowns.services has an entry for a column that the form lacks; it has serial, name, content, agency, phone, remark",
    ],
  ])("refuses %j and says what to mend", (change, problem) => {
    const result = Template.safeParse(changed(change));
    expect(result.success ? [] : templateProblems(result.error)).toEqual([problem]);
  });
});
