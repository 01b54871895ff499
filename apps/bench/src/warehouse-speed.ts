import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWarehouse, type RecordInput } from "@qingdan/analytics";
import type { ResponsibilityList } from "@qingdan/model";
import type { Figure } from "./measure.ts";

const QUERIES: Record<string, string> = {
  "count tasks by bureau": "SELECT bureau_id, count(*)::int AS n FROM task GROUP BY ALL ORDER BY n DESC LIMIT 10",
  "services without phone": "SELECT count(*)::int AS n FROM service_item WHERE phone = ''",
  "laws by citing bureaus":
    "SELECT title, count(DISTINCT bureau_id)::int AS n FROM citation GROUP BY title ORDER BY n DESC LIMIT 20",
  "search in all tasks": "SELECT bureau_id, text FROM task WHERE contains(text, '劳动监察') LIMIT 50",
  "view of part one": "SELECT count(*)::int AS n FROM 部门职责 WHERE 有效责任处室 <> ''",
};

/** Loading many lists in one transaction, and typical queries on them, against writing the same lists as JSON text. */
export async function measureWarehouse(lists: readonly ResponsibilityList[]): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "qingdan-bench-"));
  const start = performance.now();
  const size = lists.reduce((sum, list) => sum + JSON.stringify(list).length, 0);
  const floor = performance.now() - start;
  const warehouse = await openWarehouse(join(folder, "bench.duckdb"));
  try {
    const inputs = lists.map(
      (list): RecordInput => ({
        list,
        kind: "source",
        parent: null,
        sourceName: "bench",
        sourceSha256: list.bureau.id,
        author: "",
        message: "",
      }),
    );
    const figures: Figure[] = [];
    const time = async (name: string, goal: number, call: () => Promise<unknown>): Promise<void> => {
      const begun = performance.now();
      await call();
      figures.push({ name, milliseconds: performance.now() - begun, floor, goal });
    };
    await time(`load ${lists.length} lists (${(size / 1e6).toFixed(0)} MB of JSON)`, 100, () =>
      warehouse.recordMany(inputs),
    );
    for (const [name, sql] of Object.entries(QUERIES)) await time(name, 1, () => warehouse.query(sql));
    return figures;
  } finally {
    await warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
