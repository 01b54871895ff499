import fc from "fast-check";
import { endsSentence } from "@qingdan/model";
import { describe, expect, test } from "vitest";
import { GroupTexts } from "../src/docx/group-texts.ts";
import { PageFlow } from "../src/docx/page-flow.ts";
import { countProseLines } from "../src/docx/prose-lines.ts";
import { heightWithHeading, layGroup, type MergedTexts } from "../src/docx/table-layout.ts";
import { countLeastLines, countLines, cutAfterLines } from "../src/text-lines.ts";
import { layGroup as laySheetGroup } from "../src/xlsx/group-layout.ts";
import { PrintedPages } from "../src/xlsx/printed-pages.ts";
import { physicalRows, raiseRows } from "../src/xlsx/row-heights.ts";

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
  test.each(cases)("counts %j", (text, lines) => {
    expect(countProseLines(text, 56, 4)).toBe(lines);
  });
});

describe("countLines", () => {
  // As LibreOffice sets them in a cell of five characters a line.
  const cases: readonly (readonly [string, number])[] = [
    ["《中华人民共和国行政许可法》分析、统计（一）国家和省市", 6],
    ["工作、统计有关限期改正方针政策（人社厅发〔2016〕25号）", 7],
    ["的，责令负责《中华人民共和国行政许可法》方针政策（人社厅发〔2016〕25号）", 9],
    ["对有关，拟订开工建设2024年1月国家和省市开工建设人力资源人力资源100%", 8],
    ["ABC123：：：限期改正（人社厅发〔2016〕25号）", 7],
  ];
  test.each(cases)("counts no line too few in %j", (text, lines) => {
    expect(countLines(text, 10.8)).toBeGreaterThanOrEqual(lines);
    expect(countLines(text, 10.8)).toBeLessThanOrEqual(lines + 1);
  });

  test("has ‰ with its number, and as wide as the broadest fonts have it", () => {
    // As LibreOffice sets it: 措 | 施，5‰.
    expect(countLines("国特色自由贸易港政策措施，5‰以下落实县委县政府决策部署", 29.45)).toBe(3);
  });

  test("counts fewer where Latin letters are narrow, and as many where there are none", () => {
    expect(countLeastLines("机构改革划入".repeat(20), 20.5)).toBe(countLines("机构改革划入".repeat(20), 20.5));
    const years = "2019年机构改革划入".repeat(60);
    expect(countLeastLines(years, 30.5)).toBeLessThan(countLines(years, 30.5));
  });

  test("takes several marks along with the character before them", () => {
    expect(countLines("甲乙丙丁（戊）。己", 12)).toBe(2);
    expect(countLines("甲乙丙（丁）。戊", 12)).toBe(2);
    expect(countLines("甲乙丙丁戊》）。", 12)).toBe(2);
    expect(countLines("。".repeat(12), 12)).toBe(2);
  });
});

describe("GroupTexts", () => {
  const columns = ["text", "accountability"].map((field) => ({ field, heading: "", group: true, spare: 0 }));
  const chunk = { from: 1, to: 2, heights: [1000], kept: 0, whole: true };

  test("repeats a text that a page has room for, and never cuts what it has shown", () => {
    const texts = new GroupTexts(["甲".repeat(200), "乙".repeat(30)], { columns, rooms: [20.5, 20.5], pitch: 15 });
    // Room for ten lines, which is enough for the second text, then for two, which is not.
    expect(texts.cut(100 + 11 * 15)).toBeGreaterThan(100);
    expect(texts.cut(100 + 3 * 15)).toBeGreaterThan(100);
    const shown = [
      texts.next({ ...chunk, from: 0, piece: "cut" }),
      texts.next({ ...chunk, piece: "cut" }),
      texts.next({ ...chunk, piece: "rest" }),
    ];
    expect(shown.map(([first]) => first?.text).join("")).toBe("甲".repeat(200));
    expect(shown.map(([, second]) => second)).toEqual([
      { text: "乙".repeat(30), join: "first" },
      { text: "乙".repeat(30), join: "repeated" },
      { text: "乙".repeat(30), join: "repeated" },
    ]);
  });
});

