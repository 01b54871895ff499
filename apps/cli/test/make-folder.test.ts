import { existsSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeFolder } from "../src/files/make-folder.ts";
import { inTemporaryFolder } from "./support/session.ts";

test("makes a folder with those above it, and none that is there", async () => {
  await inTemporaryFolder((folder) => {
    makeFolder("a/b");
    makeFolder("a/b");
    makeFolder(folder);
    expect(existsSync("a/b")).toBe(true);
    return Promise.resolve();
  });
});

test("ends with the system's refusal where there can be none", async () => {
  await inTemporaryFolder(() => {
    writeFileSync("file", "");
    expect(() => makeFolder("file/a/b")).toThrow("ENOTDIR");
    // Linux says of its process files that they do not exist, whatever one does about it.
    if (existsSync("/proc/self")) expect(() => makeFolder("/proc/none/b")).toThrow("ENOENT");
    return Promise.resolve();
  });
});
