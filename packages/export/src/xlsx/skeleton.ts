import ExcelJS from "exceljs";
import { INSTRUCTIONS_SHEET, rowFingerprint } from "@qingdan/model";
import type { Template } from "../template.ts";
import { readZip } from "../zip/read-zip.ts";
import { CELL_BORDER } from "./cell-border.ts";
import { textHeight } from "./row-heights.ts";
import { TABLE_PAGES } from "./table-pages.ts";
import { SIZE_PARTS, type TextSize } from "./text-sizes.ts";

/** The looks of cells, each made once with exceljs and then named by its number in styles.xml. */
const LOOKS = [
  "title",
  "unitLine",
  "date",
  "header",
  "text",
  "centred",
  "note",
  "statement",
  "key",
  "spareText",
  "spareCentred",
  "instructionsTitle",
  "instruction",
  "textOnTop",
  "centredOnTop",
  "smaller",
  "smallest",
  "unitLineAtEnd",
  "dateAtEnd",
] as const;
/** The name of a look. */
export type Look = (typeof LOOKS)[number];

/** What exceljs makes once per run: styles, theme, page set-up, the sheet of instructions. The writers put the rows in. */
export interface WorkbookSkeleton {
  looks: Readonly<Record<Look, number>>;
  /** A data sheet's XML in front of <cols>, with its frozen header; and behind the data, with page set-up and footer. */
  sheetHead: string;
  sheetTail: string;
  /** Parts that are the same in every workbook, by name. */
  constantParts: ReadonlyMap<string, string>;
  instructionsSheet: string;
  /** Empty rows by the looks of their columns and by row number: the same in all workbooks, so they are made once. */
  spareRows: Map<string, string[]>;
}

/** The column of the instructions in characters, and the height of their lines in points. */
const INSTRUCTION_WIDTH = 86;
const INSTRUCTION_LINE = 19;
const FIXED_DATE = new Date(Date.UTC(1980, 0, 1));

/** Builds the skeleton. Asynchronous only because exceljs is. */
export async function workbookSkeleton(template: Template): Promise<WorkbookSkeleton> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "qingdan";
  workbook.lastModifiedBy = "qingdan";
  workbook.created = FIXED_DATE;
  workbook.modified = FIXED_DATE;
  addInstructions(workbook, template);
  addSample(workbook, template);
  const files = readZip(new Uint8Array(await workbook.xlsx.writeBuffer()));
  const text = (name: string): string => Buffer.from(files.get(name) ?? new Uint8Array()).toString("utf8");
  const sample = text("xl/worksheets/sheet2.xml");
  return {
    looks: looksOf(sample),
    sheetHead: sample.slice(sample.indexOf("<sheetPr"), sample.indexOf("<cols>")).replace(/<dimension[^>]*\/>/u, ""),
    sheetTail: sample.slice(sample.indexOf("<printOptions"), sample.indexOf("</worksheet>")),
    constantParts: new Map([
      ["xl/styles.xml", withStandardFont(text("xl/styles.xml"))],
      ["xl/theme/theme1.xml", text("xl/theme/theme1.xml")],
    ]),
    spareRows: new Map(),
    instructionsSheet: inlined(text("xl/worksheets/sheet1.xml"), text("xl/sharedStrings.xml")),
  };
}

/** The texts of the rows below the title of 填写说明. */
function instructionRows({ instructions }: Template): [number: string, line: string][] {
  return instructions.lines.map((line, index) => [`${index + 1}.`, line]);
}

/** What the hidden sheet says of 填写说明, so that words which somebody adds to it are seen: see META_SHEET. */
export function instructionFingerprints(template: Template): string {
  const texts = [template.instructions.title, ...instructionRows(template).flat()];
  return [texts, ...texts.map((text) => [text])].map(rowFingerprint).join(" ");
}

