import { createWriteStream, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Warehouse } from "@qingdan/analytics";
import type { CommandCall } from "../commands.ts";
import { nameFile } from "../files/name-file.ts";
import { makeFolder } from "../files/make-folder.ts";
import { spareDatabase } from "../files/spare-database.ts";
import { EXIT, type ExitCode } from "../terminal/exit-code.ts";
import { withWarehouse } from "../warehouse/open-warehouse.ts";

/**
 * `snapshot FILE`: all revisions as lines of JSON, for keeping and for another version of DuckDB. The file appears whole or not at all: an
 * earlier snapshot of this name stays until the new one is written.
 */
export async function snapshot(call: CommandCall): Promise<ExitCode> {
  const { args, options, terminal } = call;
  const [file = "qingdan.jsonl"] = args;
  spareDatabase(file);
  const count = await withWarehouse(call, (warehouse) => writeSnapshot(warehouse, file), "read");
  terminal.out(options.json === true ? `${JSON.stringify({ file, revisions: count })}\n` : `${count} revisions\n`);
  return EXIT.done;
}

/** Returns the number of revisions: the lines behind the first. */
async function writeSnapshot(warehouse: Warehouse, file: string): Promise<number> {
  makeFolder(dirname(file));
  const unfinished = `${file}.part`;
  let lines = 0;
  async function* text(): AsyncGenerator<string> {
    for await (const line of warehouse.snapshot()) {
      lines += 1;
      yield `${line}\n`;
    }
  }
  try {
    await pipeline(text, createWriteStream(unfinished));
    renameSync(unfinished, file);
  } catch (error) {
    if (existsSync(unfinished) && statSync(unfinished).isFile()) rmSync(unfinished);
    throw nameFile(error, file);
  }
  return lines - 1;
}
