import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ResponsibilityList, withoutWhiteSpace } from "@qingdan/model";
import { createWriters } from "../src/index.ts";
import { readZip } from "../src/zip/read-zip.ts";
import { caseList, caseNames, KINDS, realLists } from "./support/cases.ts";

const isThere = ["soffice", "pdftotext"].every((tool) => spawnSync("which", [tool]).status === 0);
const writers = await createWriters();

/** A list without each nth row of its parts, so that its pages end at other places. */
function thinned(list: ResponsibilityList, nth: number): ResponsibilityList {
  const rest = <Node>(nodes: Node[] | undefined): Node[] | undefined => nodes?.filter((_, index) => index % nth > 0);
  const { duties, boundaries, oversight, services, ...others } = list;
  const parts = {
    duties: rest(duties),
    boundaries: rest(boundaries),
    oversight: rest(oversight),
    services: rest(services),
  };
  return ResponsibilityList.parse({ ...others, ...parts });
}

/** A list whose cells are long and full of marks, brackets and numbers, which break lines in many ways. */
function crowded(list: ResponsibilityList, seed: number): ResponsibilityList {
  const texts = (list.duties ?? []).flatMap(({ tasks }) => tasks.map(({ text }) => text));
  let turn = seed;
  const more = (text: string): string => {
    const others = Array.from({ length: (turn += 1) % 4 }, (_, index) => {
      const other = texts[(turn * 7 + index * 5) % texts.length] ?? "";
      return [`（${other}）。`, `《${other}》（人社厅发〔2016〕${turn}号）`, `${other}100%，第${turn}条：`][
        (turn + index) % 3
      ];
    });
    return text + others.join("");
  };
  const duties = list.duties?.map((duty) => ({
    ...duty,
    text: more(duty.text),
    tasks: duty.tasks.map((task) => ({ ...task, text: more(task.text) })),
  }));
  return ResponsibilityList.parse({ ...list, duties });
}

/** Converts all files of a folder in one go. */
function render(folder: string, names: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const files = names.map((name) => join(folder, name));
  spawnSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...files]);
}

/** The pages of a rendered file, as text. */
function pagesOf(folder: string, name: string): string[] {
  const pdf = join(folder, name.replace(/\.\w+$/u, ".pdf"));
  expect(existsSync(pdf), name).toBe(true);
  const text = spawnSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).stdout;
  return text.split("\f").slice(0, -1);
}

/** The lines of the 目录: heading and page number. */
function contentsOf(bytes: Uint8Array): [string, number][] {
  const xml = Buffer.from(readZip(bytes).get("word/document.xml") ?? []).toString("utf8");
  return [...xml.matchAll(/<w:pStyle w:val="TOC\d"\/>.*?<\/w:p>/gsu)].map(([line]) => {
    const texts = [...line.matchAll(/<w:t[ >][^<]*?>?([^<>]*)<\/w:t>/gu)].map((match) => match[1] ?? "");
    return [withoutWhiteSpace(texts.slice(0, -1).join("")), Number(texts.at(-1))];
  });
}

/** Words that stand over the edge of their page, by the boxes that pdftotext gives. */
function wordsOffPage(folder: string, name: string): string[] {
  const pdf = join(folder, name.replace(/\.\w+$/u, ".pdf"));
  const boxes = spawnSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).stdout;
  let width = 0;
  let seen = 0;
  const off: string[] = [];
  for (const [, page, left, right, word] of boxes.matchAll(
    /<page width="([\d.]+)"|<word xMin="(-?[\d.]+)"[^>]* xMax="(-?[\d.]+)"[^>]*>(.*?)<\/word>/gu,
  )) {
    if (page !== undefined) width = Number(page);
    else if (Number(left) < 0 || Number(right) > width) off.push(word ?? "");
    seen += 1;
  }
  expect(seen).toBeGreaterThan(0);
  return off;
}

/** The numbers in the left margin of turned pages, whether they stand in the lower half, and whether too far out. */
function turnedNumbers(folder: string, name: string): { number: number; isLow: boolean; isAtEdge: boolean }[] {
  const pdf = join(folder, name.replace(/\.\w+$/u, ".pdf"));
  const boxes = spawnSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).stdout;
  return [...boxes.matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gsu)].flatMap(
    ([, width, height, words = ""]) => {
      if (Number(width) < Number(height)) return [];
      const found = [...words.matchAll(/yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>(\d+)</gu)];
      return found
        .filter(([, , right]) => Number(right) < MARGIN_OF_TURNED)
        .map(([, top, right, number]) => ({
          number: Number(number),
          isLow: Number(top) > Number(height) / 2,
          isAtEdge: Number(right) < MARGIN_OF_TURNED / 2,
        }));
    },
  );
}

/** The left margin of a turned page, in points. */
const MARGIN_OF_TURNED = 99;

