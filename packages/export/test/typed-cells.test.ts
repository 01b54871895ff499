import { describe, expect, test } from "vitest";
import { createWriters } from "../src/index.ts";
import { readZip } from "../src/zip/read-zip.ts";
import { typedValue, withTypedLooks } from "../src/xlsx/typed-cells.ts";

describe("typed cells", () => {
  test.each([
    ["3", "3"],
    ["-2.50", "-2.5"],
    ["0.30000000000000004", "0.30000000000000004"],
    ["1e-7", "1e-7"],
    ["999999999999999", "999999999999999"],
  ])("number %s is written as %s", (text, value) => expect(typedValue("number", text)).toBe(value));

  test.each(["9007199254740993", "123456789012345678.25", "0571", "NaN", "Infinity", "1e999", "十", "=1+1", "1,000"])(
    "%s stays a text",
    (text) => expect(typedValue("number", text)).toBeUndefined(),
  );

  test("counts days and their parts as Excel does", () => {
    expect(typedValue("date", "1900-03-01")).toBe("61");
    expect(typedValue("date", "2026-11-21")).toBe("46347");
    expect(typedValue("moment", "2026-11-21 12:00:00")).toBe("46347.5");
    // Excel has a 29 February 1900, and no days before 1900.
    expect(typedValue("date", "1900-02-28")).toBeUndefined();
    expect(typedValue("date", "1890-01-01")).toBeUndefined();
    expect(typedValue("date", "9999-99-99 (BC)")).toBeUndefined();
  });

  test("adds its looks behind those that are there", () => {
    const xf = '<xf numFmtId="49" fontId="1" applyNumberFormat="1"><alignment horizontal="left"/></xf>';
    const { styles, looks } = withTypedLooks(
      `<styleSheet><cellXfs count="2"><xf numFmtId="0"/>${xf}</cellXfs></styleSheet>`,
      1,
    );
    expect(looks).toEqual({ number: 2, date: 3, moment: 4 });
    expect(styles).toContain('<cellXfs count="5"><xf numFmtId="0"/>' + xf);
    expect(styles).toContain('<numFmts count="2"><numFmt numFmtId="190" formatCode="yyyy\\-mm\\-dd"/>');
    expect(styles.match(/applyNumberFormat="1"/gu)).toHaveLength(4);
    expect(styles).toContain('horizontal="right"');
  });

  test("stand in a table as numbers, and leave tables of texts as they were", async () => {
    const writers = await createWriters();
    const write = (kind: "number" | "date" | undefined, text: string): Map<string, string> => {
      const columns = [{ heading: "列", ...(kind === undefined ? {} : { kind }) }];
      const { bytes } = writers.writeTable({ title: "表", showsTitle: false, columns, rows: [[text]] });
      return new Map([...readZip(bytes)].map(([name, part]) => [name, Buffer.from(part).toString("utf8")]));
    };
    const sheet = "xl/worksheets/sheet1.xml";
    expect(write("number", "12.5").get(sheet)).toMatch(/<c r="A2" s="\d+"><v>12\.5<\/v><\/c>/u);
    expect(write("date", "2026-11-21").get(sheet)).toMatch(/<c r="A2" s="\d+"><v>46347<\/v><\/c>/u);
    expect(write("number", "0571").get(sheet)).toMatch(/<c r="A2" s="\d+" t="inlineStr">/u);
    expect(write(undefined, "12.5").get(sheet)).toMatch(/<c r="A2" s="\d+" t="inlineStr">/u);
    expect(write(undefined, "12.5").get("xl/styles.xml")).not.toContain('numFmtId="190"');
  });
});
