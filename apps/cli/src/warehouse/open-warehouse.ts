import { existsSync } from "node:fs";
import { openWarehouse, type Warehouse } from "@qingdan/analytics";
import { InputError, refusal, type LegalInstrument } from "@qingdan/model";
import type { GlobalOptions } from "../global-options.ts";
import type { Terminal } from "../terminal/terminal.ts";

/**
 * How a command uses the warehouse. read: it must be there, and is opened for reading; change: it must be there; create: it is made where
 * there is none.
 */
export type WarehouseUse = "read" | "change" | "create";

/**
 * Opens the warehouse for the time of one action and closes it whatever happens. Where the command was given a register of legal
 * instruments (--laws FILE), it is recorded in the warehouse first, and stays there for all later commands.
 */
export async function withWarehouse<Result>(
  call: { options: GlobalOptions & { laws?: string }; terminal: Terminal },
  action: (warehouse: Warehouse) => Promise<Result>,
  use: WarehouseUse,
): Promise<Result> {
  const path = call.options.warehouse;
  if (use === "change" && path !== ":memory:" && !existsSync(path)) throw noWarehouse(path);
  const own = call.options.laws === undefined ? undefined : await readRegister(call.options.laws);
  const warehouse = await openWarehouse(path, { readOnly: use === "read", now: () => call.terminal.now() });
  try {
    if (own !== undefined) await warehouse.setRegister(own);
    return await action(warehouse);
  } finally {
    await warehouse.close();
  }
}

/** Why a file cannot be opened for writing although it may be read: its rights, or another program that reads it. */
const NO_WRITING = new Set(["warehouse/unreadable", "warehouse/locked"]);

/**
 * As withWarehouse with "change", but where the file can only be read, the action gets it for reading, and is told by `stored`. What must
 * be written first (--laws) is refused as before.
 */
export async function withWarehouseOrReadOnly<Result>(
  call: { options: GlobalOptions & { laws?: string }; terminal: Terminal },
  action: (warehouse: Warehouse, stored: boolean) => Promise<Result>,
): Promise<Result> {
  let started = false;
  try {
    return await withWarehouse(
      call,
      (warehouse) => {
        started = true;
        return action(warehouse, true);
      },
      "change",
    );
  } catch (error) {
    const refused = error instanceof InputError && error.diagnostics.some(({ code }) => NO_WRITING.has(code));
    if (started || !refused || call.options.laws !== undefined) throw error;
    try {
      return await withWarehouse(
        call,
        (warehouse) => {
          started = true;
          return action(warehouse, false);
        },
        "read",
      );
    } catch (second) {
      // A file that cannot even be read is refused for the first reason.
      throw started ? second : error;
    }
  }
}

/** Loaded late: only --laws needs what reads CSV. */
async function readRegister(file: string): Promise<LegalInstrument[]> {
  const { readOwnRegister } = await import("./read-laws.ts");
  return readOwnRegister(file);
}

function noWarehouse(path: string): InputError {
  const remedy = "请先用 qingdan build 或者 qingdan ingest 录入清单。";
  return refusal("cli/no-warehouse", { file: path }, "没有这个数据库文件。", remedy);
}
