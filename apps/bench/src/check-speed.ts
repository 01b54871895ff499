import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWarehouse } from "@qingdan/analytics";
import { checkList } from "@qingdan/check";
import type { ResponsibilityList } from "@qingdan/model";
import type { Figure } from "./measure.ts";
import { sourceInput } from "./source-input.ts";

/** All rules over many lists against loading the same lists into a warehouse. Goal: within 3 times. */
export async function measureCheck(lists: readonly ResponsibilityList[]): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), "qingdan-bench-"));
  try {
    const warehouse = await openWarehouse(join(folder, "lists.duckdb"));
    let start = performance.now();
    await warehouse.recordMany(lists.map(sourceInput));
    const floor = performance.now() - start;
    await warehouse.close();
    start = performance.now();
    for (const list of lists) checkList(list, { lists });
    return { name: `check ${lists.length} lists`, milliseconds: performance.now() - start, floor, goal: 3 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
