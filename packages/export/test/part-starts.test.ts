import { describe, expect, test } from "vitest";
import { standardTemplate } from "../src/index.ts";
import { BodyWriter } from "../src/docx/body-writer.ts";
import { partStarts } from "../src/docx/part-starts.ts";
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
});
