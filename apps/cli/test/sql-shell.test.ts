import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { displayWidth } from "@qingdan/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "./support/session.ts";

const QINGDAN = join(ROOT, "apps/cli/dist/qingdan.js");
const DRIVER = join(ROOT, "apps/cli/test/support/pseudo-terminal.py");
const python =
  spawnSync("python3", ["-c", "import pty, os; os.waitstatus_to_exitcode"], { stdio: "ignore" }).status === 0;
if (!python) console.warn("python3 (3.9 or later) is not installed: the shell is not tested on a terminal");

const PROMPT = "qingdan> \\S*$";
const MORE = "\\.\\.\\.> \\S*$";

let folder: string;
let warehouse: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "qingdan-shell-"));
  warehouse = join(folder, "w.duckdb");
  const seed = join(ROOT, "seeds");
  const made = spawnSync(process.execPath, [QINGDAN, "ingest", seed, "--warehouse", warehouse], { encoding: "utf8" });
  if (made.status === null || made.status > 1) throw new Error(made.stderr);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Step {
  /** Seconds before it is typed. */
  wait?: number;
  type?: string;
  until?: string;
}

/** What the screen showed after each step, without the terminal's control sequences, and the exit code. */
function onTerminal(
  steps: readonly Step[],
  {
    columns = 80,
    environment = {},
    options = [],
  }: { columns?: number; environment?: Record<string, string>; options?: string[] } = {},
): { outputs: string[]; status: number | null } {
  const command = [process.execPath, QINGDAN, "sql", "--warehouse", warehouse, ...options];
  const run = spawnSync("python3", [DRIVER, String(columns), "24", ...command], {
    input: JSON.stringify([{ until: PROMPT }, ...steps]),
    encoding: "utf8",
    cwd: folder,
    env: { ...process.env, HOME: folder, QINGDAN_HISTORY: join(folder, "history"), TERM: "xterm", ...environment },
  });
  const { outputs, status } = JSON.parse(run.stdout) as { outputs: string[]; status: number | null };
  // eslint-disable-next-line no-control-regex
  return { outputs: outputs.slice(1).map((text) => text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]|\r/gu, "")), status };
}

const QUIT: Step = { type: ".quit\r" };

