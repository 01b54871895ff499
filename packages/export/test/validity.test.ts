import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { type Finding, walk } from "@qingdan/model";
import { createWriters } from "../src/index.ts";
import { readZip } from "../src/zip/read-zip.ts";
import { caseList, caseNames, KINDS, realLists } from "./support/cases.ts";
import { CHILD_ORDERS } from "./support/schema-orders.ts";

const writers = await createWriters();
const table = {
  title: "责任清单动态调整表",
  lines: ["申请部门（盖章）：某县财政局"],
  columns: [{ heading: "序号" }, { heading: "调整类型", choices: ["增加"] }, { heading: "键", hidden: true }],
  rows: [["1", "甲\n=1+1", "007"]],
};

/** The files whose structure is looked at: all cases and real lists in all kinds, workbooks with findings, plain tables. */
function packages(): { name: string; files: Map<string, string> }[] {
  const all = [...caseNames().map(caseList), ...realLists()].flatMap((list) => {
    const [first] = walk(list);
    const finding = { severity: "warning", bureau_id: list.bureau.id, quote: "", message: "有误", remedy: "" } as const;
    const findings: Finding[] =
      first === undefined
        ? []
        : [{ ...finding, rule: "r", node_table: first.table, node_key: first.node.key, field: "text" }];
    return KINDS.map(([format, form]) => ({
      name: `${list.bureau.name} ${form}.${format}`,
      bytes: writers.write(format, form, list, { revision: "r", findings }).bytes,
    }));
  });
  all.push({ name: "table.xlsx", bytes: writers.writeTable(table).bytes });
  all.push({ name: "table.docx", bytes: writers.writeTableDocument(table).bytes });
  return all.map(({ name, bytes }) => {
    const files = [...readZip(bytes)].map(([part, content]) => [part, Buffer.from(content).toString("utf8")] as const);
    return { name, files: new Map(files) };
  });
}

/** The children of each element of a part, in the order of the part. It must be well formed, without comments. */
function elements(xml: string): { name: string; children: string[] }[] {
  const found: { name: string; children: string[] }[] = [];
  const open: { name: string; children: string[] }[] = [];
  for (const [, closes, name = "", empty] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)[^>]*?(\/?)>/gu)) {
    if (closes === "/") {
      expect(open.pop()?.name).toBe(name);
      continue;
    }
    const element = { name, children: [] };
    open.at(-1)?.children.push(name);
    found.push(element);
    if (empty !== "/") open.push(element);
  }
  expect(open).toEqual([]);
  return found;
}

function misplaced({ name, children }: { name: string; children: string[] }): string[] {
  const order = CHILD_ORDERS[name]?.split(" ");
  if (order === undefined) return [];
  const rest = order.indexOf("*");
  const places = children.map((child) => (order.includes(child) ? order.indexOf(child) : rest));
  return children.flatMap((child, index) =>
    (places[index] ?? 0) < Math.max(0, ...places.slice(0, index)) || places[index] === -1
      ? [`${child} in ${name}`]
      : [],
  );
}

/** The values of an attribute of some element. */
function values(xml: string, pattern: RegExp): string[] {
  return [...xml.matchAll(pattern)].map((match) => match[1] ?? "");
}

const all = packages();

