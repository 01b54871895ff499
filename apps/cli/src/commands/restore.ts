import { createReadStream, existsSync, rmSync } from "node:fs";
import { InputError, refusal } from "@qingdan/model";
import { nameFile } from "../files/name-file.ts";
import type { CommandCall } from "../commands.ts";
import { EXIT, type ExitCode } from "../terminal/exit-code.ts";
import { withWarehouse } from "../warehouse/open-warehouse.ts";

/** `restore FILE`: a new warehouse with all revisions of a snapshot, or nothing. A file that is there already is left alone. */
export async function restore(call: CommandCall): Promise<ExitCode> {
  const { args, options, terminal } = call;
  const [file = ""] = args;
  const { warehouse: path } = options;
  if (path !== ":memory:" && existsSync(path)) {
    const remedy = "请用 --warehouse 指定一个新文件，或者先移走原来的文件（连同 .wal）。";
    throw refusal("cli/warehouse-exists", { file: path }, "已有这个数据库文件，快照不恢复到已有的文件中。", remedy);
  }
  try {
    const count = await withWarehouse(call, (warehouse) => warehouse.restore(linesOf(file)), "create");
    terminal.out(options.json === true ? `${JSON.stringify({ revisions: count })}\n` : `${count} revisions\n`);
  } catch (error) {
    // A file that another program holds was made by it, after we had looked.
    if (!isHeld(error)) for (const made of [path, `${path}.wal`]) rmSync(made, { force: true });
    throw error instanceof InputError ? inFile(error, file) : error;
  }
  return EXIT.done;
}

function isHeld(error: unknown): boolean {
  return error instanceof InputError && error.diagnostics.some(({ code }) => code === "warehouse/locked");
}

async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  try {
    for await (const chunk of createReadStream(file, "utf8")) {
      const lines = (rest + String(chunk)).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    throw nameFile(error, file);
  }
  yield rest;
}

/** The same refusal with the file whose lines it names. */
function inFile({ diagnostics }: InputError, file: string): InputError {
  return new InputError(diagnostics.map((item) => ({ ...item, place: { file, ...item.place } })));
}
