import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withoutWhiteSpace } from "@qingdan/model";
import { createWriters } from "../src/index.ts";
import { readZip } from "../src/zip/read-zip.ts";
import { caseList, caseNames, KINDS, realLists } from "./cases.ts";

const isThere = ["soffice", "pdftotext"].every((tool) => spawnSync("which", [tool]).status === 0);
const writers = await createWriters();

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

describe.skipIf(!isThere)("LibreOffice (Debian: libreoffice-calc, libreoffice-writer, poppler-utils)", () => {
  const lists = [...caseNames().map(caseList), ...realLists()];
  it.each(KINDS)(
    "renders the %s of the %s form without an empty page, the 目录 right",
    { timeout: 300_000 },
    (format, form) => {
      const folder = mkdtempSync(join(tmpdir(), "qingdan-render-"));
      try {
        const written = lists.map((list, index) => {
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
