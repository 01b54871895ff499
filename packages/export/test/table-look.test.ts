import { describe, expect, test } from "vitest";
import { centredFields } from "../src/centred-fields.ts";
import { contentWidths } from "../src/column-widths.ts";
import { pageMeasures } from "../src/docx/measures.ts";
import { tableLook, type TableLook } from "../src/docx/table-look.ts";
import { SIDES } from "../src/docx/table-xml.ts";
import { standardTemplate } from "../src/index.ts";

const template = standardTemplate();

/** How a table of these columns is set whose groups are all one row of these texts. */
function lookOf(fields: readonly string[], texts: readonly string[], rows = 6): TableLook {
  const columns = fields.map((field) => ({ field, heading: "四个字的", group: false }));
  const { width, height } = pageMeasures(template, fields.length >= template.word.landscapeFrom);
  const headings = columns.map(({ heading }) => heading);
  const groups = Array.from({ length: rows }, () => [texts]);
  return tableLook(columns, headings, groups, {
    centred: centredFields(columns, []),
    template,
    width,
    pageHeight: height,
  });
}

/** How many characters stand in a line of each column. */
function charactersIn({ widths, half }: TableLook): number[] {
  return widths.map((width) => Math.floor((width - SIDES) / half / 2));
}

describe("the columns of a document's table", () => {
  test("part no name of five or six characters, and no short remark in pieces of two", () => {
    const long = "负责全县住房保障和房地产市场监管工作，".repeat(6);
    const texts = ["12", "直接责任人", long, "规划财务科", "与县农业农村局共同承担"];
    const [, subject = 0, , unit = 0, remark = 0] = charactersIn(
      lookOf(["serial", "subject", "task", "unit", "remark"], texts),
    );
    expect(Math.min(subject, unit)).toBeGreaterThanOrEqual(5);
    expect(remark).toBeGreaterThanOrEqual(4);
  });

  test("with texts alike are of one width", () => {
    const widths = contentWidths(
      {
        count: 6,
        group: () => [[10, 30, 30, 30, 30, 30, 30]],
        merged: Array.from({ length: 7 }, () => false),
        least: Array.from({ length: 7 }, () => 10),
        pageLines: 24,
        frame: 2,
      },
      121,
    ).slice(1);
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(1.5);
  });
});

describe("the type of a document's table", () => {
  const fields = [
    "serial",
    "title",
    "unit",
    "object",
    "content",
    "method",
    "measure",
    "procedure",
    "handling",
    "other",
  ];
  const texts = (length: number): string[] => fields.map((_, index) => "字".repeat(index < 3 ? 4 : length));

  test("is smaller where many columns of long texts would make each row take a page, so that rows share pages", () => {
    const { type, pitch, ...look } = lookOf(fields, texts(150));
    expect(type.scale).toBeLessThan(1);
    const lines = Math.ceil(150 / Math.min(...charactersIn({ type, pitch, ...look }).slice(3)));
    expect(lines * pitch).toBeLessThan(pageMeasures(template, true).height / 2);
  });

  test("is the usual one where rows are low, and in upright tables", () => {
    expect(lookOf(fields, texts(20)).type.scale).toBe(1);
    expect(lookOf(fields.slice(0, 5), texts(900).slice(0, 5)).type.scale).toBe(1);
  });
});