describe("what Excel and Word are strict about", () => {
  test("has the children of all elements in the order of the schema", () => {
    const turned = '<w:tcPr><w:vAlign w:val="center"/><w:tcW w:w="1"/><w:nothing/></w:tcPr>';
    expect(elements(turned).flatMap(misplaced)).toEqual(["w:tcW in w:tcPr", "w:nothing in w:tcPr"]);
    for (const { name, files } of all) {
      for (const [part, xml] of files) {
        if (part.endsWith(".vml") || part.includes("theme")) continue;
        expect(elements(xml).flatMap(misplaced), `${name} ${part}`).toEqual([]);
      }
    }
  });

  test("has a content type for each part, and a part for each content type and relationship", () => {
    for (const { name, files } of all) {
      const types = files.get("[Content_Types].xml") ?? "";
      const named = values(types, /PartName="\/([^"]+)"/gu);
      expect(
        named.filter((part) => !files.has(part)),
        name,
      ).toEqual([]);
      const defaults = new Set(values(types, /Extension="([^"]+)"/gu).filter((extension) => extension !== "xml"));
      const untyped = [...files.keys()].filter(
        (part) =>
          part !== "[Content_Types].xml" && !named.includes(part) && !defaults.has(part.split(".").at(-1) ?? ""),
      );
      expect(untyped, name).toEqual([]);
      for (const [part, xml] of files) {
        if (!part.endsWith(".rels")) continue;
        const folder = posix.dirname(posix.dirname(part));
        const targets = values(xml, /Target="([^"]+)"/gu).map((target) => posix.join(folder, target));
        expect(
          targets.filter((target) => !files.has(target)),
          `${name} ${part}`,
        ).toEqual([]);
        const ids = values(xml, / Id="([^"]+)"/gu);
        expect(new Set(ids).size, `${name} ${part}`).toBe(ids.length);
        const owner = files.get(posix.join(folder, posix.basename(part, ".rels"))) ?? "";
        expect(
          values(owner, / r:(?:id|embed)="([^"]+)"/gu).filter((id) => !ids.includes(id)),
          `${name} ${part}`,
        ).toEqual([]);
      }
    }
  });

  test("has bookmarks of their own names and numbers, each begun and ended, and no style that is not there", () => {
    for (const { name, files } of all) {
      const document = files.get("word/document.xml");
      if (document === undefined) continue;
      const begun = values(document, /<w:bookmarkStart w:id="(\d+)"/gu);
      const names = values(document, /<w:bookmarkStart [^>]*w:name="([^"]+)"/gu);
      expect(new Set(begun).size, name).toBe(begun.length);
      expect(new Set(names).size, name).toBe(names.length);
      expect(values(document, /<w:bookmarkEnd w:id="(\d+)"/gu).sort(), name).toEqual([...begun].sort());
      // Word takes names of up to 40 characters.
      expect(
        names.filter((bookmark) => bookmark.length > 40),
        name,
      ).toEqual([]);
      expect(
        values(document, / (?:PAGEREF) (\S+) /gu).filter((bookmark) => !names.includes(bookmark)),
        name,
      ).toEqual([]);
      const styles = new Set(values(files.get("word/styles.xml") ?? "", /w:styleId="([^"]+)"/gu));
      expect(
        values(document, /<w:pStyle w:val="([^"]+)"/gu).filter((style) => !styles.has(style)),
        name,
      ).toEqual([]);
      // The highest row that Word allows, in twips.
      expect(Math.max(0, ...values(document, /<w:trHeight w:val="(\d+)"/gu).map(Number)), name).toBeLessThanOrEqual(
        31680,
      );
    }
  });

  test("has sheets within Excel's bounds: no cell merged twice, no style that is not there, no row too high, no column too wide", () => {
    for (const { name, files } of all) {
      const styles = files.get("xl/styles.xml");
      if (styles === undefined) continue;
      const looks = /<cellXfs[^>]*>(.*?)<\/cellXfs>/su.exec(styles)?.[1]?.match(/<xf /gu)?.length ?? 0;
      for (const [part, xml] of files) {
        if (!part.startsWith("xl/worksheets/sheet")) continue;
        const place = `${name} ${part}`;
        expect(Math.max(0, ...values(xml, / s(?:tyle)?="(\d+)"/gu).map(Number)), place).toBeLessThan(looks);
        expect(Math.max(0, ...values(xml, / ht="([\d.]+)"/gu).map(Number)), place).toBeLessThanOrEqual(409);
        expect(Math.max(0, ...values(xml, /<col [^>]*width="([\d.]+)"/gu).map(Number)), place).toBeLessThanOrEqual(255);
        const cells = values(xml, /<c r="([A-Z]+\d+)"/gu);
        expect(new Set(cells).size, place).toBe(cells.length);
        const merged = values(xml, /<mergeCell ref="([^"]+)"/gu).flatMap(cellsOf);
        expect(new Set(merged).size, place).toBe(merged.length);
      }
      const sheets = values(files.get("xl/workbook.xml") ?? "", /<sheet name="([^"]+)"/gu);
      expect(new Set(sheets).size, name).toBe(sheets.length);
      expect(
        sheets.filter((sheet) => sheet.length > 31),
        name,
      ).toEqual([]);
    }
  });
});

/** The cells of a range like B4:C9, as column number and row. */
function cellsOf(range: string): string[] {
  const [from = "", to = from] = range.split(":");
  const at = (cell: string): [number, number] => {
    const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/u.exec(cell) ?? [];
    return [[...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0), Number(row)];
  };
  const [left, top] = at(from);
  const [right, bottom] = at(to);
  const cells: string[] = [];
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) cells.push(`${column},${row}`);
  return cells;
}
