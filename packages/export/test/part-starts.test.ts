import { describe, expect, test } from "vitest";
import { standardTemplate } from "../src/index.ts";
import { BodyWriter } from "../src/docx/body-writer.ts";
import { linesWithStatement, partStarts } from "../src/docx/part-starts.ts";
import { documentSkeleton } from "../src/docx/skeleton.ts";

const template = standardTemplate();
const skeleton = await documentSkeleton(template);

/** The sections of a document: for each its lines of text, and whether its pages are turned. */
function sections(
  write: (begin: ReturnType<typeof partStarts>, lines: (count: number) => void) => void,
): string[] | undefined {
  const body = new BodyWriter(template, skeleton);
  write(partStarts(body), (count) => body.prose(Array.from({ length: count }, () => "文").join("\n"), ""));
  return body
    .finish()
    .join("")
    .match(/.*?<w:sectPr.*?<\/w:sectPr>(?:<\/w:pPr>.*?<\/w:p>)?/gsu)
    ?.map((xml) => `${xml.match(/文/gu)?.length ?? 0}${xml.includes('w:orient="landscape"') ? " turned" : ""}`);
}

const WITH_ROWS = { hasRows: true, isWide: false, lines: 3 };
const WITHOUT = { hasRows: false, isWide: false, lines: 3 };

describe("the parts of a document", () => {
  test("begin a page each where they have rows", () => {
    const found = sections((begin, lines) => {
      for (const isWide of [false, true, false]) {
        begin({ ...WITH_ROWS, isWide });
        lines(5);
      }
    });
    expect(found).toEqual(["5", "5 turned", "5"]);
  });

  test("stand below the part before where they have none", () => {
    const found = sections((begin, lines) => {
      begin(WITH_ROWS);
      lines(18);
      begin(WITHOUT);
      lines(2);
      begin(WITH_ROWS);
      lines(5);
    });
    expect(found).toEqual(["20", "5"]);
  });

  test("stand over the next part, on pages as that wants them, where there is no room below the one before", () => {
    for (const isWide of [false, true]) {
      const found = sections((begin, lines) => {
        begin(WITH_ROWS);
        lines(20);
        begin({ ...WITHOUT, isWide });
        lines(2);
        begin({ ...WITH_ROWS, isWide });
        lines(5);
      });
      expect(found).toEqual(["20", isWide ? "7 turned" : "7"]);
    }
  });

  test("stand on one page where none has rows", () => {
    const found = sections((begin, lines) => {
      for (let part = 0; part < 5; part += 1) {
        begin(WITHOUT);
        lines(2);
      }
    });
    expect(found).toEqual(["10"]);
  });

  test("stand close below where one of them would else stand on a page alone", () => {
    const found = sections((begin, lines) => {
      begin(WITH_ROWS);
      lines(17);
      begin({ ...WITHOUT, lines: 2, following: [2] });
      lines(2);
      begin({ ...WITHOUT, lines: 2 });
      lines(2);
    });
    expect(found).toEqual(["21"]);
  });

  test("share a page where they are low tables and stand on it as a whole", () => {
    const height = 1200;
    const share = (parts: readonly Partial<Parameters<ReturnType<typeof partStarts>>[0]>[]): string[] | undefined =>
      sections((begin, lines) => {
        for (const part of parts) {
          begin({ hasRows: true, isWide: false, lines: 1, tableHeight: () => height, ...part });
          lines(5);
        }
      });
    expect(share([{}, {}, {}])).toEqual(["15"]);
    // Not below prose, on a page of another kind, or where there is no room.
    expect(share([{}, { tableHeight: undefined }])).toEqual(["5", "5"]);
    expect(share([{}, { isWide: true }])).toEqual(["5", "5 turned"]);
    expect(share([{}, { tableHeight: () => 11_000 }])).toEqual(["5", "5"]);
    expect(share([{}, { tableHeight: () => 6000, following: [2, 2, 2] }])).toEqual(["5", "5"]);
  });

  test("do not share the page on which a longer part ends", () => {
    const found = sections((begin, lines) => {
      begin({ ...WITH_ROWS, lines: 1, tableHeight: () => 600 });
      lines(25);
      begin({ ...WITH_ROWS, lines: 1, tableHeight: () => 600 });
      lines(5);
    });
    expect(found).toEqual(["25", "5"]);
  });
});

test("a heading with notes instead of rows stands with one line more than one with a statement, which nothing parts", () => {
  const plan = { title: "二、部门职责边界", statement: "无", notesBefore: [], notesAfter: [] };
  const note = { key: "", part: "boundaries", text: "注" } as const;
  expect(linesWithStatement(plan)).toBe(0);
  expect(linesWithStatement({ ...plan, notesAfter: [note] })).toBe(1);
});
