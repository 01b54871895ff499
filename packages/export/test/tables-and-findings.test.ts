import { describe, expect, test } from "vitest";
import type { Finding } from "@qingdan/model";
import { createWriters } from "../src/index.ts";
import { readZip } from "../src/zip/read-zip.ts";
import { caseList } from "./support/cases.ts";
import { printedText } from "./support/texts.ts";

const writers = await createWriters();

function part(bytes: Uint8Array, name: string): string {
  return Buffer.from(readZip(bytes).get(name) ?? []).toString("utf8");
}

describe("writeTable", () => {
  const table = {
    title: "冲突清单",
    lines: ["填报单位：某县财政局"],
    columns: [
      { heading: "序号", width: 6, centred: true },
      { heading: "处理", choices: ["用我方", "用对方"] },
      { heading: "键", hidden: true },
    ],
    rows: [["1", "=1+1", "007"]],
  };

  test("prints title, lines, header and texts as they are, with drop-down and hidden column", () => {
    const { bytes, diagnostics } = writers.writeTable(table);
    expect(diagnostics).toEqual([]);
    const printed = printedText(bytes);
    for (const text of ["冲突清单", "填报单位：某县财政局", "序号处理键", "1=1+1007", "用我方"])
      expect(printed).toContain(text);
    const sheet = part(bytes, "xl/worksheets/sheet1.xml");
    expect(sheet).toContain('sqref="B4:B204"');
    expect(sheet).toMatch(/<col min="3" max="3"[^>]* hidden="1"/u);
    expect(sheet).toContain('ySplit="3"');
    expect(Buffer.compare(bytes, writers.writeTable(table).bytes)).toBe(0);
  });

  test("a form of many columns prints at 9 points or more, its hidden columns aside; a result keeps the widths that its texts want", () => {
    const long = "贯彻执行有关法律法规和方针政策，拟订发展规划并组织实施。".repeat(6);
    const headings = "序号 所在部分 事项名称 调整前 调整后 调整依据 调整理由 编办意见 标识".split(" ");
    const columns = headings.map((heading) => ({ heading, hidden: heading === "标识" }));
    const rows = [["1", "一、部门主要职责", long, long, long, "", "", "", "D0000000000"]];
    const widths = (showsTitle: boolean): number[] => {
      const { bytes } = writers.writeTable({ title: "责任清单动态调整表", showsTitle, columns, rows });
      const cols = part(bytes, "xl/worksheets/sheet1.xml").matchAll(/<col [^>]*width="([\d.]+)"[^>]*>/gu);
      return [...cols].filter(([col]) => !col.includes("hidden")).map(([, width]) => Number(width));
    };
    const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
    // 757 points of paper; a character is 5.25 points wide at 10.5.
    const scale = 757 / (sum(widths(true)) * 5.25);
    expect(widths(true)).toHaveLength(8);
    expect(scale * 10.5).toBeGreaterThanOrEqual(9);
    expect(Math.max(...widths(false))).toBe(60);
  });

  test("writes a table without rows and columns", () => {
    const cells = (columns: { heading: string }[]): number =>
      part(writers.writeTable({ title: "空", columns, rows: [] }).bytes, "xl/worksheets/sheet1.xml").match(/<is>/gu)
        ?.length ?? 0;
    expect(cells([])).toBe(1);
    expect(cells([{ heading: "甲" }])).toBe(2);
  });
});

describe("writeTableDocument", () => {
  const table = {
    title: "责任清单动态调整表",
    lines: ["申请部门（盖章）：某县财政局"],
    columns: [{ heading: "序号" }, { heading: "调整类型", choices: ["增加"] }, { heading: "键", hidden: true }],
    rows: [
      ["1", "甲\n=1+1", "007"],
      ["2", "乙".repeat(5000), ""],
    ],
  };

  test("prints title, lines and shown columns on turned pages, the header on each of them", () => {
    const { bytes, diagnostics } = writers.writeTableDocument(table);
    expect(diagnostics).toEqual([]);
    const printed = printedText(bytes);
    expect(printed).toContain("责任清单动态调整表申请部门（盖章）：某县财政局序号调整类型1甲=1+12乙");
    expect(printed).not.toContain("007");
    const document = part(bytes, "word/document.xml");
    expect(document.match(/<w:tblHeader\/>/gu)?.length).toBe(1);
    expect(document).toContain('w:orient="landscape"');
    // The header and the first row stay whole; the second is higher than a page.
    expect(document.match(/<w:cantSplit\/>/gu)?.length).toBe(2);
    expect(Buffer.compare(bytes, writers.writeTableDocument(table).bytes)).toBe(0);
  });

  test("writes a table without rows or columns, tells what it had to change", () => {
    expect(printedText(writers.writeTableDocument({ title: "空", columns: [], rows: [] }).bytes)).toBe("空");
    const { diagnostics } = writers.writeTableDocument({
      title: "表",
      columns: [{ heading: "甲" }],
      rows: [["\u0000"]],
    });
    expect(diagnostics.map(({ code, place }) => [code, place.spot])).toEqual([
      ["export/illegal-character", "表第1行甲"],
    ]);
  });
});

describe("findings", () => {
  test("hang on the cells they are about", () => {
    const list = caseList("every-part");
    const finding = (node_table: Finding["node_table"], node_key: string, field: string): Finding => ({
      rule: "some-rule",
      severity: "warning",
      bureau_id: list.bureau.id,
      node_table,
      node_key,
      field,
      quote: "",
      message: "此处有误",
      remedy: "请核对",
    });
    const section = list.oversight?.[0]?.sections[1];
    const findings = [
      finding("task", list.duties?.[0]?.tasks[1]?.key ?? "", "unit"),
      finding("section", section?.key ?? "", "text"),
      finding("", "", "services"),
    ];
    const { bytes } = writers.write("xlsx", "standard", list, { revision: "r", findings });
    expect(part(bytes, "xl/comments2.xml")).toContain('ref="D6"');
    expect(part(bytes, "xl/comments2.xml")).toContain("此处有误（请核对）");
    expect(part(bytes, "xl/comments4.xml")).toContain('ref="F4"');
    // What is about a whole part stands on its title.
    expect(part(bytes, "xl/comments5.xml")).toContain('ref="A1"');
    expect(part(bytes, "xl/worksheets/_rels/sheet2.xml.rels")).toContain("../comments2.xml");
  });
});