function addInstructions(workbook: ExcelJS.Workbook, template: Template): void {
  const sheet = workbook.addWorksheet(INSTRUCTIONS_SHEET, {
    views: [{ showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: "portrait", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [{ width: 5 }, { width: INSTRUCTION_WIDTH }];
  const looks = lookStyles(template);
  sheet.mergeCells(1, 1, 1, 2);
  sheet.getCell(1, 1).value = template.instructions.title;
  sheet.getCell(1, 1).style = looks.instructionsTitle;
  sheet.getRow(1).height = 48;
  for (const [index, [number, line]] of instructionRows(template).entries()) {
    const row = sheet.getRow(index + 2);
    row.getCell(1).value = number;
    row.getCell(2).value = line;
    row.getCell(1).style = looks.instruction;
    row.getCell(2).style = looks.instruction;
    row.height = textHeight(line, (INSTRUCTION_WIDTH * 10.5) / template.excel.unitLineSize, INSTRUCTION_LINE);
  }
}

/** One sheet that shows every look in its first row: A1 is the first of LOOKS, and so on. */
function addSample(workbook: ExcelJS.Workbook, template: Template): void {
  const sheet = workbook.addWorksheet("sample", {
    properties: { defaultRowHeight: 20 },
    views: [{ state: "frozen", ySplit: 3, topLeftCell: "A4", activeCell: "A4", zoomScale: 100 }],
    pageSetup: { ...TABLE_PAGES.pageSetup, horizontalCentered: true },
    headerFooter: TABLE_PAGES.headerFooter,
  });
  const looks = lookStyles(template);
  sheet.columns = LOOKS.map(() => ({ width: 10 }));
  for (const [index, look] of LOOKS.entries()) {
    const cell = sheet.getCell(1, index + 1);
    cell.value = look;
    cell.style = looks[look];
  }
  sheet.addConditionalFormatting({
    ref: "A4:B5",
    rules: [{ type: "expression", priority: 1, formulae: ["TRUE"], style: { border: CELL_BORDER } }],
  });
}

function lookStyles(template: Template): Record<Look, Partial<ExcelJS.Style>> {
  const { fonts, excel } = template;
  const text = { name: fonts.body, size: excel.textSize };
  const wrapped = { wrapText: true, vertical: "middle" } as const;
  const asText = { numFmt: "@", font: text };
  return {
    title: {
      font: { name: fonts.title, size: excel.titleSize },
      alignment: { ...wrapped, horizontal: "center" },
    },
    unitLine: {
      font: { name: fonts.body, size: excel.unitLineSize },
      alignment: { ...wrapped, horizontal: "left" },
    },
    date: {
      font: { name: fonts.body, size: excel.unitLineSize },
      alignment: { ...wrapped, horizontal: "right" },
    },
    header: {
      font: { name: fonts.heading1, size: excel.headerSize },
      alignment: { ...wrapped, horizontal: "center" },
      border: CELL_BORDER,
    },
    text: { ...asText, alignment: { ...wrapped, horizontal: "left" }, border: CELL_BORDER },
    centred: { ...asText, alignment: { ...wrapped, horizontal: "center" }, border: CELL_BORDER },
    note: { ...asText, alignment: { ...wrapped, horizontal: "left" } },
    statement: { ...asText, alignment: { ...wrapped, horizontal: "center" }, border: CELL_BORDER },
    key: { numFmt: "@", font: { name: "Calibri", size: 8, color: { argb: "FF808080" } } },
    spareText: { ...asText, alignment: { ...wrapped, horizontal: "left" } },
    spareCentred: { ...asText, alignment: { ...wrapped, horizontal: "center" } },
    textOnTop: { ...asText, alignment: { wrapText: true, vertical: "top", horizontal: "left" }, border: CELL_BORDER },
    centredOnTop: {
      ...asText,
      alignment: { wrapText: true, vertical: "top", horizontal: "center" },
      border: CELL_BORDER,
    },
    smaller: smallText("smaller", template),
    smallest: smallText("smallest", template),
    // Without wrapping a text reaches over the empty cells beside its own.
    unitLineAtEnd: {
      font: { name: fonts.body, size: excel.unitLineSize },
      alignment: { vertical: "middle", horizontal: "left" },
    },
    dateAtEnd: {
      font: { name: fonts.body, size: excel.unitLineSize },
      alignment: { vertical: "middle", horizontal: "right" },
    },
    instructionsTitle: {
      font: { name: fonts.title, size: excel.titleSize },
      alignment: { horizontal: "center", vertical: "middle" },
    },
    instruction: {
      font: { name: fonts.body, size: excel.unitLineSize },
      alignment: { wrapText: true, vertical: "top" },
    },
  };
}

/** The look of a text that fills a page: smaller than the others, and on top, since its group may go on behind the page. */
function smallText(size: TextSize, { fonts, excel }: Template): Partial<ExcelJS.Style> {
  const font = { name: fonts.body, size: Math.round(excel.textSize * SIZE_PARTS[size] * 10) / 10 };
  return { numFmt: "@", font, alignment: { wrapText: true, vertical: "top", horizontal: "left" }, border: CELL_BORDER };
}

/**
 * Widths of columns are counted in digits of the first font. In 10 point Arial and in the library's Calibri Excel's digit is 7 pixels wide;
 * Arial has a twin of the same widths wherever it is missing, Calibri often has not, and then columns and pages come out a fifth wider.
 */
function withStandardFont(styles: string): string {
  const font = '<font><sz val="10"/><name val="Arial"/><family val="2"/></font>';
  return styles.replace(/<font>.*?<\/font>/su, font);
}

function looksOf(sample: string): Record<Look, number> {
  const styles = [...sample.matchAll(/<c r="[A-Z]+1" s="(\d+)"/gu)].map((match) => Number(match[1]));
  return Object.fromEntries(LOOKS.map((look, index) => [look, styles[index] ?? 0])) as Record<Look, number>;
}

/** A sheet whose shared strings stand in its own cells, so that the workbook needs no table of strings. */
function inlined(sheet: string, sharedStrings: string): string {
  const strings = [...sharedStrings.matchAll(/<si>(.*?)<\/si>/gsu)].map((match) => match[1] ?? "");
  return sheet.replace(
    /<c r="([A-Z]+\d+)" s="(\d+)" t="s"><v>(\d+)<\/v><\/c>/gu,
    (_, cell: string, style: string, index: string) =>
      `<c r="${cell}" s="${style}" t="inlineStr"><is>${strings[Number(index)] ?? ""}</is></c>`,
  );
}
