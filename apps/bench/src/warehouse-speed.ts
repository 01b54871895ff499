import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, openWarehouse, type Database, type Warehouse } from "@qingdan/analytics";
import { walk, type ResponsibilityList } from "@qingdan/model";
import { compare, measureAsync, type Figure } from "./measure.ts";
import { sourceInput } from "./source-input.ts";

/** Rows that the appender loads. */
const LOADED_ROWS = 1_000_000;
/** Rows of the table that the queries ask. */
const ASKED_ROWS = 5_000_000;
/** Memory of the engine while the table is made and asked. */
const MEMORY = "2GB";

const QUERIES: Readonly<Record<string, string>> = {
  "tasks by bureau": "SELECT bureau_id, count(*) AS n FROM many_task GROUP BY ALL ORDER BY n DESC, bureau_id LIMIT 10",
  "tasks without a unit": "SELECT count(*) AS n FROM many_task WHERE unit_effective = ''",
  "words in all tasks": "SELECT count(*) AS n FROM many_task WHERE contains(text, '劳动监察')",
  "units by number of tasks":
    "SELECT unit_effective, count(*) AS n FROM many_task GROUP BY ALL ORDER BY n DESC LIMIT 20",
  "texts by number of tasks":
    "SELECT text, count(*) AS n FROM many_task GROUP BY ALL HAVING n > 1 ORDER BY n DESC, text LIMIT 20",
};

type TaskRow = Readonly<Record<(typeof TASK_COLUMNS)[number], string | number>>;
const TASK_COLUMNS = [
  "bureau_id",
  "ordinal",
  "task_key",
  "duty_key",
  "text",
  "unit",
  "unit_effective",
  "remark",
] as const;