// Typing into a terminal is a race with the program on a machine that does much else: once more before it counts.
describe.runIf(python)("the shell on a terminal", { retry: 1 }, () => {
  test("answers, keeps a query over several lines together, and leaves with 0", () => {
    const { outputs, status } = onTerminal([
      { type: "SELECT 40 +\r", until: MORE },
      { type: "2 AS sum; -- as expected\r", until: PROMPT },
      { type: "SELECT ';' AS a; SELECT 'b;\r", until: MORE },
      { type: "c' AS b;\r", until: PROMPT },
      QUIT,
    ]);
    expect(outputs[1]).toMatch(/sum\n-+\n +42\n1 row\n/u);
    expect(outputs[2]).toMatch(/a\n-\n;\n1 row/u);
    expect(outputs[3]).toContain("b;↵c");
    expect(status).toBe(0);
  });

  test("tells at once where nothing can be written, and never writes a second result over the first", () => {
    const { outputs } = onTerminal([
      { type: ".output nowhere/a.csv\r", until: PROMPT },
      { type: ".output .\r", until: PROMPT },
      { type: ".output one.parquet\r", until: PROMPT },
      { type: ".mode parquet\r", until: PROMPT },
      { type: "SELECT 1 AS a;\r", until: PROMPT },
      { type: "SELECT 2 AS a;\r", until: PROMPT },
      QUIT,
    ]);
    expect(outputs[0]).toContain("不存在");
    expect(outputs[1]).toContain(". is a folder");
    expect(outputs[4]).toContain("1 row → one.parquet");
    expect(outputs[5]).toContain("one.parquet holds a result already");
  });

  test("ends at Ctrl-D, and where its input had ended before it began", () => {
    expect(onTerminal([{ type: "\u0004" }]).status).toBe(0);
    expect(onTerminal([{ type: "SELECT 1;\r", until: PROMPT }, { type: "\u0004" }]).status).toBe(0);
    expect(onTerminal([{ type: "SELECT\r", until: MORE }, { type: "\u0004" }]).status).toBe(0);
    const closed = spawnSync(
      "script",
      ["-qec", `"${process.execPath}" "${QINGDAN}" sql --warehouse "${warehouse}"`, "/dev/null"],
      {
        stdio: ["ignore", "pipe", "pipe"],
        timeout: 30_000,
        env: { ...process.env, QINGDAN_HISTORY: "" },
      },
    );
    expect(closed.signal).toBeNull();
  });

  test("edits the line: backspace, arrows, a word back", () => {
    const { outputs } = onTerminal([
      { type: "SELECT 12\u007f3 AS m", until: "m$" },
      ...Array.from({ length: 5 }, () => ({ type: "\u001b[D", until: "D$" })),
      { type: "9", until: "[CG]$" },
      { type: "\u0005", until: "[CG]$" },
      { type: ";\r", until: PROMPT },
      { type: "SELECT 1 AS wrong\u0017right;\r", until: PROMPT },
      QUIT,
    ]);
    expect(outputs[8]).toMatch(/\n139\n/u);
    expect(outputs[9]).toMatch(/\nright\n/u);
  });

  test("brings back what was typed, in a later shell too, from a file that only its owner reads", () => {
    const history = join(folder, "history");
    rmSync(history, { force: true });
    onTerminal([{ type: "SELECT 'from before' AS t;\r", until: PROMPT }, QUIT]);
    expect(readFileSync(history, "utf8")).toContain("from before");
    expect(statSync(history).mode & 0o077).toBe(0);
    const up: Step = { type: "\u001b[A", until: "qingdan> .+$" };
    const { outputs } = onTerminal([up, up, { type: "\r", until: PROMPT }, QUIT]);
    expect(outputs[2]).toMatch(/\nfrom before\n1 row/u);
    const kept = onTerminal([{ type: "SELECT 1;\r", until: PROMPT }, QUIT], { environment: { QINGDAN_HISTORY: "" } });
    expect(kept.status).toBe(0);
    expect(existsSync(join(folder, ".qingdan_history"))).toBe(false);
  });

  test.each([
    ["SELECT serial FROM bound\t", "boundary"],
    ["FROM 部\t", "部门职责"],
    ["SELECT bureau_id, 有\t", "有效责任处室"],
    ["SELECT unit_eff\t", "unit_effective"],
    ["SELECT * FROM duty WHERE accountab\t", "accountability"],
    [".sch\t", ".schema"],
    [".schema prov\t", "provenance"],
    ["SELECT * FROM near_equal_\t", "near_equal_item"],
  ])("completes %j", (typed, completed) => {
    const { outputs } = onTerminal([
      { type: typed.slice(0, -1), until: "\\S$" },
      { type: "\t", until: completed.slice(-3) },
      { type: "\u0003", until: PROMPT },
      QUIT,
    ]);
    expect(`${outputs[0]}${outputs[1]}`).toContain(completed);
  });

  test("completes by what stood in the lines before", () => {
    const { outputs } = onTerminal([
      { type: "SELECT count(*) AS n\r", until: MORE },
      { type: "FROM 监", until: "监$" },
      { type: "\t", until: "管制度" },
      { type: ";\r", until: PROMPT },
      QUIT,
    ]);
    expect(outputs[3]).toMatch(/n\n-+\n *\d+\n1 row/u);
  });

  test("shows tables, columns and help; errors end nothing", () => {
    const { outputs, status } = onTerminal(
      [
        { type: ".tables\r", until: PROMPT },
        { type: ".schema 部门职责\r", until: PROMPT },
        { type: ".schema nothing\r", until: PROMPT },
        { type: ".help\r", until: PROMPT },
        { type: ".nothing\r", until: PROMPT },
        { type: "SELECT nothing FROM duty;\r", until: PROMPT },
        { type: "DROP TABLE duty;\r", until: PROMPT },
        { type: "SELECT 'still here' AS t;\r", until: PROMPT },
        QUIT,
      ],
      { columns: 200 },
    );
    expect(outputs[0]).toMatch(/duty +table[\s\S]*部门职责 +view[\s\S]*search\(words\) +function/u);
    expect(outputs[1]).toContain("有效责任处室");
    expect(outputs[2]).toContain("does not exist");
    for (const command of [".mode", ".output", ".read", ".param", "QINGDAN_HISTORY"])
      expect(outputs[3]).toContain(command);
    expect(outputs[4]).toContain(".nothing is no command");
    expect(outputs[5]).toContain("nothing");
    expect(outputs[6]).toContain("只读");
    expect(outputs[7]).toContain("still here");
    expect(status).toBe(0);
  });

  test("writes in other forms and into files, one result behind the other, and reads files", () => {
    writeFileSync(join(folder, "ask.sql"), "\ufeff-- 注释;\r\nSELECT 1 AS a;\r\n.mode json\r\nSELECT $who AS b");
    const { outputs } = onTerminal([
      { type: ".mode csv\r", until: PROMPT },
      { type: ".output two.csv\r", until: PROMPT },
      { type: "SELECT '=1' AS x; SELECT 2 AS x;\r", until: PROMPT },
      { type: ".output\r", until: PROMPT },
      { type: ".mode table\r", until: PROMPT },
      { type: ".param who=甲\r", until: PROMPT },
      { type: ".read ask.sql\r", until: PROMPT },
      { type: ".mode\r", until: PROMPT },
      { type: ".mode xlsx\r", until: PROMPT },
      { type: "SELECT 1 AS n;\r", until: PROMPT },
      { type: ".output one.xlsx\r", until: PROMPT },
      { type: "SELECT 1 AS n;\r", until: PROMPT },
      { type: ".read nothing.sql\r", until: PROMPT },
      QUIT,
    ]);
    expect(readFileSync(join(folder, "two.csv"), "utf8")).toBe("\ufeffx\r\n'=1\r\nx\r\n2\r\n");
    expect(outputs[2]).toContain("1 row → two.csv");
    expect(outputs[6]).toMatch(/a\n-\n1\n1 row\n\[\n\{"b":"甲"\}\n\]/u);
    expect(outputs[7]).toContain("json");
    expect(outputs[9]).toContain(".output FILE.xlsx");
    expect(outputs[11]).toContain("1 row → one.xlsx");
    expect(readFileSync(join(folder, "one.xlsx")).subarray(0, 2).toString()).toBe("PK");
    expect(outputs[12]).toContain("不存在");
  });

  test("Ctrl-C ends the query and throws away what is typed, not the shell", () => {
    const endless = "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE hash(a.range, b.range) = 1;";
    const { outputs, status } = onTerminal(
      [
        { type: `${endless}\r`, until: "= 1;\\s*$" },
        { type: "\u0003", until: `查询已中断[\\s\\S]*${PROMPT}` },
        { type: "SELECT half\r", until: MORE },
        { type: "of a line\u0003", until: PROMPT },
        { type: "SELECT 'whole' AS t;\r", until: PROMPT },
        QUIT,
      ],
      { columns: 200 },
    );
    expect(outputs[1]).toContain("查询已中断");
    expect(outputs[4]).toMatch(/\nwhole\n1 row/u);
    expect(status).toBe(0);
  });

  test.each([100, 163])("keeps Chinese tables within %i columns, aligned", (columns) => {
    const { outputs } = onTerminal(
      [{ type: "SELECT * FROM 部门职责 LIMIT 20;\r", until: `20 rows[\\s\\S]*${PROMPT}` }, QUIT],
      { columns },
    );
    const printed = (outputs[0] ?? "").split("\n").map((line) => line.trimEnd());
    const rule = printed.findIndex((line) => /^-+(?: {2}-+)+$/u.test(line));
    const lines = printed.slice(rule - 1, rule + 21);
    const gaps = [...(printed[rule] ?? "").matchAll(/ {2}/gu)].map(({ index }) => index);
    expect(gaps.length).toBeGreaterThan(3);
    for (const line of lines) {
      expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      const cells = [...line].flatMap((character) => [character, ...(displayWidth(character) > 1 ? [""] : [])]);
      for (const gap of gaps) expect((cells[gap] ?? " ") + (cells[gap + 1] ?? " ")).toBe("  ");
    }
  });

  test("shows rows of many columns below each other where the terminal is too narrow for a table", () => {
    const { outputs } = onTerminal(
      [{ type: "SELECT * FROM 监管制度 LIMIT 2;\r", until: `2 rows[\\s\\S]*${PROMPT}` }, QUIT],
      { columns: 60 },
    );
    expect(outputs[0]).toMatch(/─── 1 ─+\n *部门编号 │ [\s\S]*─── 2 ─+\n *部门编号 │ /u);
    for (const line of (outputs[0] ?? "").split("\n").slice(1)) expect(displayWidth(line)).toBeLessThanOrEqual(60);
  });

  test("shows a thousand rows of a long answer and says how many there are", () => {
    const { outputs } = onTerminal([{ type: "SELECT range FROM range(5000);\r", until: PROMPT }, QUIT]);
    expect(outputs[0]).toMatch(/\n +999\n/u);
    expect(outputs[0]).not.toMatch(/\n +1000\n/u);
    expect(outputs[0]).toContain("5000 rows, the first 1000 are shown");
  });

  test("with --unsafe gives DuckDB whole, and errors and Ctrl-C still end nothing", () => {
    const { outputs, status } = onTerminal(
      [
        { type: "COPY (SELECT 1 AS n) TO 'own.csv';\r", until: PROMPT },
        { type: "SELECT nothing;\r", until: PROMPT },
        {
          type: "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE hash(a.range, b.range) = 1;\r",
          until: "= 1;\\s*$",
        },
        { wait: 0.5, type: "\u0003", until: PROMPT },
        { type: "SELECT n FROM 'own.csv';\r", until: PROMPT },
        QUIT,
      ],
      { columns: 200, options: ["--unsafe"] },
    );
    expect(readFileSync(join(folder, "own.csv"), "utf8")).toBe("n\n1\n");
    expect(outputs[1]).not.toContain("bug");
    expect(outputs[3]).toContain("INTERRUPT");
    expect(outputs[4]).toMatch(/\n1\n1 row/u);
    expect(status).toBe(0);
  });
});
