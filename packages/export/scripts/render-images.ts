/**
 * Renders pages of the forms for the README into docs/images: `pnpm tsx packages/export/scripts/render-images.ts`.
 * Needs soffice and pdftoppm (Debian: libreoffice-calc, libreoffice-writer, poppler-utils, fonts-noto-cjk).
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createWriters, type Form, type Format } from "../src/index.ts";
import { caseList, realLists } from "../test/support/cases.ts";

const IMAGES = fileURLToPath(new URL("../../../docs/images", import.meta.url));
const RESOLUTION = "48";

/** Which pages of which files are shown, and under which name. */
const SHOWN: readonly (readonly [Format, Form, page: number, name: string])[] = [
  ["xlsx", "standard", 1, "workbook-instructions"],
  ["xlsx", "standard", 2, "workbook-duties"],
  ["docx", "standard", 1, "document-cover"],
  ["docx", "standard", 2, "document-contents"],
  ["docx", "standard", 3, "document-duties"],
  ["docx", "standard", 12, "document-oversight"],
  ["docx", "house", 3, "house-document-duties"],
];

async function render(): Promise<void> {
  const list = realLists()[0] ?? caseList("every-part");
  const writers = await createWriters();
  const folder = mkdtempSync(join(tmpdir(), "qingdan-images-"));
  mkdirSync(IMAGES, { recursive: true });
  try {
    for (const [format, form, page, name] of SHOWN) {
      const file = join(folder, `${form}.${format}`);
      writeFileSync(file, writers.write(format, form, list, { revision: "" }).bytes);
      const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
      execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file]);
      const options = ["-r", RESOLUTION, "-gray", "-png", "-singlefile", "-f", String(page), "-l", String(page)];
      execFileSync("pdftoppm", [...options, join(folder, `${form}.pdf`), join(IMAGES, name)]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await render();