const HIDDEN_CELL = /^(?:[0-9A-Z/]*#[0-9A-Z]{4}(?:\+\d+)?|_key|_end)$/u;

/** The texts of a file that people see: a workbook's hidden sheets, which are the last two, and its hidden column are none. */
function shownTexts(bytes: Uint8Array): string[] {
  const parts = [...readZip(bytes)].filter(([name]) => /sheet\d+\.xml$|document\.xml$/u.test(name));
  const sheets = parts.length > 1 ? parts.length - 2 : 1;
  return parts
    .filter(([name]) => Number(/sheet(\d+)/u.exec(name)?.[1] ?? 1) <= sheets)
    .flatMap(([, content]) => [
      ...Buffer.from(content)
        .toString("utf8")
        .matchAll(/<(?:w:)?t(?: [^>]*)?>([^<]*)</gu),
    ])
    .map((match) => match[1] ?? "")
    .filter((text) => !HIDDEN_CELL.test(text))
    .map((text) =>
      text
        .replaceAll("&lt;", "")
        .replaceAll("&gt;", "")
        .replaceAll("&quot;", "")
        .replaceAll("&amp;", "")
        .replaceAll("_x005F_", "_"),
    );
}

/** Letters and digits that stand less often on the pages than in the texts: what an edge of a cell or of the paper has cut off. */
function missingCharacters(texts: readonly string[], pages: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const character of pages.join("")) left.set(character, (left.get(character) ?? 0) + 1);
  const missing = new Set<string>();
  for (const character of texts.join("")) {
    if (!/[\p{L}\p{N}]/u.test(character)) continue;
    const count = (left.get(character) ?? 0) - 1;
    left.set(character, count);
    if (count < 0) missing.add(character);
  }
  return [...missing];
}

