import { InputError } from "@qingdan/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWorkbook } from "../../src/readers/xlsx/read-workbook.ts";
import { formatNumber } from "../../src/readers/xlsx/number-format.ts";
import type { Workbook } from "../../src/readers/xlsx/workbook.ts";
import { buildZip, zipParts } from "./build-zip.ts";
import { buildXlsx, relationships, SHEET, textRow } from "./office-parts.ts";

interface CellSpec {
  column: string;
  style: number | null;
  blank: boolean;
  type: string;
  text: string;
}

/** The cells of a sheet as "A1=text". */
function cells(workbook: Workbook, sheet = 0): string[] {
  return [...(workbook.sheets[sheet]?.cells ?? [])].flatMap(([row, values]) =>
    [...values].map(([column, { text }]) => `${String.fromCharCode(64 + column)}${row}=${text}`),
  );
}

function refusal(bytes: Uint8Array, limits = {}): string {
  try {
    readWorkbook(bytes, "a.xlsx", limits);
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics[0]?.code ?? "";
    throw error;
  }
  return "read";
}

describe("readWorkbook", () => {
  test("follows relationships, not file names, with prefixed Strict XML and absolute targets", () => {
    const strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const rel = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const rels = (items: string) =>
      `<p:Relationships xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships">${items}</p:Relationships>`;
    const workbook = readWorkbook(
      zipParts({
        "_rels/.rels": rels(`<p:Relationship Id="r1" Type="${rel}/officeDocument" Target="/Book/Main.xml"/>`),
        "book/main.xml": `<x:workbook xmlns:x="${strict}" xmlns:rr="${rel}"><x:sheets><x:sheet name="职责" sheetId="7" id="wrong" rr:id="rA"/></x:sheets></x:workbook>`,
        "Book/_rels/Main.xml.rels": rels(
          `<p:Relationship Id="rA" Type="${rel}/worksheet" Target="../parts/任意.xml"/>`,
        ),
        "parts/任意.xml": `<x:worksheet xmlns:x="${strict}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
      }),
    );
    expect(cells(workbook)).toEqual(["A1=甲"]);
  });

  test("reads cells in the usual writing as those in any other, property by property", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 6 }).map((one) => one.replace(/[<&\p{C}]|\]\]>/gu, "文"));
    const cell = fc
      .record({
        column: fc.constantFrom("A", "B", "AB"),
        style: fc.option(fc.nat({ max: 2 })),
        blank: fc.boolean(),
        type: fc.constantFrom("n", "s", "str", "inlineStr", "b", "e"),
        text: fc.oneof(text, fc.nat({ max: 3 }).map(String), fc.constantFrom("true", "]", " 甲 ")),
      })
      .map((one) => (one.type === "s" ? { ...one, text: String(one.text.length % 2) } : one));
    const row = fc.uniqueArray(cell, { maxLength: 3, selector: ({ column }) => column });
    const written = (one: CellSpec, row: number, plain: boolean): string => {
      const gap = plain ? "" : " ";
      const head = `<c r="${one.column}${row}"${one.style === null ? "" : ` s="${one.style}"`}`;
      if (one.blank) return `${head}${gap}/>`;
      const value = one.type === "inlineStr" ? `<is><t>${one.text}</t></is>` : `<v>${one.text}</v>`;
      return `${head}${one.type === "n" ? "" : ` t="${one.type}"`}${gap}>${value}</c>`;
    };
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
        const book = (plain: boolean) => {
          const gap = plain ? "" : " ";
          const xml = rows.map((cellsOfRow, index) => {
            const inside = cellsOfRow.map((one) => written(one, index + 1, plain)).join("");
            return `<row r="${index + 1}"${gap}>${inside}</row${gap}>`;
          });
          return readWorkbook(
            buildXlsx({
              strings: "<si><t>零</t></si><si><t>一</t></si>",
              sheets: [{ name: "a", xml: `<sheetData>${xml.join("")}</sheetData>` }],
            }),
          ).sheets;
        };
        expect(book(true)).toEqual(book(false));
      }),
    );
  });

  test("reads what stands behind many blank rows and cells", () => {
    const blank = (row: number, count: number) => `<c r="B${row}" s="1"/>`.repeat(count);
    const rows = Array.from({ length: 450 }, (_, index) => `<row r="${index + 1}">${blank(index + 1, 1)}</row>`);
    const xml = `<sheetData>${rows.join("")}<row r="451">${blank(451, 450)}<c t="str"><v>甲</v></c></row></sheetData>`;
    expect(cells(readWorkbook(buildXlsx(xml)))).toEqual(["C451=甲"]);
  });

  test("refuses a row that ends inside another element, although rows are read in one step", () => {
    const book = (inside: string, after: string) =>
      buildXlsx({
        sheets: [{ name: "a", xml: `<sheetData><row r="1">${inside}</row><row r="2">${after}</row></sheetData>` }],
      });
    expect(refusal(book('<c r="A1"><v>1</v></c>', '<c r="A2"><v>1</v></c>'))).toBe("read");
    expect(refusal(book('<c r="A1"><v>1</v>', "</c>"))).toBe("ingest/xml");
  });

  test("refuses characters that XML does not allow, inside and around what is read in one step", () => {
    const plain = '<c r="A1" t="str"><v>甲</v></c>';
    const book = (before: string, text: string, between: string, after: string) =>
      buildXlsx({
        sheets: [
          {
            name: "a",
            xml: `<sheetData><!--${before}--><row r="1"><c r="A1" t="str"><v>甲${text}</v></c>${between}<c r="B1" t="inlineStr"><is><t>乙${text}</t></is></c></row></sheetData>${plain}${after}`,
          },
        ],
      });
    expect(refusal(book("", "", "", ""))).toBe("read");
    for (const character of ["\0", "\u0008", "\u000b", "\u001f", "\ufffe", "\uffff"]) {
      for (let place = 0; place < 4; place++) {
        const [before = "", text = "", between = "", after = ""] = Array.from({ length: 4 }, (_, index) =>
          index === place ? character : "",
        );
        expect(refusal(book(before, text, between, after))).toBe("ingest/xml");
      }
    }
  });

  test("refuses ]]> in the text of a cell, as anywhere", () => {
    const xml = '<sheetData><row r="1"><c r="A1" t="str"><v>a]]>b</v></c></row></sheetData>';
    expect(refusal(buildXlsx({ sheets: [{ name: "a", xml }] }))).toBe("ingest/xml");
  });

  test("refuses a shared string that is not there, and two texts in one cell: neither is an empty cell", () => {
    const row = (cells: string): string => `<sheetData><row r="1">${cells}</row></sheetData>`;
    const refused = (strings: string, cells: string): string =>
      refusal(buildXlsx({ strings, sheets: [{ name: "a", xml: row(cells) }] }));
    expect(refused("<si><t>甲</t></si>", '<c r="A1" t="s"><v>1</v></c>')).toBe("ingest/damaged");
    expect(refused("", '<c r="A1" t="str"><v>甲</v></c><c r="A1" t="str"><v>乙</v></c>')).toBe("ingest/damaged");
  });

  test("reads shared, inline and formula strings; joins rich text, skips phonetic runs, decodes _xHHHH_", () => {
    const workbook = readWorkbook(
      buildXlsx({
        strings:
          "<si><t>单位</t></si><si><r><t>民</t></r><r><rPr><b/></rPr><t>政局</t></r><rPh sb='0' eb='1'><t>ミン</t></rPh><phoneticPr fontId='1'/></si>" +
          "<si><t>一_x000D_\n二_x005F_x0041_</t></si><si/>",
        sheets: [
          {
            name: "a",
            xml:
              '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c>' +
              '<c r="E1" t="inlineStr"><is><r><t>甲</t></r><rPh><t>x</t></rPh><r><t>乙</t></r></is></c><c r="F1" t="str"><f>A1&amp;"x"</f><v>单位x</v></c></row></sheetData>',
          },
        ],
      }),
    );
    expect(cells(workbook)).toEqual(["A1=单位", "B1=民政局", "C1=一\n二_x0041_", "E1=甲乙", "F1=单位x"]);
    expect(workbook.sheets[0]?.cells.get(1)?.get(6)).toEqual({ text: "单位x", kind: "formula", formula: 'A1&"x"' });
  });

  test("tells the cells with words struck through, by their style or in a part of their text", () => {
    const workbook = readWorkbook(
      buildXlsx({
        strings: "<si><t>留</t></si><si><r><t>留</t></r><r><rPr><strike/></rPr><t>删</t></r></si>",
        styles:
          '<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf/><xf fontId="1"/><xf fontId="2"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs>',
        sheets: [
          {
            name: "a",
            xml:
              '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>0</v></c><c r="C1" s="2" t="s"><v>0</v></c><c r="D1" t="s"><v>1</v></c>' +
              '<c r="E1" t="inlineStr"><is><r><rPr><strike/></rPr><t>删</t></r></is></c><c r="F1" s="1"/></row></sheetData>',
          },
        ],
      }),
    );
    expect(workbook.sheets[0]?.struck).toEqual(["B1", "D1", "E1"]);
  });

  test("keeps the order and place of cells without references", () => {
    const row = '<row><c t="inlineStr"><is><t>a</t></is></c><c/><c><v>3</v></c></row>';
    const sheet = readWorkbook(buildXlsx(`<sheetData>${row}${row}</sheetData>`));
    expect(cells(sheet)).toEqual(["A1=a", "C1=3", "A2=a", "C2=3"]);
  });

  test("tells hidden sheets, rows and columns, filters, merges and comments' absence", () => {
    const workbook = readWorkbook(
      buildXlsx({
        sheets: [
          {
            name: "一",
            xml:
              '<cols><col min="2" max="16384" hidden="1"/></cols><sheetData>' +
              textRow(1, ["a", "b", "c"]) +
              textRow(2, ["d"], 'hidden="true"') +
              '</sheetData><autoFilter ref="A1:C2"><filterColumn colId="0"><filters><filter val="a"/></filters></filterColumn></autoFilter>' +
              '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B1:C1"/><mergeCell ref="D:D"/><mergeCell ref="A1"/></mergeCells>' +
              '<dataValidations><dataValidation sqref="A1:XFD1048576"><formula1>"是,否"</formula1></dataValidation></dataValidations>',
          },
          { name: "二", state: "veryHidden", xml: "<sheetData/>" },
        ],
      }),
    );
    const [first, second] = workbook.sheets;
    expect(first?.hiddenRows).toEqual(new Set([2]));
    expect(first?.hiddenColumns).toEqual(new Set([2, 3]));
    expect(first?.autoFilter).toEqual({ ref: "A1:C2", active: true });
    expect(first?.merges).toEqual([
      { top: 1, left: 1, bottom: 2, right: 2 },
      { top: 1, left: 2, bottom: 1, right: 3 },
      { top: 1, left: 4, bottom: 1_048_576, right: 4 },
    ]);
    expect([first?.maxRow, first?.maxColumn]).toEqual([2, 3]);
    expect(second?.state).toBe("veryHidden");
  });

  test("reads document properties", () => {
    const custom =
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">' +
      '<property name="qingdan.bureau" pid="2" fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"><vt:lpwstr>yuanshi-mz</vt:lpwstr></property></Properties>';
    expect(readWorkbook(buildXlsx({ sheets: [], custom })).properties).toEqual({ "qingdan.bureau": "yuanshi-mz" });
  });

  test("reports formulas without a stored result", () => {
    const workbook = readWorkbook(buildXlsx('<sheetData><row r="1"><c r="A1"><f>1+1</f></c></row></sheetData>'));
    expect(workbook.diagnostics.map(({ code }) => code)).toEqual(["ingest/formula-without-result"]);
  });

  test("refuses bombs, document types, broken XML, deep nesting and what is no workbook", () => {
    const sheetOf = (xml: string) => buildXlsx(xml);
    expect(refusal(sheetOf(`<sheetData>${"<x>".repeat(100_000)}`))).toBe("ingest/too-deep");
    expect(refusal(sheetOf("<sheetData><row></sheetData>"))).toBe("ingest/xml");
    expect(refusal(sheetOf(`<sheetData>${textRow(1, ["a", "b", "c"])}</sheetData>`), { cells: 2 })).toBe(
      "ingest/too-large",
    );
    expect(refusal(buildZip([{ name: "a.txt", content: "" }]))).toBe("ingest/missing-part");
    const entity = `<!DOCTYPE a [<!ENTITY b "bbb">]><workbook xmlns="${SHEET}">&b;</workbook>`;
    const rels = relationships([["r", "officeDocument", "w.xml"]]);
    expect(refusal(zipParts({ "_rels/.rels": rels, "w.xml": entity }))).toBe("ingest/xml");
    expect(refusal(zipParts({ "_rels/.rels": rels, "w.xml": "<document/>" }))).toBe("ingest/mislabelled");
    expect(refusal(zipParts({ "_rels/.rels": relationships([["r", "officeDocument", "w.bin"]]), "w.bin": "" }))).toBe(
      "ingest/unsupported",
    );
  });
});

describe("number formats", () => {
  const print = (raw: string, code: string, date1904 = false) => formatNumber(raw, code, date1904).text;

  test("prints the digits of telephone numbers with what parts them", () => {
    expect(print("3582255661", '0000"-"0000000')).toBe("0358-2255661");
    expect(print("5776123456", "0000\\-0000000")).toBe("0577-6123456");
    expect(print("13800138000", "000-0000-0000")).toBe("138-0013-8000");
    expect(print("12", "0-0.0")).toBe("12");
  });

  test("prints General without exponents and without dust", () => {
    const cases: [string, string][] = [
      ["13800138000", "13800138000"],
      ["1.3800138E10", "13800138000"],
      ["371302198001011234", "371302198001011234"],
      ["0.30000000000000004", "0.3"],
      ["1E-3", "0.001"],
      ["-2.50", "-2.5"],
      ["12345678901234567890", "12345678901234567890"],
      ["1.0E+20", "100000000000000000000"],
      ["0.0", "0"],
    ];
    expect(cases.map(([raw]) => print(raw, "General"))).toEqual(cases.map(([, text]) => text));
  });

  test("prints dates by their format, in both systems", () => {
    expect(print("42186", "yyyy-mm-dd")).toBe("2015-07-01");
    expect(print("42186", 'yyyy"年"m"月"d"日"')).toBe("2015年7月1日");
    expect(print("42186.5625", "yyyy/m/d h:mm")).toBe("2015/7/1 13:30");
    expect(print("42186.5625", '上午/下午h"时"mm"分"')).toBe("下午1时30分");
    expect(print("40724", "yyyy-mm-dd", true)).toBe("2015-07-01");
    expect(print("42186", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy")).toBe("2015年7月1日");
    expect(print("42186", '[DBNum1][$-804]yyyy"年"m"月"d"日"')).toBe("二〇一五年七月一日");
    expect(print("60", "yyyy-mm-dd")).toBe("1900-02-29");
    expect(print("59", "yyyy-mm-dd")).toBe("1900-02-28");
    expect(print("1.5", "[h]:mm:ss")).toBe("36:00:00");
    expect(print("42186", "aaaa")).toBe("星期三");
  });

  test("prints numbers by their format, and what it does not know as General", () => {
    expect(print("5351234567", "00000000000")).toBe("05351234567");
    expect(print("1234567.891", "#,##0.00")).toBe("1,234,567.89");
    expect(print("0.125", "0.0%")).toBe("12.5%");
    expect(print("3", '"第"0"条"')).toBe("第3条");
    expect(print("3", '[DBNum1][$-804]General"、"')).toBe("三、");
    expect(print("12", "[DBNum1]0")).toBe("十二");
    expect(print("-5", "0;(0)")).toBe("(5)");
    expect(print("5", ";;;")).toBe("5");
    expect(print("0.5", "# ?/?")).toBe("0.5");
    expect(print("1200", "0.00E+00")).toBe("1200");
    expect(print("12", '0"_m_d"')).toBe("12_m_d");
  });

  test("reads built-in formats, text format, booleans of LibreOffice, errors and ISO dates from a file", () => {
    const styles = `<cellXfs>${[0, 14, 27, 31, 57, 49, 58].map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs>`;
    const xml =
      '<sheetData><row r="1"><c r="A1" s="1"><v>42186</v></c><c r="B1" s="2"><v>42186</v></c><c r="C1" s="3"><v>42186</v></c><c r="D1" s="4"><v>42186</v></c>' +
      '<c r="E1" s="5"><v>007</v></c><c r="F1" t="b"><v>true</v></c><c r="G1" t="b"><v>0</v></c><c r="H1" t="e"><v>#REF!</v></c>' +
      '<c r="I1" t="d"><v>2015-07-01T00:00:00</v></c><c r="J1" s="6"><v>42186</v></c></row></sheetData>';
    const workbook = readWorkbook(buildXlsx({ sheets: [{ name: "a", xml }], styles }));
    expect(cells(workbook)).toEqual([
      "A1=2015-07-01",
      "B1=2015年7月",
      "C1=2015年7月1日",
      "D1=2015年7月",
      "E1=7",
      "F1=TRUE",
      "G1=FALSE",
      "H1=#REF!",
      "I1=2015-07-01",
      "J1=7月1日",
    ]);
  });
});
