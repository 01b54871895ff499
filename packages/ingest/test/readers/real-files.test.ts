import { createVocabulary } from "@qingdan/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SourceDocument } from "../../src/blocks.ts";
import { readCsv } from "../../src/readers/csv.ts";
import { readDocx } from "../../src/readers/docx/read-docx.ts";
import { readHtml } from "../../src/readers/html/read-html.ts";
import { readXlsx } from "../../src/readers/xlsx/read-xlsx.ts";
import { checkDocument, printBlocks } from "./check-document.ts";
import { hasOffice, hasOpenpyxl, hasPandoc, hasPythonDocx, openWorkshop, type Workshop } from "./programs.ts";

const WORKBOOK = `
import datetime, openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "一、部门主要职责"
for row in [["一、部门主要职责"], ["序号", "主要职责", "具体工作事项", "联系电话", "日期"],
            [1, "甲　职责", "第一行\\n第二行", 13800138000, datetime.date(2015, 7, 1)], [None, None, "乙 事项", "0535-1234567", "=1+1"],
            ["007", "=A1", "1e5", 0.1 + 0.2, True]]:
    sheet.append(row)
for merge in ["A1:E1", "A3:A4", "B3:B4"]:
    sheet.merge_cells(merge)
other = book.create_sheet("二、部门职责边界")
other.append(["序号", "管理事项"])
other.append(["1", "丙"])
lists = book.create_sheet("_lists")
lists.append(["选项"])
lists.sheet_state = "hidden"
book.save("book.xlsx")
`;

const DOCUMENT = `
import docx
document = docx.Document()
document.styles.add_style("GroupContinued", 1)
document.add_heading("一、部门主要职责", 1)
document.add_paragraph("正文 一段")
for text in ["编号甲", "编号乙"]:
    document.add_paragraph(text, style="List Number")
table = document.add_table(4, 3)
for column, text in enumerate(["序号", "主要职责", "具体工作事项"]):
    table.cell(0, column).text = text
table.cell(1, 0).merge(table.cell(2, 0)).text = "1"
table.cell(1, 1).text = "甲职责"
table.cell(1, 2).text = "第一段\\n软行"
table.cell(1, 2).add_paragraph("第二段")
table.cell(2, 1).merge(table.cell(2, 2)).text = "跨列"
continued = table.cell(3, 1).paragraphs[0]
continued.style = document.styles["GroupContinued"]
continued.add_run("续文")
document.sections[0].header.paragraphs[0].text = "页眉"
document.sections[0].footer.paragraphs[0].text = "页脚"
document.save("list.docx")
`;

const TEXT_ROWS = ["一、部门主要职责|←|←|←|←", "序号|主要职责|具体工作事项|联系电话|日期"];
const OTHER_ROWS = ["序号|管理事项", "1|丙"];
const CALCULATED = [
  ...TEXT_ROWS,
  "1|甲　职责|第一行/第二行|13800138000|2015-07-01",
  "↑|↑|乙 事项|0535-1234567|2",
  "007|一、部门主要职责|1e5|0.3|TRUE",
  ...OTHER_ROWS,
];
const TABLE_ROWS = ["序号|主要职责|具体工作事项", "1|甲职责|第一段/软行¶第二段", "↑|跨列|←", "|…续文|"];

function shown(document: SourceDocument): string[] {
  checkDocument(document);
  return printBlocks(document);
}

const PATIENCE = { timeout: 300_000 };

describe.skipIf(!(hasOpenpyxl && hasOffice))(
  "workbooks of real programs (needs openpyxl and LibreOffice)",
  PATIENCE,
  () => {
    let workshop: Workshop;
    beforeAll(() => {
      workshop = openWorkshop();
      workshop.python(WORKBOOK);
    });
    afterAll(() => workshop.close());

    test("reads what openpyxl writes, which stores no results of formulas", () => {
      const document = readXlsx(workshop.read("book.xlsx"), "book.xlsx");
      expect(shown(document)).toEqual(
        CALCULATED.map((row) => row.replace("1234567|2", "1234567|").replace("007|一、部门主要职责", "007|")),
      );
      expect(document.diagnostics.filter(({ severity }) => severity === "warning").map(({ code }) => code)).toEqual([
        "ingest/formula-without-result",
      ]);
    });

    test("reads what LibreOffice saves: .xlsx again, by way of .xls and .ods, and as .html and .csv", () => {
      workshop.convert("book.xlsx", "ods");
      workshop.convert("book.xlsx", "xls");
      workshop.convert("book.xlsx", "html");
      workshop.convert("book.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1");
      for (const source of ["book.ods", "book.xls"]) {
        workshop.convert(source, "xlsx");
        expect(shown(readXlsx(workshop.read("book.xlsx"), source)), source).toEqual(CALCULATED);
      }
      // LibreOffice prints a boolean as a number in a page.
      const page = CALCULATED.map((row) => row.replace("TRUE", "1"));
      expect(shown(readHtml(workshop.read("book.html"), "book.html"))).toEqual(page);
      const first = CALCULATED.slice(0, -2).map((row) => row.replace(/[←↑]/gu, ""));
      expect(shown(readCsv(workshop.read("book.csv"), "book.csv", createVocabulary()))).toEqual(first);
    });
  },
);

describe.skipIf(!(hasPythonDocx && hasOffice && hasPandoc))(
  "documents of real programs (needs python-docx, LibreOffice and pandoc)",
  PATIENCE,
  () => {
    let workshop: Workshop;
    beforeAll(() => {
      workshop = openWorkshop();
      workshop.python(DOCUMENT);
    });
    afterAll(() => workshop.close());
    const paragraphs = ["#1 一、部门主要职责", "正文 一段", "1.编号甲", "2.编号乙"];

    test("reads what python-docx writes", () => {
      const document = readDocx(workshop.read("list.docx"), "list.docx");
      expect(shown(document)).toEqual([...paragraphs, ...TABLE_ROWS]);
      expect(document.furniture.map(({ reason }) => reason)).toEqual(["page furniture", "page furniture"]);
    });

    test("reads what LibreOffice and pandoc make of it", () => {
      workshop.pandoc("list.docx", "pandoc.html", "-f", "docx+styles");
      workshop.convert("list.docx", "html");
      workshop.convert("list.docx", "odt");
      workshop.convert("list.docx", "doc");
      expect(shown(readHtml(workshop.read("pandoc.html"), "pandoc.html"))).toEqual([...paragraphs, ...TABLE_ROWS]);
      const plain = TABLE_ROWS.map((row) => row.replace("…", ""));
      expect(shown(readHtml(workshop.read("list.html"), "list.html"))).toEqual([...paragraphs, ...plain]);
      for (const source of ["list.odt", "list.doc"]) {
        workshop.convert(source, "docx");
        const again = shown(readDocx(workshop.read("list.docx"), source)).map((row) => row.replace("…", ""));
        expect(again, source).toEqual([...paragraphs, ...plain]);
      }
    });
  },
);