describe("cutAfterLines", () => {
  const isHalf = (code: string | undefined): boolean => /[\ud800-\udbff]/u.test(code ?? "");

  test("loses nothing, and never cuts a pair", () => {
    for (const text of ["字".repeat(100), "😀".repeat(60), `${"甲".repeat(15)}\n${"乙".repeat(50)}`, "a".repeat(90)]) {
      for (let lines = 1; lines < 8; lines += 1) {
        const { head, tail } = cutAfterLines(text, 20.5, lines);
        expect(joined(head, tail)).toBe(text);
        expect(countLines(head, 20.5)).toBeLessThanOrEqual(lines);
        expect(isHalf(head.at(-1))).toBe(false);
      }
    }
  });

  test("cuts so that a reader knows what stood between the pieces", () => {
    const words = fc.constantFrom(
      "负责",
      "制度\n",
      "《水法》",
      "“双随机”",
      "。",
      "；\n",
      "内容…\n",
      " A1. ",
      "😀",
      "　事项",
      "\n\n甲",
    );
    const property = fc.property(
      fc.array(words, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 6 }),
      (all, lines) => {
        const text = `管理${all.join("管理")}管理`;
        const { head, tail } = cutAfterLines(text, 20.5, lines);
        expect(joined(head, tail)).toBe(text);
        expect(countLines(head, 20.5)).toBeLessThanOrEqual(lines);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});

/** The pieces as a reader joins them: with a line break where the first ends as a sentence does. */
function joined(head: string, tail: string): string {
  return head + (tail !== "" && endsSentence(head) ? "\n" : "") + tail;
}

test("a text is cut amid a sentence, so that it is seen to go on", () => {
  const { head, tail } = cutAfterLines(`${"字".repeat(19)}。${"句".repeat(30)}`, 20.5, 2);
  expect([head, tail]).toEqual(["字".repeat(18), `字。${"句".repeat(30)}`]);
});

/** Merged texts of one line, as it were, that is cut anywhere. */
function texts(height: number): MergedTexts {
  let left = height;
  return {
    height,
    cut(piece) {
      left -= Math.min(left, piece);
      return left;
    },
  };
}

/** Pages of 1000 twips with a header of 100. */
const PAGES = { header: 100, pitch: 15, frame: 5 };

describe("layGroup", () => {
  test("cuts a group where its page ends", () => {
    const flow = new PageFlow(1000);
    flow.block(100);
    const chunks = layGroup(
      Array.from({ length: 25 }, () => 93),
      texts(150),
      PAGES,
      flow,
    );
    expect(chunks.map(({ from, to }) => [from, to])).toEqual([
      [0, 9],
      [9, 18],
      [18, 25],
    ]);
    expect(flow.page).toBe(3);
  });

  test("leaves room for the borders on every page", () => {
    const flow = new PageFlow(1000);
    flow.block(100);
    const rows = Array.from({ length: 18 }, () => 100);
    expect(layGroup(rows, texts(0), PAGES, flow).map(({ from, to }) => [from, to])).toEqual([
      [0, 8],
      [8, 16],
      [16, 18],
    ]);
  });

  test("gives every chunk room for the repeated text", () => {
    const flow = new PageFlow(1000);
    flow.block(800);
    for (const chunk of layGroup([100, 100, 100], texts(400), PAGES, flow))
      expect(chunk.heights.reduce((sum, height) => sum + height, 0)).toBeGreaterThanOrEqual(400);
  });
});

test("a heading and the header of its table stand with the first row, unless that is higher than a page", () => {
  expect(heightWithHeading({ own: [500, 100], merged: 0 }, 900, 15)).toBe(500);
  expect(heightWithHeading({ own: [100, 100], merged: 500 }, 900, 15)).toBe(500);
  expect(heightWithHeading({ own: [1000], merged: 0 }, 900, 15)).toBe(30);
  expect(heightWithHeading({ own: [], merged: 0 }, 900, 15)).toBe(30);
});

describe("a group whose text is longer than a page", () => {
  test("begins where it stands if its first row is parted anyway", () => {
    const flow = new PageFlow(1000);
    flow.block(900);
    const [chunk, ...others] = layGroup([1800], texts(2000), PAGES, flow);
    expect(others).toEqual([]);
    expect(chunk?.whole).toBe(false);
    // 95 twips on the page where it begins, 895 on each of the next two, and the rest on the fourth.
    expect(flow.page).toBe(4);
  });

  test("goes on over its rows, not in single lines, where the text ends long before them", () => {
    const own = Array.from({ length: 60 }, () => 1000);
    const flow = new PageFlow(10_000);
    flow.block(100);
    const chunks = layGroup(own, texts(15_000), PAGES, flow);
    const [first, second, ...others] = chunks.map(({ piece }) => piece);
    expect(first).toBe("cut");
    // The second page has all that is left of the text; the pages after it show what is not longer than a page, repeated.
    expect([second, ...others].every((piece) => piece === "rest")).toBe(true);
    expect(others.length).toBeGreaterThan(3);
    expect(chunks.slice(2).flatMap(({ heights }) => heights)).toEqual(own.slice(chunks[2]?.from));
  });
});

describe("the rows of a cut group", () => {
  const sum = (heights: readonly number[]): number => heights.reduce((all, height) => all + height, 0);

  test("grow evenly where the merged text is higher than they are, also on a new page", () => {
    const flow = new PageFlow(1000);
    flow.block(600);
    const [chunk, ...others] = layGroup([100, 60, 100], texts(500), PAGES, flow);
    expect(others).toEqual([]);
    expect(chunk?.heights).toEqual([180, 140, 180]);
    // Two of these rows would still stand on the page before: they are kept with the row that would not.
    expect(chunk?.kept).toBe(2);
    expect(flow.page).toBe(2);
  });

  test("that have room but for the borders of the table go to the next page in every program", () => {
    const flow = new PageFlow(1000);
    flow.block(600);
    const [chunk] = layGroup([370], texts(0), PAGES, flow);
    expect(chunk?.heights).toEqual([460]);
    expect(flow.page).toBe(2);
  });

  test("go to the next page in every program behind a row that was parted, where they may have room if that takes fewer lines", () => {
    const flow = new PageFlow(1000);
    // 66 lines on the first page, 54 on the second, of which 85 twips are left, or one line less, or up to four lines more.
    const [parted, next] = layGroup([1800, 120], texts(0), PAGES, flow);
    expect(parted?.whole).toBe(false);
    expect(next?.heights).toEqual([205]);
    expect(flow.page).toBe(3);
  });

  test("are shared out between the last two pages, so that none is swollen for the repeated text", () => {
    const flow = new PageFlow(1000);
    flow.block(100);
    const own = Array.from({ length: 10 }, () => 100);
    const chunks = layGroup(own, texts(400), PAGES, flow);
    expect(chunks.map(({ from, to, kept }) => [from, to, kept])).toEqual([
      [0, 6, 0],
      [6, 10, 3],
    ]);
    expect(chunks.flatMap(({ heights }) => heights)).toEqual(own);
    expect(flow.page).toBe(2);
  });

  test("stand on their pages in any group: all of them, high enough for the merged text, kept as far as they would fit before", () => {
    const height = fc.integer({ min: 21, max: 840 });
    // A page with little more than the header of its table has no room that could be closed to rows.
    const over = fc.integer({ min: 220, max: 880 });
    fc.assert(
      fc.property(fc.array(height, { minLength: 1, maxLength: 20 }), height, over, (own, merged, above) => {
        const flow = new PageFlow(1000);
        flow.block(above);
        let room = flow.remaining;
        let next = 0;
        for (const { from, to, heights, kept, whole } of layGroup(own, texts(merged), PAGES, flow)) {
          expect(from).toBe(next);
          next = to;
          expect(whole).toBe(true);
          const growth = heights.map((each, index) => each - (own[from + index] ?? 0));
          expect(Math.max(...growth) - Math.min(...growth)).toBeLessThanOrEqual(1);
          expect(Math.min(...growth)).toBeGreaterThanOrEqual(0);
          expect(sum(heights)).toBeGreaterThanOrEqual(merged);
          // By its heights and what is kept, Word and LibreOffice put the chunk on one page by themselves.
          const stays = from === 0 && sum(heights) <= room;
          if (!stays) {
            expect(sum(heights.slice(0, kept + 1))).toBeGreaterThan(room);
            room = 900;
          }
          room -= sum(heights);
          expect(room).toBeGreaterThanOrEqual(0);
        }
        expect(next).toBe(own.length);
      }),
    );
  });
});

describe("row heights of a sheet", () => {
  test("share out what merged cells need, and spread over rows what is higher than a row", () => {
    const raised = (least: number): number[] => {
      const heights = [30, 30, 30];
      raiseRows(heights, 0, 3, least);
      return heights;
    };
    expect(raised(0)).toEqual([30, 30, 30]);
    expect(raised(150)).toEqual([50, 50, 50]);
    expect(raised(151)).toEqual([51, 50, 50]);
    expect([400, 405, 406, 1000].map(physicalRows)).toEqual([1, 1, 2, 3]);
  });
});

describe("printed pages of a sheet", () => {
  const ROOM = 400;
  /** A page of 467 points, of which the header takes 67. */
  function started(): PrintedPages {
    const pages = new PrintedPages(ROOM + 67, 67);
    pages.head(67);
    return pages;
  }
  const group = (pages: PrintedPages, own: number[], merged: number): ReturnType<typeof laySheetGroup> =>
    laySheetGroup(own, [{ from: 0, to: own.length, height: merged }], pages);

  test("end before a group that does not fit, if the page is two thirds full", () => {
    const pages = started();
    expect(group(pages, [150, 150], 0).isParted).toBe(false);
    expect(group(pages, [60, 60], 0).isParted).toBe(false);
    expect(pages.breaks).toEqual([3]);
  });

  test("end inside of a group where the page would stay emptier", () => {
    const pages = started();
    group(pages, [100, 100], 0);
    expect(group(pages, [150, 150], 150).isParted).toBe(true);
    expect(pages.breaks).toEqual([4]);
  });

  test("end before a group whose text would be cut", () => {
    const pages = started();
    group(pages, [100, 100], 0);
    expect(group(pages, [150, 150], 300).isParted).toBe(false);
    expect(pages.breaks).toEqual([3]);
  });

  test("say nothing where no cell is merged over rows", () => {
    const pages = started();
    for (let row = 0; row < 20; row += 1) group(pages, [100], 0);
    expect(pages.breaks).toEqual([]);
  });

  test("part a row that is higher than a page, over rows of the sheet that fill pages", () => {
    const pages = started();
    group(pages, [100], 0);
    const { rows, isParted } = group(pages, [1000], 0);
    expect(isParted).toBe(true);
    expect(rows).toEqual([{ height: 334, physical: 3, isParted: true }]);
    expect(pages.breaks).toEqual([2, 3, 4]);
  });

  test("give every merged text room on the page on which it begins, and never part a row", () => {
    const height = fc.integer({ min: 21, max: ROOM - 6 });
    const groups = fc.array(fc.tuple(fc.array(height, { minLength: 1, maxLength: 12 }), height), { maxLength: 8 });
    fc.assert(
      fc.property(groups, (given) => {
        const pages = started();
        let row = 2;
        const placed = given.map(([own, merged]) => {
          const first = row;
          const rows = group(pages, own, merged).rows.map(({ height: each, physical }) => {
            const from = row;
            row += physical;
            return { from, to: row, height: each * physical };
          });
          return { first, merged, rows };
        });
        const breaks = new Set(pages.breaks);
        const isBroken = (from: number, to: number): boolean =>
          Array.from({ length: to - from - 1 }, (_, index) => from + index).some((number) => breaks.has(number));
        for (const { first, merged, rows } of placed) {
          let here = 0;
          for (const { from, to, height: total } of rows) {
            expect(isBroken(from, to)).toBe(false);
            if (!isBroken(first, to)) here += total;
          }
          if (pages.breaks.length > 0) expect(here).toBeGreaterThanOrEqual(merged);
        }
        let used = 67;
        for (const { rows } of placed) {
          for (const { from, to, height: total } of rows) {
            used = breaks.has(from - 1) ? 67 + total : used + total;
            if (pages.breaks.length > 0) expect(used, `rows ${from} to ${to}`).toBeLessThanOrEqual(ROOM + 67);
          }
        }
      }),
    );
  });
});
