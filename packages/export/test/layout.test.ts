import { describe, expect, it } from "vitest";
import { PageFlow } from "../src/docx/page-flow.ts";
import { countProseLines } from "../src/docx/prose-lines.ts";
import { layGroup } from "../src/docx/table-layout.ts";
import { countLines, cutAfterLines } from "../src/text-lines.ts";
import { PrintedPages } from "../src/xlsx/printed-pages.ts";
import { groupHeights, physicalRows } from "../src/xlsx/row-heights.ts";

describe("countProseLines", () => {
  const cases: readonly (readonly [string, number])[] = [
    ["", 1],
    ["字".repeat(26), 1],
    ["字".repeat(27), 2],
    // A full stop hangs over the end; the next character does not.
    [`${"字".repeat(26)}。`, 1],
    [`${"字".repeat(26)}。字`, 2],
    // A closing bracket takes its character along; an opening one goes to the next line.
    [`${"字".repeat(26)}）`, 2],
    [`${"字".repeat(25)}（字`, 2],
  ];
  it.each(cases)("counts %j", (text, lines) => {
    expect(countProseLines(text, 56, 4)).toBe(lines);
  });
});

describe("cutAfterLines", () => {
  it("loses nothing and never cuts a pair", () => {
    for (const text of [
      "字".repeat(100),
      `${"😀".repeat(60)}`,
      `${"甲".repeat(15)}\n${"乙".repeat(50)}`,
      "a".repeat(90),
    ]) {
      for (let lines = 1; lines < 8; lines += 1) {
        const { head, tail, breaks } = cutAfterLines(text, 20.5, lines);
        expect(head + (breaks ? "\n" : "") + tail).toBe(text);
        expect(countLines(head, 20.5)).toBeLessThanOrEqual(lines);
        expect(/[\ud800-\udbff]$/.test(head)).toBe(false);
      }
    }
  });
});

describe("layGroup", () => {
  it("cuts a group where its page ends", () => {
    const flow = new PageFlow(1000);
    flow.block(100);
    const chunks = layGroup(
      Array.from({ length: 25 }, () => 100),
      150,
      100,
      flow,
    );
    expect(chunks.map(({ from, to }) => [from, to])).toEqual([
      [0, 9],
      [9, 18],
      [18, 25],
    ]);
    expect(flow.page).toBe(3);
  });

  it("gives every chunk room for the repeated text", () => {
    const flow = new PageFlow(1000);
    flow.block(800);
    for (const chunk of layGroup([100, 100, 100], 400, 100, flow))
      expect(chunk.heights.reduce((sum, height) => sum + height, 0)).toBeGreaterThanOrEqual(400);
  });
});

describe("row heights of a sheet", () => {
  it("share out what merged cells need, and spread over rows what is higher than a row", () => {
    expect(groupHeights([30, 30, 30], 0)).toEqual([30, 30, 30]);
    expect(groupHeights([30, 30, 30], 150)).toEqual([50, 50, 50]);
    expect([400, 405, 406, 1000].map(physicalRows)).toEqual([1, 1, 2, 3]);
  });
});

describe("PrintedPages", () => {
  /** A narrow sheet is not scaled: its page is 467 points high, of which the header takes 67. */
  function started(): PrintedPages {
    const pages = new PrintedPages(100);
    pages.header(67);
    return pages;
  }

  it("ends a page before a group that does not fit, if the page is two thirds full", () => {
    const pages = started();
    expect(pages.group([150, 150], 0)).toBe(false);
    expect(pages.group([60, 60], 0)).toBe(false);
    expect(pages.breaks).toEqual([3]);
  });

  it("lets a group go over the edge of a page that would stay emptier", () => {
    const pages = started();
    expect(pages.group([100, 100], 0)).toBe(false);
    expect(pages.group([150, 150], 150)).toBe(true);
    expect(pages.breaks).toEqual([4]);
  });

  it("ends an emptier page, too, where the group's text would be cut", () => {
    const pages = started();
    pages.group([100, 100], 0);
    expect(pages.group([150, 150], 300)).toBe(false);
    expect(pages.breaks).toEqual([3]);
  });

  it("says nothing where no group has two rows", () => {
    const pages = started();
    for (let row = 0; row < 20; row += 1) pages.group([100], 0);
    expect(pages.breaks).toEqual([]);
  });
});
