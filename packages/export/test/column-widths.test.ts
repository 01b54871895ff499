import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentWidths } from "../src/column-widths.ts";
import { evenWidths } from "../src/docx/even-widths.ts";
import { longestWord, textWidth } from "../src/text-lines.ts";
import { plainWidths } from "../src/plain-columns.ts";

describe("contentWidths", () => {
  // A merged column whose first text takes a page if it is wide, beside tasks that become high then.
  const tasks = Array.from({ length: 6 }, () => 60);
  const groups = [2200, ...Array.from({ length: 20 }, () => 60)].map((text) =>
    tasks.map((task, row) => [row === 0 ? text : 0, task]),
  );
  const extent = {
    count: groups.length,
    group: (index: number) => groups[index] ?? [],
    merged: [true, false],
    least: [8, 8],
    pageLines: 40,
    frame: 2,
  };

  test("gives a long merged text the room that brings it on one page", () => {
    expect(contentWidths(extent, 90)[0]).toBeGreaterThan(2200 / 40);
  });

  test("leaves the other columns their room where the text may go on on the next page", () => {
    const [merged = 0, own = 0] = contentWidths({ ...extent, mergedMayGoOn: true }, 90);
    expect(merged).toBeLessThan(2200 / 40);
    expect(own).toBeGreaterThan(30);
    expect(merged + own).toBeCloseTo(90);
  });
});

describe("two columns of equally long texts", () => {
  test("share the room between them, beside one of shorter texts", () => {
    const [before = 0, after = 0, basis = 0] = contentWidths(
      {
        count: 10,
        group: () => [[800, 800, 200]],
        merged: [false, false, false],
        least: [8, 8, 8],
        pageLines: 30,
        frame: 2,
      },
      100,
    );
    expect(Math.abs(before - after)).toBeLessThan(8);
    expect(Math.min(before, after)).toBeGreaterThan(basis * 1.5);
  });
});

describe("evenWidths", () => {
  const FRAME = 1.5;

  test("gives every line as many characters, however a program rounds, and keeps the table's width", () => {
    const width = fc.integer({ min: 600, max: 4000 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(fc.array(width, { minLength: 3, maxLength: 11 }), (widths) => {
        const even = evenWidths(widths, FRAME);
        const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
        expect(sum(even)).toBeCloseTo(sum(widths));
        const narrow = even.filter((each) => Math.floor((each - FRAME) / 2) !== Math.floor((each - FRAME - 0.25) / 2));
        // Only the widest may be left, where no other column can take what it has too much.
        expect(narrow.length).toBeLessThanOrEqual(1);
        for (const [index, each] of even.entries())
          if (each < Math.max(...even)) expect(Math.abs(each - (widths[index] ?? 0))).toBeLessThan(0.7);
      }),
    );
  });
});

describe("longestWord", () => {
  test.each([
    ["电话0533-4251528", "0533-4251528"],
    ["0533-4251528、 12", "0533-4251528、"],
    ["4250907、4251654", "4250907、4251654"],
    ["、甲乙", ""],
  ])("of %j is %j", (text, word) => {
    expect(longestWord(text)).toBe(textWidth(word));
  });
});

test("a telephone number in a plain table stands on one line, beside columns of long texts", () => {
  const columns = [{ heading: "调整前" }, { heading: "调整后" }, { heading: "理由" }];
  const long = "负责受理和核查投诉举报并按规定反馈处理结果".repeat(20);
  const rows = [
    ["联系电话：0570-5022288", long, long],
    ["联系电话：0570-5022289", long, long],
  ];
  const room = { total: 120, frame: 2, wholeHeading: 4, pageLines: 30 };
  const [phone = 0] = plainWidths(columns, ["调整前", "调整后", "理由"], rows, room);
  expect(phone - room.frame).toBeGreaterThanOrEqual("0570-5022288".length);
});
