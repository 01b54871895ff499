import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sha256 } from "@qingdan/model";
import type { Conversion, Convert } from "@qingdan/ingest";

/** Longest time that a call may take, in milliseconds, and what each further file adds to it. */
const TIMEOUT = 120_000;
const TIMEOUT_FOR_EACH = 10_000;
/** So many files are converted by one call: starting LibreOffice takes ten times as long as converting a file. */
const BATCH = 40;

/** A file to be converted. */
export interface Convertible extends Conversion {
  bytes: Uint8Array;
}

/** Files by what they are and what they are turned into. */
const idOf = ({ bytes, from, to }: Convertible): string => `${sha256(bytes)} ${from} ${to}`;

/**
 * Converts files with LibreOffice (soffice on PATH): `ahead` together, as far as that goes, any other by itself when it is asked for. A file that
 * spoils the conversion of others is thus met alone. `step` is called before each batch with the number of files that are done. The converter
 * gives undefined where LibreOffice is not installed or makes no such file (it ends with code 0 for rubbish too).
 */
export function createOfficeConverter(ahead: readonly Convertible[] = [], step?: (done: number) => void): Convert {
  const known = new Map<string, Uint8Array | undefined>();
  let done = 0;
  for (const to of ["docx", "xlsx"] as const) {
    const files = ahead.filter((file) => file.to === to);
    for (let at = 0; at < files.length; at += BATCH) {
      step?.(done);
      const batch = files.slice(at, at + BATCH);
      for (const [index, bytes] of convertBatch(batch, to).entries())
        if (bytes !== undefined || batch.length === 1) known.set(idOf(batch[index] as Convertible), bytes);
      done += batch.length;
    }
  }
  return (bytes, from, to) => {
    const id = idOf({ bytes, from, to });
    if (!known.has(id)) return convertBatch([{ bytes, from, to }], to)[0];
    const converted = known.get(id);
    known.delete(id);
    return converted;
  };
}

/** One call of LibreOffice: the converted files by their place in `files`, as far as they came about. It has a profile of its own, so that an open one is not disturbed. */
function convertBatch(files: readonly Convertible[], to: string): (Uint8Array | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), "qingdan-"));
  try {
    const out = join(folder, "out");
    mkdirSync(out);
    const inputs = files.map(({ bytes, from }, index) => {
      const input = join(folder, `${index}.${from}`);
      writeFileSync(input, bytes);
      return input;
    });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const timeout = TIMEOUT + (files.length - 1) * TIMEOUT_FOR_EACH;
    const run = spawnSync(
      "soffice",
      [profile, "--headless", "--norestore", "--convert-to", to, "--outdir", out, ...inputs],
      {
        timeout,
        stdio: "ignore",
      },
    );
    // Of a call that was broken off nobody knows which file it was writing: each is tried again by itself.
    if (run.error !== undefined || (run.status !== 0 && files.length > 1)) return [];
    return files.map((_, index) => {
      const result = join(out, `${index}.${to}`);
      return existsSync(result) ? readFileSync(result) : undefined;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** True where LibreOffice can be called. */
export function hasOffice(): boolean {
  return spawnSync("soffice", ["--version"], { stdio: "ignore" }).error === undefined;
}
