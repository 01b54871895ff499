import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "./support/session.ts";

interface Manifest {
  name: string;
  version: string;
  description?: string;
  license: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const FOLDERS = ["packages", "apps"].flatMap((folder) =>
  readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
);
const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8")) as Manifest;
const root = manifestOf(".");
const reasons = readFileSync(join(ROOT, "docs/dependencies.md"), "utf8");

describe.each(FOLDERS)("%s", (folder) => {
  const manifest = manifestOf(folder);

  test("is called after its folder, and says what it is", () => {
    expect(manifest.name).toBe(`@qingdan/${folder.split("/")[1]}`);
    expect(manifest).toMatchObject({ version: root.version, license: root.license });
    expect(manifest.description).toMatch(/^[A-Z].*\.$/u);
    expect(existsSync(join(ROOT, folder, "README.md"))).toBe(folder.startsWith("packages/"));
  });

  test("depends on nothing without a reason", () => {
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    for (const name of names) if (!name.startsWith("@qingdan/")) expect(reasons).toContain(name);
  });

  test("has sources in kebab-case only", () => {
    const files = readdirSync(join(ROOT, folder, "src"), { recursive: true, withFileTypes: true });
    for (const { name } of files) expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.sql)?(?:\.ts)?$/u);
  });
});
