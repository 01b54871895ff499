import { FORM_PROPERTIES, matchForm, META_SHEET, type Part, PARTS, type Vocabulary } from "@qingdan/model";
import { columnName } from "../readers/xlsx/cell-reference.ts";
import type { Sheet, Workbook } from "../readers/xlsx/workbook.ts";
import type { WorkbookIdentity } from "./edited-workbook.ts";
import { headTexts } from "./head-line.ts";

/** What the hidden sheet says: single values by their label, and the part of every exported sheet by its name. */
export interface MetaSheet {
  values: Record<string, string>;
  parts: Map<string, Part>;
}

/** The hidden sheet of an exported workbook, wherever and under whatever case of its name it stands. */
export function readMeta(workbook: Workbook): MetaSheet | undefined {
  const sheet = workbook.sheets.find(({ name }) => matchForm(name).toLowerCase() === META_SHEET);
  if (sheet === undefined) return undefined;
  const values: Record<string, string> = {};
  const parts = new Map<string, Part>();
  for (const row of sheet.cells.values()) {
    const cell = (column: number): string => (row.get(column)?.text ?? "").trim();
    const label = cell(1);
    if (label === "sheet") {
      const part = PARTS.find((candidate) => candidate === cell(3));
      if (part !== undefined) parts.set(cell(2), part);
    } else if (values[label] === undefined) values[label] = cell(2);
  }
  return { values, parts };
}

/** A spreadsheet program may have made a number of it: 1.0. */
const VERSION_NUMBER = /^\d+(?:\.0+)?$/u;

/** Rows at the top of a sheet in which 填报单位 is looked for. */
const TOP_ROWS = 10;

/** A text at the top of a sheet, and its cell. */
interface TopText {
  text: string;
  cell: string;
}

/** The labelled texts in the top rows of a sheet. */
function topTexts(sheet: Sheet, vocabulary: Vocabulary): TopText[] {
  const texts: TopText[] = [];
  for (const [number, row] of sheet.cells) {
    if (number > TOP_ROWS) break;
    for (const [column, { text }] of row)
      for (const piece of headTexts(text, vocabulary))
        texts.push({ text: piece, cell: `${columnName(column)}${number}` });
  }
  return texts;
}

/** The texts behind 填报日期 at the top of a sheet. */
function printedDates(sheet: string, texts: readonly TopText[], vocabulary: Vocabulary): WorkbookIdentity["dates"] {
  return texts.flatMap(({ text, cell }) => {
    const date = vocabulary.afterLabel("date", text);
    return date === undefined ? [] : [{ sheet, cell, text: date.trim() }];
  });
}

/** The bureau that a sheet's 填报单位 line names; undefined where it names none. */
function printedBureau(texts: readonly TopText[], vocabulary: Vocabulary): string | undefined {
  for (const { text } of texts) {
    const name = vocabulary.afterLabel("bureau", text);
    if (name !== undefined && name !== "") return name.split(/\s{2,}|\n/u)[0]?.trim();
  }
  return undefined;
}

/**
 * Which bureau and revision the workbook is: by its hidden sheet, else by its document properties, else by the 填报单位 lines of
 * `sheets`. What the first two say against each other is told; whether a printed name is the bureau's, the warehouse knows.
 */
export function readIdentity(
  workbook: Workbook,
  meta: MetaSheet | undefined,
  sheets: readonly Sheet[],
  vocabulary: Vocabulary,
): WorkbookIdentity {
  const property = (name: string): string => (workbook.properties[name] ?? "").trim();
  const versions = {
    bureauId: [meta?.values["bureau"] ?? "", property(FORM_PROPERTIES.bureau)],
    revision: [meta?.values["revision"] ?? "", property(FORM_PROPERTIES.revision)],
    formVersion: [meta?.values["formVersion"] ?? "", property(FORM_PROPERTIES.formVersion)],
  };
  const labels = { bureauId: "部门编号", revision: "版次", formVersion: "表样版本" };
  const disagreements = (Object.keys(versions) as (keyof typeof versions)[]).flatMap((name) => {
    const [inMeta = "", inProperties = ""] = versions[name];
    if (inMeta === "" || inProperties === "" || inMeta === inProperties) return [];
    return [`隐藏工作表记载的${labels[name]}是“${inMeta}”，文档属性记载的是“${inProperties}”`];
  });
  const tops = sheets.map((sheet) => ({ sheet: sheet.name, texts: topTexts(sheet, vocabulary) }));
  const printed = tops.flatMap(({ sheet, texts }) => {
    const name = printedBureau(texts, vocabulary);
    return name === undefined ? [] : [{ sheet, name }];
  });
  const bureauName = meta?.values["name"] || printed[0]?.name || "";
  const first = (name: keyof typeof versions): string => versions[name].find((value) => value !== "") ?? "";
  const hasMeta = versions.bureauId[0] !== "" || versions.revision[0] !== "";
  const identity: WorkbookIdentity = {
    from: hasMeta ? "meta" : first("bureauId") !== "" || first("revision") !== "" ? "properties" : "title",
    disagreements,
    printed,
    dates: tops.flatMap(({ sheet, texts }) => printedDates(sheet, texts, vocabulary)),
  };
  if (first("bureauId") !== "") identity.bureauId = first("bureauId");
  if (first("revision") !== "") identity.revision = first("revision");
  if (bureauName !== "") identity.bureauName = bureauName;
  const version = first("formVersion");
  if (VERSION_NUMBER.test(matchForm(version))) identity.formVersion = Number.parseInt(matchForm(version), 10);
  else if (version !== "") identity.unreadableVersion = version;
  return identity;
}
