import { readFileSync } from "node:fs";
import { decodeText } from "@qingdan/ingest/decode-text";
import { nameFile } from "./name-file.ts";

/**
 * The text of a file that a person wrote: UTF-8, UTF-16 with a mark, or GB18030, in which older programs on Windows save. Throws
 * InputError where it is in none of them.
 */
export function readTextFile(path: string): string {
  return decodeText(readBytes(path), path).text;
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw nameFile(error, path);
  }
}
