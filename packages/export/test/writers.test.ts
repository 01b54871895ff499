import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryList } from "@qingdan/model/testing";
import { createWriters, fileNameOf } from "../src/index.ts";
import { readZip } from "../src/zip/read-zip.ts";
import { caseList, KINDS } from "./support/cases.ts";
import { printedText, textsOf } from "./support/texts.ts";

const writers = await createWriters();

describe.each(KINDS)("%s, %s form", (format, form) => {
  test("prints every text of any list", () => {
    fc.assert(
      fc.property(arbitraryList, (list) => {
        const printed = printedText(writers.write(format, form, list, { revision: "r" }).bytes);
        for (const text of textsOf(list, format)) expect(printed).toContain(text);
      }),
      { numRuns: 60 },
    );
  });

  test("gives the same bytes for the same list, also from writers made anew", async () => {
    const list = caseList("every-part");
    const first = writers.write(format, form, list, { revision: "r" }).bytes;
    const again = (await createWriters()).write(format, form, structuredClone(list), { revision: "r" }).bytes;
    expect(Buffer.compare(first, again)).toBe(0);
    const other = writers.write(format, form, list, { revision: "other" }).bytes;
    expect(Buffer.compare(first, other)).not.toBe(0);
  });

  test("puts [Content_Types].xml first and nothing but files behind it, sorted", () => {
    const names = [...readZip(writers.write(format, form, caseList("every-part"), { revision: "r" }).bytes).keys()];
    expect(names[0]).toBe("[Content_Types].xml");
    expect(names.slice(1)).toEqual(names.slice(1).sort());
    expect(names.filter((name) => name.endsWith("/"))).toEqual([]);
  });

  test("names bureau, revision and form version in its properties", () => {
    const files = readZip(writers.write(format, form, caseList("every-part"), { revision: "r-7" }).bytes);
    const custom = Buffer.from(files.get("docProps/custom.xml") ?? []).toString("utf8");
    expect(custom).toContain('name="QingdanBureau"><vt:lpwstr>some-county-csj<');
    expect(custom).toContain('name="QingdanRevision"><vt:lpwstr>r-7<');
    expect(custom).toContain('name="QingdanFormVersion"><vt:lpwstr>1<');
  });
});

describe("fileNameOf", () => {
  test("keeps out what file systems refuse", () => {
    const list = caseList("every-part");
    expect(fileNameOf(list)).toBe("某县财政局责任清单");
    list.bureau.name = 'a/b\\c:d*e?f"g<h>i|j\u0000';
    expect(fileNameOf(list)).toBe("abcdefghij责任清单");
    list.bureau.name = "..某县　财政局. ";
    expect(fileNameOf(list)).toBe("某县 财政局责任清单");
    list.bureau.name = "con";
    expect(fileNameOf(list)).toBe("con_责任清单");
    list.bureau.name = "..";
    expect(fileNameOf(list)).toBe("some-county-csj责任清单");
  });

  test("is no longer than file systems take", () => {
    const list = caseList("every-part");
    list.bureau.name = "某县𠀀局".repeat(60);
    expect(Buffer.byteLength(`${fileNameOf(list, "责任清单动态调整表")}.docx`)).toBeLessThanOrEqual(255);
    expect(fileNameOf(list)).toMatch(/^[某县𠀀局]+责任清单$/u);
  });
});
