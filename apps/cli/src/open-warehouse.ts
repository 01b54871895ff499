import { openWarehouse, type Warehouse } from "@qingdan/analytics";
import type { GlobalOptions } from "./global-options.ts";
import type { Terminal } from "./terminal.ts";

/** Opens the warehouse for the time of one action and closes it whatever happens. */
export async function withWarehouse<Result>(
  call: { options: GlobalOptions; terminal: Terminal },
  action: (warehouse: Warehouse) => Promise<Result>,
  readOnly = false,
): Promise<Result> {
  const warehouse = await openWarehouse(call.options.warehouse, { readOnly, now: () => call.terminal.now() });
  try {
    return await action(warehouse);
  } finally {
    await warehouse.close();
  }
}
