import { existsSync } from "node:fs";
import { openWarehouse, type Warehouse } from "@qingdan/analytics";
import { InputError } from "@qingdan/model";
import type { GlobalOptions } from "./global-options.ts";
import type { Terminal } from "./terminal.ts";

/**
 * How a command uses the warehouse. read: it must be there, and is opened for reading; change: it must be there; create: it is made where
 * there is none.
 */
export type WarehouseUse = "read" | "change" | "create";

/** Opens the warehouse for the time of one action and closes it whatever happens. */
export async function withWarehouse<Result>(
  call: { options: GlobalOptions; terminal: Terminal },
  action: (warehouse: Warehouse) => Promise<Result>,
  use: WarehouseUse,
): Promise<Result> {
  const path = call.options.warehouse;
  if (use === "change" && path !== ":memory:" && !existsSync(path)) throw noWarehouse(path);
  const warehouse = await openWarehouse(path, { readOnly: use === "read", now: () => call.terminal.now() });
  try {
    return await action(warehouse);
  } finally {
    await warehouse.close();
  }
}

function noWarehouse(path: string): InputError {
  return new InputError({
    code: "cli/no-warehouse",
    severity: "error",
    place: { file: path },
    message: "没有这个数据库文件。",
    remedy: "请先用 qingdan build 或者 qingdan ingest 录入清单。",
  });
}
