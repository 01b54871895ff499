import { createWriters } from "@qingdan/export";
import { editedList, readEditedWorkbook, readWorkbook } from "@qingdan/ingest";
import { createVocabulary, formSheet, PARTS, type Change } from "@qingdan/model";
import { diffLists, matchByContent } from "@qingdan/reconcile";
import { describe, expect, test } from "vitest";
import {
  columnNamed,
  deleteRows,
  endRow,
  HEADER,
  insertRow,
  removeIdentity,
  setCell,
  sheetNamed,
  textAt,
  unmerge,
  type Sheet,
  type Workbook,
} from "./support/edit-workbook.ts";
import { SEED_BUREAUS, seedList } from "./support/seed-lists.ts";

const vocabulary = createVocabulary();
const writers = await createWriters();

describe.each(SEED_BUREAUS)("%s", (bureau) => {
  const base = seedList(bureau);
  const { bytes } = writers.write("xlsx", "standard", base, { revision: "r1" });
  const duties = base.duties ?? [];
  const groupAt = duties.findIndex((duty) => duty.tasks.length >= 3);
  const duty = duties[groupAt] as (typeof duties)[number];
  const [first, second, third] = duty.tasks as [(typeof duty.tasks)[0], (typeof duty.tasks)[0], (typeof duty.tasks)[0]];
  const otherAt = duties.findIndex((candidate, index) => index > groupAt && candidate.tasks.length > 0);
  const other = duties[otherAt] as (typeof duties)[number];

  const changesAfter = (edit: (workbook: Workbook, sheet: Sheet) => void): Change[] => {
    const workbook = readWorkbook(bytes);
    edit(workbook, sheetNamed(workbook, "一"));
    const edited = readEditedWorkbook(workbook, vocabulary);
    const { list, cellOf } = editedList(edited, base, { vocabulary, matchByContent });
    return diffLists(base, list).map((change) => ({ ...change, cell: cellOf(change.key, change.field) ?? "" }));
  };
  const brief = (changes: readonly Change[]): string[] =>
    changes.map(({ op, table, key, field }) =>
      [op, table, op === "insert" ? "" : key, field].join(" ").trim().replace(/ +/gu, " "),
    );

  /** The row of the sheet that holds the node with this key. */
  const rowOf = (sheet: Sheet, key: string): number => {
    const column = columnNamed(sheet, "_key");
    for (const [row, cells] of sheet.cells) if (cells.get(column)?.text.includes(key)) return row;
    throw new Error(`no row of ${key}`);
  };
  /** Rows of the sheet that a node takes: more than one where it is high. */
  const heightOf = (sheet: Sheet, row: number): number => {
    const column = columnNamed(sheet, "具体工作事项");
    const merge = sheet.merges.find(({ top, left }) => top === row && left === column);
    return merge === undefined ? 1 : merge.bottom - merge.top + 1;
  };

  test("a text", () => {
    const changes = changesAfter((_, sheet) =>
      setCell(sheet, rowOf(sheet, second.key), columnNamed(sheet, "具体工作事项"), "改写后的工作事项"),
    );
    expect(changes).toEqual([
      {
        op: "update",
        table: "task",
        key: second.key,
        field: "text",
        before: second.text,
        after: "改写后的工作事项",
        cell: expect.stringMatching(/^一、部门主要职责!C\d+$/u),
      },
    ]);
  });

  test("the text of a group in its merged cell", () => {
    const changes = changesAfter((_, sheet) =>
      setCell(sheet, rowOf(sheet, first.key), columnNamed(sheet, "主要职责"), "全新的职责"),
    );
    expect(brief(changes)).toEqual([`update duty ${duty.key} text`]);
  });

  test("a phone typed as a number", () => {
    const item = base.services?.flatMap(({ items }) => items)[0];
    if (item === undefined) return expect(base.services ?? []).toEqual([]);
    const changes = changesAfter((workbook) => {
      const sheet = sheetNamed(workbook, "四");
      setCell(sheet, rowOf(sheet, item.key), columnNamed(sheet, "联系电话"), "88580001", "number");
    });
    expect(changes.map(({ op, key, field, after }) => [op, key, field, after])).toEqual([
      ["update", item.key, "phone", "88580001"],
    ]);
    return undefined;
  });

  test("a row inserted in a group", () => {
    const changes = changesAfter((_, sheet) =>
      insertRow(sheet, rowOf(sheet, second.key), { [columnNamed(sheet, "具体工作事项")]: "新增的工作事项" }),
    );
    expect(brief(changes)).toEqual(["insert task"]);
    expect(changes[0]).toMatchObject({
      after: "新增的工作事项",
      cell: expect.stringMatching(/^一、部门主要职责!C\d+$/u),
    });
  });

  test.each(["first", "second"])("the %s row of a group deleted", (which) => {
    const task = which === "first" ? first : second;
    const changes = changesAfter((_, sheet) => {
      const row = rowOf(sheet, task.key);
      deleteRows(sheet, row, heightOf(sheet, row));
    });
    expect(brief(changes)).toEqual([`delete task ${task.key}`]);
  });

  test("a group deleted", () => {
    const changes = changesAfter((_, sheet) => {
      const from = rowOf(sheet, first.key);
      const last = rowOf(sheet, duty.tasks.at(-1)?.key ?? "");
      deleteRows(sheet, from, last + heightOf(sheet, last) - from);
    });
    const wanted = [`delete duty ${duty.key}`, ...duty.tasks.map(({ key }) => `delete task ${key}`)];
    expect(brief(changes)).toEqual(wanted);
  });

  test("a new group at the end", () => {
    const changes = changesAfter((_, sheet) => {
      const row = endRow(sheet);
      setCell(sheet, row, columnNamed(sheet, "序号"), "99");
      setCell(sheet, row, columnNamed(sheet, "主要职责"), "承担新划入的职责");
      setCell(sheet, row, columnNamed(sheet, "具体工作事项"), "办理新划入的事项");
      setCell(sheet, row + 1, columnNamed(sheet, "具体工作事项"), "其他新划入的事项");
    });
    expect(brief(changes)).toEqual(["insert duty", "insert task", "insert task"]);
  });

  test("two rows swapped", () => {
    const changes = changesAfter((_, sheet) => {
      const [one, two] = [rowOf(sheet, second.key), rowOf(sheet, third.key)];
      for (const column of ["具体工作事项", "责任处室", "备注", "_key"].map((name) => columnNamed(sheet, name))) {
        const [a, b] = [textAt(sheet, one, column), textAt(sheet, two, column)];
        setCell(sheet, one, column, b);
        setCell(sheet, two, column, a);
      }
    });
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ op: "move", table: "task", field: "ordinal" });
    expect([second.key, third.key]).toContain(changes[0]?.key);
  });

  test("a part that was absent filled in", () => {
    const part = PARTS.find((candidate) => base[candidate] === undefined);
    if (part === undefined) return expect(PARTS.every((candidate) => base[candidate] !== undefined)).toBe(true);
    const changes = changesAfter((workbook) => {
      const sheet = sheetNamed(workbook, formSheet(part).title.slice(0, 1));
      sheet.merges = sheet.merges.filter(({ top }) => top <= 3);
      for (const [index, column] of formSheet(part).columns.entries()) {
        if (column.field !== "mechanism" && column.field !== "remark")
          setCell(sheet, 4, index + 1, `${column.heading}一`);
      }
    });
    expect(new Set(changes.map(({ op }) => op))).toEqual(new Set(["insert"]));
    expect(changes.every(({ cell }) => cell !== "")).toBe(true);
    return undefined;
  });

  test("a task moved to another duty", () => {
    const changes = changesAfter((_, sheet) => {
      const from = rowOf(sheet, second.key);
      const row: Record<number, string> = {};
      for (const name of ["具体工作事项", "责任处室", "备注", "_key"]) {
        const column = columnNamed(sheet, name);
        row[column] = textAt(sheet, from, column);
      }
      deleteRows(sheet, from, heightOf(sheet, from));
      insertRow(sheet, rowOf(sheet, other.tasks[0]?.key ?? "") + 1, row);
    });
    expect(changes.map(({ op, key, field, before, after }) => ({ op, key, field, before, after }))).toEqual([
      { op: "move", key: second.key, field: "parent", before: duty.key, after: other.key },
    ]);
  });

  test("a copied row then edited", () => {
    const changes = changesAfter((_, sheet) => {
      const from = rowOf(sheet, second.key);
      const row: Record<number, string> = {};
      for (const name of ["责任处室", "备注", "_key"])
        row[columnNamed(sheet, name)] = textAt(sheet, from, columnNamed(sheet, name));
      row[columnNamed(sheet, "具体工作事项")] = "由复制的行改写的事项";
      insertRow(sheet, from, row);
    });
    expect(brief(changes)).toEqual(["insert task"]);
    expect(changes[0]?.after).toContain("由复制的行改写的事项");
  });

  test("a whole group copied above itself, the copy's head written anew: the rows below keep their keys", () => {
    const changes = changesAfter((_, sheet) => {
      unmerge(sheet, false);
      const from = rowOf(sheet, first.key);
      const after = duties[groupAt + 1];
      const to = after === undefined ? endRow(sheet) : rowOf(sheet, after.key);
      const rows = Array.from({ length: to - from }, (_none, index) =>
        Object.fromEntries([...(sheet.cells.get(from + index) ?? [])].map(([column, { text }]) => [column, text])),
      );
      for (const row of rows.toReversed()) insertRow(sheet, from, row);
      setCell(sheet, from, columnNamed(sheet, "主要职责"), "由复制的一组改写的职责");
    });
    const wanted = ["insert duty", ...duty.tasks.map(() => "insert task")];
    expect(brief(changes).filter((line) => !line.includes("note"))).toEqual(wanted);
  });

  test.each([true, false])(
    "rows sorted after unmerging and filling keep their identity, key column too: %s",
    (whole) => {
      const changes = changesAfter((_, sheet) => {
        unmerge(sheet, true);
        const key = columnNamed(sheet, "_key");
        // Notes are full-width lines: filled, they say the same in all columns. They stay where they are.
        const rows = [...sheet.cells].filter(
          ([row, cells]) => row > 3 && row < endRow(sheet) && cells.get(1)?.text !== cells.get(3)?.text,
        );
        const text = (cells: (typeof rows)[number][1]): string => cells.get(3)?.text ?? "";
        const sorted = rows
          .map(([, cells]) => cells)
          .sort((a, b) => (text(a) === text(b) ? 0 : text(a) < text(b) ? -1 : 1));
        for (const [index, [row, cells]] of rows.entries()) {
          const now = new Map(sorted[index]);
          const left = cells.get(key);
          if (!whole && left === undefined) now.delete(key);
          else if (!whole && left !== undefined) now.set(key, left);
          sheet.cells.set(row, now);
        }
      });
      expect(new Set(changes.map(({ op, field }) => `${op} ${field}`))).toEqual(new Set(["move ordinal"]));
    },
  );

  test("rows sorted after unmerging without filling: told, since nothing shows their groups any more", () => {
    const workbook = readWorkbook(bytes);
    const sheet = sheetNamed(workbook, "一");
    unmerge(sheet, false);
    const rows = [...sheet.cells].filter(
      ([row, cells]) => row > HEADER && row < endRow(sheet) && (cells.get(3)?.text ?? "") !== "",
    );
    const text = (cells: (typeof rows)[number][1]): string => cells.get(3)?.text ?? "";
    const sorted = rows.map(([, cells]) => cells).sort((a, b) => (text(a) < text(b) ? -1 : 1));
    for (const [index, [row]] of rows.entries()) sheet.cells.set(row, sorted[index] as (typeof sorted)[number]);
    const { problems } = editedList(readEditedWorkbook(workbook, vocabulary), base, { vocabulary, matchByContent });
    expect(problems.map(({ code }) => code)).toContain("import/rows-scattered");
  });

  test("two rows swapped in the columns that are seen, the key column left behind", () => {
    const changes = changesAfter((_, sheet) => {
      const [one, two] = [rowOf(sheet, second.key), rowOf(sheet, third.key)];
      for (const column of ["具体工作事项", "责任处室", "备注"].map((name) => columnNamed(sheet, name))) {
        const [a, b] = [textAt(sheet, one, column), textAt(sheet, two, column)];
        setCell(sheet, one, column, b);
        setCell(sheet, two, column, a);
      }
    });
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ op: "move", table: "task", field: "ordinal" });
  });

  test("a text written anew where the key column is gone", () => {
    const changes = changesAfter((workbook, sheet) => {
      const row = rowOf(sheet, second.key);
      removeIdentity(workbook);
      setCell(sheet, row, columnNamed(sheet, "具体工作事项"), "甲乙丙丁");
    });
    expect(brief(changes)).toEqual([`update task ${second.key} text`]);
  });

  test("nearly every row written anew where the key column is gone: refused, not guessed", () => {
    const workbook = readWorkbook(bytes);
    removeIdentity(workbook);
    const sheet = sheetNamed(workbook, "一");
    const column = columnNamed(sheet, "具体工作事项");
    const rows = [...sheet.cells.keys()].filter((row) => row > HEADER && textAt(sheet, row, column) !== "");
    for (const [index, row] of rows.entries())
      if (index % 5 !== 0) setCell(sheet, row, column, `改写${"甲".repeat(index)}`);
    const edited = readEditedWorkbook(workbook, vocabulary);
    const { list, problems } = editedList(edited, base, { vocabulary, matchByContent });
    expect(problems.filter(({ severity }) => severity === "error")).toMatchObject([
      { code: "import/sheet-rewritten", place: { sheet: "一、部门主要职责" } },
    ]);
    expect(list.duties).toEqual(base.duties);
  });

  test("a group of one row cleared instead of deleted", () => {
    const service = base.services?.find(({ items }) => items.length === 1);
    const [item] = service?.items ?? [];
    if (service === undefined || item === undefined)
      return expect(base.services?.every(({ items }) => items.length > 1)).toBe(true);
    const changes = changesAfter((workbook) => {
      const sheet = sheetNamed(workbook, "四");
      const row = rowOf(sheet, item.key);
      for (let column = 1; column < columnNamed(sheet, "_key"); column += 1) setCell(sheet, row, column, "");
    });
    expect(brief(changes)).toEqual([`delete service ${service.key}`, `delete service_item ${item.key}`]);
    return undefined;
  });
});

