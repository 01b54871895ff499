import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { nameFile } from "./name-file.ts";

/** Makes a folder with those above it. One by one, because Node's own recursion never ends where the system says that there is no such place. */
export function makeFolder(path: string): void {
  const folder = resolve(path);
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have made it in the meantime.
    if (!existsSync(folder)) throw error;
  }
}

/** Throws the system's error where no folder of this name is or could be made: asked before anything else is written. Makes none. */
export function requireFolder(path: string): void {
  let there = resolve(path);
  while (!existsSync(there)) there = dirname(there);
  try {
    // A name with a dot behind it must be a folder's.
    accessSync(`${there}/.`, constants.W_OK);
  } catch (error) {
    throw nameFile(error, path);
  }
}
