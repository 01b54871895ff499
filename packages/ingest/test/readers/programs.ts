import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PYTHON = "/usr/bin/python3";

/** Whether a program answers; tests of real files are left out where it does not. */
export function hasProgram(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

export const hasOpenpyxl = hasProgram(PYTHON, "-c", "import openpyxl");
export const hasPythonDocx = hasProgram(PYTHON, "-c", "import docx");
export const hasOffice = hasProgram("soffice", "--version");
export const hasPandoc = hasProgram("pandoc", "--version");

/** A folder for the files of one test, taken away at its end. */
export interface Workshop {
  path(name: string): string;
  read(name: string): Uint8Array;
  /** Runs a Python script in the folder. */
  python(script: string): void;
  /** Converts a file with LibreOffice; the result has the same name with the extension of the target. */
  convert(name: string, target: string): string;
  pandoc(name: string, result: string, ...options: string[]): void;
  close(): void;
}

export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), "qingdan-readers-"));
  const path = (name: string) => join(folder, name);
  return {
    path,
    read: (name) => readFileSync(path(name)),
    python(script) {
      writeFileSync(path("make.py"), script);
      execFileSync(PYTHON, ["make.py"], { cwd: folder, stdio: "pipe" });
    },
    convert(name, target) {
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      execFileSync("soffice", [profile, "--headless", "--convert-to", target, "--outdir", folder, path(name)], {
        stdio: "pipe",
        timeout: 120_000,
      });
      return `${name.slice(0, name.lastIndexOf("."))}.${target.replace(/:.*$/u, "")}`;
    },
    pandoc(name, result, ...options) {
      execFileSync("pandoc", [...options, "-o", path(result), path(name)], { stdio: "pipe" });
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