describe.skipIf(!isThere)("LibreOffice (Debian: libreoffice-calc, libreoffice-writer, poppler-utils)", () => {
  const lists = [...caseNames().map(caseList), ...realLists()];
  test.each(KINDS)(
    "renders the %s of the %s form without an empty page, nothing cut off, the 目录 right",
    { timeout: 300_000 },
    (format, form) => {
      const folder = mkdtempSync(join(tmpdir(), "qingdan-render-"));
      try {
        const others = realLists().flatMap((list) => [
          thinned(list, 2),
          thinned(list, 3),
          crowded(list, 1),
          crowded(list, 2),
        ]);
        const written = [...lists, ...(format === "docx" ? others : [])].map((list, index) => {
          const { bytes } = writers.write(format, form, list, { revision: "r" });
          writeFileSync(join(folder, `${index}.${format}`), bytes);
          return { name: `${index}.${format}`, list, bytes };
        });
        render(
          folder,
          written.map(({ name }) => name),
        );
        for (const { name, list, bytes } of written) {
          const pages = pagesOf(folder, name);
          const characters = pages.reduce((sum, page) => sum + withoutWhiteSpace(page).length, 0);
          expect(pages.length).toBeLessThan(12 + characters / 250);
          // A page of A4 in the smallest print of the forms holds no more than this.
          expect(pages.length).toBeGreaterThan(characters / 4000);
          expect(wordsOffPage(folder, name), name).toEqual([]);
          expect(missingCharacters(shownTexts(bytes), pages), name).toEqual([]);
          const texts = pages.map((page) => withoutWhiteSpace(page.replace(/—\s*\d+\s*—/gu, "")));
          expect(texts.filter((page) => page === "")).toEqual([]);
          if (format !== "docx") continue;
          const numbers = pages.map((page) => Number(/—\s*(\d+)\s*—/u.exec(page)?.[1] ?? 0));
          for (const [heading, page] of contentsOf(bytes)) {
            const at = numbers.filter((_, index) => numbers[index] !== 0 && texts[index]?.includes(heading) === true);
            expect(at, `${list.bureau.name} ${heading}`).toContain(page);
          }
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

describe.skipIf(!isThere)("a group's text longer than a page", () => {
  test.each(["xlsx", "docx"] as const)("is printed to its last character as %s", { timeout: 120_000 }, (format) => {
    const list = caseList("every-part");
    const duty = list.duties?.[0];
    if (duty === undefined) throw new Error("the case has no duty");
    duty.text = `${"甲".repeat(5999)}乙`;
    const folder = mkdtempSync(join(tmpdir(), "qingdan-render-"));
    try {
      const { bytes } = writers.write(format, "standard", list, { revision: "r" });
      writeFileSync(join(folder, `long.${format}`), bytes);
      render(folder, [`long.${format}`]);
      const shown = shownTexts(bytes);
      expect(shown.join("").match(/甲/gu)?.length).toBe(5999);
      expect(missingCharacters(shown, pagesOf(folder, `long.${format}`))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe.skipIf(!isThere)("one row higher than a page", () => {
  test.each(["xlsx", "docx"] as const)("is printed to its last character as %s", { timeout: 120_000 }, (format) => {
    const list = caseList("every-part");
    const task = list.duties?.[0]?.tasks[0];
    if (task === undefined) throw new Error("the case has no task");
    task.text = `${"甲".repeat(3999)}乙`;
    const folder = mkdtempSync(join(tmpdir(), "qingdan-render-"));
    try {
      writeFileSync(join(folder, `tall.${format}`), writers.write(format, "standard", list, { revision: "r" }).bytes);
      render(folder, [`tall.${format}`]);
      const printed = pagesOf(folder, `tall.${format}`).join("");
      expect(printed.match(/甲/gu)?.length).toBeGreaterThanOrEqual(3999);
      expect(printed).toContain("乙");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe.skipIf(!isThere)("the tables of a document as LibreOffice prints them", () => {
  test("do not tear a row a little higher than a page, keep a group together, and have turned numbers", {
    timeout: 120_000,
  }, () => {
    const list = caseList("every-part");
    const duty = list.duties?.[0];
    const task = duty?.tasks[0];
    if (duty === undefined || task === undefined) throw new Error("the case has no task");
    const lines = Array.from({ length: 44 }, (_, line) => `第${line + 101}行`);
    const grown = (key: string, texts: readonly string[]): (typeof task)[] =>
      texts.map((text, index) => ({ ...task, key: `${key}${index}`, serial: "", text }));
    list.duties = [
      { ...duty, tasks: grown("A", [lines.join("\n")]) },
      {
        ...duty,
        key: "D2",
        text: "前",
        tasks: grown(
          "B",
          Array.from({ length: 20 }, () => "甲"),
        ),
      },
      { ...duty, key: "D3", text: "后".repeat(300), tasks: grown("C", ["乙首", "乙中", "乙末"]) },
    ];
    const folder = mkdtempSync(join(tmpdir(), "qingdan-render-"));
    try {
      const { bytes } = writers.write("docx", "standard", list, { revision: "r" });
      writeFileSync(join(folder, "tables.docx"), bytes);
      render(folder, ["tables.docx"]);
      const pages = pagesOf(folder, "tables.docx").map(withoutWhiteSpace);
      const pagesWith = (text: string): number[] =>
        pages.flatMap((page, index) => (page.includes(text) ? [index] : []));
      expect(pagesWith("第101行")).toHaveLength(1);
      expect(pagesWith("第144行")).toEqual(pagesWith("第101行"));
      expect(pagesWith("乙首")).toHaveLength(1);
      expect(pagesWith("乙末")).toEqual(pagesWith("乙首"));
      expect(pagesWith("甲")).not.toEqual(pagesWith("乙首"));
      const numbers = turnedNumbers(folder, "tables.docx");
      expect(numbers.length).toBeGreaterThan(0);
      // Outside: odd numbers at the right of an upright page, which is the foot of a turned one.
      for (const { number, isLow, isAtEdge } of numbers) expect([isLow, isAtEdge]).toEqual([number % 2 === 1, false]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe.skipIf(!isThere)("a document of few pages as LibreOffice prints it", () => {
  test("has a cover of one page for any name, and a turned number in its place on a single even page", {
    timeout: 120_000,
  }, () => {
    const list = caseList("every-part");
    list.bureau.name = `${"某某经济技术开发区管理委员会".repeat(5)}财政局`;
    for (const duty of list.duties ?? []) duty.tasks = duty.tasks.slice(0, 1);
    list.duties = list.duties?.slice(0, 1);
    list.notes = [];
    const folder = mkdtempSync(join(tmpdir(), "qingdan-render-"));
    try {
      writeFileSync(join(folder, "few.docx"), writers.write("docx", "standard", list, { revision: "r" }).bytes);
      render(folder, ["few.docx"]);
      const pages = pagesOf(folder, "few.docx").map(withoutWhiteSpace);
      expect(pages[0]).toContain("责任清单");
      expect(pages[1]).toContain("目录");
      const [first] = turnedNumbers(folder, "few.docx");
      expect(first).toEqual({ number: 2, isLow: false, isAtEdge: false });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("tables of a document", () => {
  test.each(["standard", "house"] as const)("are as wide as their page's text in the %s form", (form) => {
    for (const list of [...caseNames().map(caseList), ...realLists()]) {
      const { bytes } = writers.write("docx", form, list, { revision: "r" });
      const xml = Buffer.from(readZip(bytes).get("word/document.xml") ?? []).toString("utf8");
      const widths: number[] = [];
      for (const [tag, columns, size, margins] of xml.matchAll(
        /<w:tblGrid>(.*?)<\/w:tblGrid>|<w:pgSz w:w="(\d+)"[^>]*\/><w:pgMar ([^>]*)\/>/gsu,
      )) {
        if (columns !== undefined) {
          const all = [...columns.matchAll(/w:w="(\d+)"/gu)].map((match) => Number(match[1]));
          widths.push(all.reduce((sum, width) => sum + width, 0));
          continue;
        }
        const side = (name: string): number => Number(new RegExp(`w:${name}="(\\d+)"`, "u").exec(margins ?? "")?.[1]);
        for (const width of widths.splice(0)) expect(width, tag).toBe(Number(size) - side("left") - side("right"));
      }
      expect(widths).toEqual([]);
    }
  });
});