test("a section's printed heading taken out of its cell: the heading stays, and is told", () => {
  const base = seedList("boshan-rsj");
  const workbook = readWorkbook(writers.write("xlsx", "standard", base, { revision: "r1" }).bytes);
  const sheet = sheetNamed(workbook, "三");
  const column = columnNamed(sheet, "监督检查对象");
  const [row = 0] = [...sheet.cells].find(([, cells]) => cells.get(column)?.text.startsWith("【")) ?? [];
  setCell(sheet, row, column, textAt(sheet, row, column).replace(/^.*\n/u, ""));
  const { list, problems } = editedList(readEditedWorkbook(workbook, vocabulary), base, { vocabulary, matchByContent });
  expect(list).toEqual(base);
  expect(problems).toMatchObject([{ severity: "warning", code: "import/heading-lost", place: { cell: `E${row}` } }]);
});

test("words on 填写说明, which is no part of the list, are told with their cell", () => {
  const base = seedList("boshan-rsj");
  const workbook = readWorkbook(writers.write("xlsx", "standard", base, { revision: "r1" }).bytes);
  const told = (): unknown => readEditedWorkbook(workbook, vocabulary).problems;
  expect(told()).toEqual([]);
  const sheet = sheetNamed(workbook, "填写说明");
  unmerge(sheet, true);
  expect(told()).toEqual([]);
  setCell(sheet, 40, 2, "第三项我局有不同意见。");
  expect(told()).toMatchObject([
    { severity: "warning", code: "import/words-on-instructions", place: { sheet: "填写说明", cell: "B40" } },
  ]);
});
