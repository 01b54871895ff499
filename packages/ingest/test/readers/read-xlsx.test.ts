import { describe, expect, test } from "vitest";
import { readXlsx } from "../../src/readers/xlsx/read-xlsx.ts";
import { checkDocument, printBlocks, printFurniture } from "./check-document.ts";
import { buildXlsx, textRow } from "./office-parts.ts";

const codes = (document: ReturnType<typeof readXlsx>) =>
  document.diagnostics.map(({ code }) => code.replace("ingest/", ""));

describe("readXlsx", () => {
  test("makes a table of each sheet, with merges and lines, and knows sheet and cell of each line", () => {
    const xml =
      `<sheetData>${textRow(1, ["一、部门主要职责"])}${textRow(3, ["序号", "主要职责", "事项"])}${textRow(4, ["1", " 甲&#10;　乙 ", "丙"])}` +
      `${textRow(5, [undefined, undefined, "丁"])}${textRow(6, [" "])}</sheetData>` +
      '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A4:A5"/><mergeCell ref="B4:B5"/></mergeCells>';
    const document = readXlsx(buildXlsx({ sheets: [{ name: "职责", xml }] }), "a.xlsx");
    checkDocument(document, ["一、部门主要职责", "序号主要职责事项", "1甲乙丙丁"]);
    expect(printBlocks(document).slice(0, 5)).toEqual([
      "一、部门主要职责|←|←",
      "||",
      "序号|主要职责|事项",
      "1|甲/乙|丙",
      "↑|↑|丁",
    ]);
    expect(document.blocks[0]).toMatchObject({ kind: "table", sheet: "职责", columns: 3 });
    expect(document.placeAt(document.text.indexOf("乙"))).toEqual({ file: "a.xlsx", sheet: "职责", cell: "B4" });
  });

  test("keeps text that a merged range would hide, and counts a repeated one once", () => {
    const xml =
      `<sheetData>${textRow(1, ["甲", "乙"])}${textRow(2, ["甲", "丙"])}</sheetData>` +
      '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells>';
    const document = readXlsx(buildXlsx(xml), "a.xlsx");
    checkDocument(document, ["甲乙甲丙"]);
    expect(printBlocks(document)).toEqual(["甲|乙", "↑|丙"]);
    expect(printFurniture(document)).toEqual(["duplicate: 甲"]);
    expect(codes(document)).toEqual(["merge-hides-text"]);
  });

  test("tolerates overlapping merges and merges of whole columns", () => {
    const xml =
      `<sheetData>${textRow(1, ["甲", undefined, "丙"])}${textRow(2, [undefined, undefined, "丁"])}</sheetData>` +
      '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B1:B2"/><mergeCell ref="A:B"/></mergeCells>';
    const document = readXlsx(buildXlsx(xml), "a.xlsx");
    checkDocument(document, ["甲丙丁"]);
    expect(printBlocks(document)).toEqual(["甲|←|丙", "↑|↑|丁"]);
  });

  test("treats sheets and the key column of our own form as furniture, and reads other hidden sheets", () => {
    const document = readXlsx(
      buildXlsx({
        sheets: [
          { name: "填写说明", xml: `<sheetData>${textRow(1, ["请勿改动"])}</sheetData>` },
          {
            name: "一、部门主要职责",
            xml: `<cols><col min="3" max="3" hidden="1"/></cols><sheetData>${textRow(1, ["序号", "主要职责", "_key"])}${textRow(2, ["1", "甲", "K1"])}${textRow(3, [undefined, undefined, "K2"])}</sheetData>`,
          },
          { name: "_meta", state: "hidden", xml: `<sheetData>${textRow(1, ["base"])}</sheetData>` },
          { name: "旧表", state: "hidden", xml: `<sheetData>${textRow(1, ["乙"])}</sheetData>` },
        ],
      }),
      "a.xlsx",
    );
    checkDocument(document, ["请勿改动序号主要职责_key1甲K1K2base乙"]);
    expect(printBlocks(document)).toEqual(["序号|主要职责", "1|甲", "乙"]);
    expect(printFurniture(document)).toEqual([
      "instructions: 请勿改动",
      "markup: _key",
      "markup: K1",
      "markup: K2",
      "markup: base",
    ]);
    expect(codes(document)).toEqual(["hidden-sheet"]);
  });

  test("reports hidden rows, filters, formulas, errors and lost digits, and reads them all", () => {
    const xml =
      `<sheetData>${textRow(1, ["a"])}${textRow(2, ["b"], 'hidden="1"')}<row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3"><f>1+1</f><v>2</v></c><c r="C3"><v>3.70304199001011E+18</v></c></row></sheetData>` +
      '<autoFilter ref="A1:A3"><filterColumn colId="0"><customFilters/></filterColumn></autoFilter>';
    const document = readXlsx(buildXlsx(xml), "a.xlsx");
    checkDocument(document, ["ab#N/A23703041990010110000"]);
    expect(codes(document)).toEqual(["hidden-rows", "active-filter", "formulas", "error-values", "lost-digits"]);
  });

  test("does not spread far-off cells over a million rows", () => {
    const xml = `<sheetData>${textRow(1, ["a"])}<row r="1048576"><c r="A1048576" t="str"><v>b</v></c><c r="XFD1048576" t="str"><v>c</v></c></row></sheetData>`;
    const document = readXlsx(buildXlsx(xml), "a.xlsx");
    checkDocument(document, ["abc"]);
    expect(document.blocks[0]).toMatchObject({ columns: 3 });
    expect(document.placeAt(document.text.indexOf("c"))).toMatchObject({ cell: "XFD1048576" });
  });
});
