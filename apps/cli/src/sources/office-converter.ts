import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Longest time that one conversion may take, in milliseconds. */
const TIMEOUT = 120_000;

/**
 * Converts a file to another format with LibreOffice (soffice on PATH): one profile a call, so that an open LibreOffice is not disturbed.
 * Returns undefined where LibreOffice is not installed or makes no such file (it ends with code 0 for rubbish too).
 */
export function convertWithOffice(bytes: Uint8Array, from: string, to: "docx" | "xlsx"): Uint8Array | undefined {
  const folder = mkdtempSync(join(tmpdir(), "qingdan-"));
  try {
    const input = join(folder, `input.${from}`);
    const out = join(folder, "out");
    mkdirSync(out);
    writeFileSync(input, bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const run = spawnSync(
      "soffice",
      [profile, "--headless", "--norestore", "--convert-to", to, "--outdir", out, input],
      {
        timeout: TIMEOUT,
        stdio: "ignore",
      },
    );
    const result = join(out, `input.${to}`);
    return run.error === undefined && existsSync(result) ? readFileSync(result) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** True where LibreOffice can be called. */
export function hasOffice(): boolean {
  return spawnSync("soffice", ["--version"], { stdio: "ignore" }).error === undefined;
}