/** Loading rows and lists, five queries on a large table, and the start of `qingdan sql`, each against its floor. */
export async function measureWarehouse(lists: readonly ResponsibilityList[]): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "qingdan-bench-"));
  try {
    const path = join(folder, "lists.duckdb");
    const figures = [await measureAppender(taskRows(lists), folder)];
    const warehouse = await openWarehouse(path);
    try {
      figures.push(await measureRecording(lists, warehouse), ...(await measureQueries(warehouse)));
    } finally {
      await warehouse.close();
    }
    return [...figures, measureStart(path)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function taskRows(lists: readonly ResponsibilityList[]): TaskRow[] {
  const rows = lists.flatMap((list) =>
    [...walk(list)].flatMap(({ table, node, parentKey }, index) => {
      if (table !== "task") return [];
      const { text = "", unit = "", remark = "" } = node as { text?: string; unit?: string; remark?: string };
      const keys = { bureau_id: list.bureau.id, ordinal: index + 1, task_key: node.key, duty_key: parentKey };
      return [{ ...keys, text, unit, unit_effective: unit, remark }];
    }),
  );
  return Array.from({ length: LOADED_ROWS }, (_, index) => rows[index % rows.length] as TaskRow);
}

/** The appender against writing the same rows as CSV text and copying the file into the same table. Goal: within 2 times. */
async function measureAppender(rows: readonly TaskRow[], folder: string): Promise<Figure> {
  const file = join(folder, "rows.csv");
  const floor = await timeOnTaskTable(join(folder, "copied.duckdb"), async (database) => {
    const cell = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`;
    let text = "";
    writeFileSync(file, "");
    for (const [index, row] of rows.entries()) {
      text += `${TASK_COLUMNS.map((column) => cell(row[column])).join(",")}\n`;
      if (index % 50_000 === 49_999 || index === rows.length - 1) {
        writeFileSync(file, text, { flag: "a" });
        text = "";
      }
    }
    await database.run(
      `COPY task FROM '${file}' (FORMAT csv, HEADER false, FORCE_NOT_NULL (${TASK_COLUMNS.join(", ")}))`,
    );
  });
  rmSync(file);
  const milliseconds = await timeOnTaskTable(join(folder, "appended.duckdb"), async (database) => {
    const writer = await database.writer("task");
    for (const row of rows) writer.add(row);
    writer.close();
  });
  return { name: `append ${LOADED_ROWS} rows`, milliseconds, floor, goal: 2 };
}

/** Time of one load into an empty warehouse; throws where rows are missing. */
async function timeOnTaskTable(path: string, load: (database: Database) => Promise<void>): Promise<number> {
  await (await openWarehouse(path)).close();
  const open = await openDatabase(path);
  try {
    const start = performance.now();
    await open.database.transaction(() => load(open.database));
    const milliseconds = performance.now() - start;
    const [counted] = await open.database.rows("SELECT count(*) AS n FROM task");
    if (counted?.["n"] !== LOADED_ROWS) throw new Error(`${String(counted?.["n"])} of ${LOADED_ROWS} rows were loaded`);
    return milliseconds;
  } finally {
    open.close();
    rmSync(path, { force: true });
  }
}

/** Recording lists (trees, rows, citations) in one transaction against turning the same lists into JSON text. Goal: within 100 times. */
async function measureRecording(lists: readonly ResponsibilityList[], warehouse: Warehouse): Promise<Figure> {
  let start = performance.now();
  const characters = lists.reduce((sum, list) => sum + JSON.stringify(list).length, 0);
  const floor = performance.now() - start;
  const inputs = lists.map(sourceInput);
  start = performance.now();
  await warehouse.recordMany(inputs);
  const milliseconds = performance.now() - start;
  return {
    name: `record ${lists.length} lists (${(characters / 1e6).toFixed(0)}M characters)`,
    milliseconds,
    floor,
    goal: 100,
  };
}

/** Each query against counting the same table's rows while reading its texts. Goal: within 10 times. */
async function measureQueries(warehouse: Warehouse): Promise<Figure[]> {
  await warehouse.query(`SET memory_limit = '${MEMORY}'`);
  const [counted] = await warehouse.query("SELECT count(*) AS n FROM task");
  const times = Math.ceil(ASKED_ROWS / Number(counted?.["n"]));
  // Every third text is made its own: a column of few texts over and over would be read faster than real ones.
  await warehouse.query(`
    CREATE TABLE many_task AS
    SELECT * REPLACE (
      bureau_id || '-' || copy AS bureau_id, task_key || '-' || copy AS task_key,
      CASE WHEN ordinal % 3 = 0 THEN text || '（' || copy || '）' ELSE text END AS text
    )
    FROM task, range(${times}) AS copies(copy) LIMIT ${ASKED_ROWS}`);
  const [made] = await warehouse.query("SELECT count(*) AS n FROM many_task");
  if (made?.["n"] !== ASKED_ROWS) throw new Error(`${String(made?.["n"])} of ${ASKED_ROWS} rows were made`);
  const floor = await measureAsync(() => warehouse.query("SELECT count(*) AS n FROM many_task WHERE text <> '-'"));
  const figures: Figure[] = [];
  for (const [name, sql] of Object.entries(QUERIES)) {
    const milliseconds = await measureAsync(() => warehouse.query(sql));
    figures.push({ name: `${name}, ${ASKED_ROWS} rows`, milliseconds, floor, goal: 10 });
  }
  await warehouse.query("DROP TABLE many_task");
  return figures;
}

/** `qingdan sql "select 1"` as a process of its own against the bare start of node. Goal: within 6 times. */
function measureStart(warehouse: string): Figure {
  const program = join(import.meta.dirname, "../../cli/dist/qingdan.js");
  const run = (...args: string[]): void => {
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${args.join(" ")} failed: ${stderr}`);
  };
  const call = (): void => run(program, "--warehouse", warehouse, "sql", "select 1");
  return compare({ name: 'cold qingdan sql "select 1"', call, floor: () => run("-e", "0"), goal: 6 }, 4000);
}
