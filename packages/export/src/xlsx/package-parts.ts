import { HEADER_ROW } from "@qingdan/model";
import { escapeAttribute, escapeXml } from "../clean-text.ts";
import { quotedSheetName } from "./cell-names.ts";
import { XML_DECLARATION } from "../xml-declaration.ts";

/** A sheet of a workbook as its neighbours need to know it. */
export interface SheetEntry {
  name: string;
  hidden: boolean;
  /** Whether its header row is repeated on every printed page. */
  repeatsHeader: boolean;
  /** Whether the sheet has comments. */
  comments: boolean;
  /** The row of its header, from 1, where it is not the form's. */
  headerRow?: number;
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * The parts that name the sheets and tie them together: content types, relationships, workbook.xml, app.xml. `custom` says whether
 * the package has properties of its own.
 */
export function packageParts(sheets: readonly SheetEntry[], custom = true): Map<string, string> {
  return new Map([
    ["[Content_Types].xml", contentTypes(sheets, custom)],
    ["_rels/.rels", packageRelations(custom)],
    ["docProps/app.xml", appProperties()],
    ["xl/workbook.xml", workbookXml(sheets)],
    ["xl/_rels/workbook.xml.rels", workbookRelations(sheets)],
  ]);
}

function contentTypes(sheets: readonly SheetEntry[], custom: boolean): string {
  const part = (name: string, type: string): string => `<Override PartName="${name}" ContentType="${type}"/>`;
  const overrides = [
    part("/xl/workbook.xml", `${SPREADSHEET}.sheet.main+xml`),
    ...sheets.map((_, index) => part(`/xl/worksheets/sheet${index + 1}.xml`, `${SPREADSHEET}.worksheet+xml`)),
    ...sheets.flatMap(({ comments }, index) =>
      comments ? [part(`/xl/comments${index + 1}.xml`, `${SPREADSHEET}.comments+xml`)] : [],
    ),
    part("/xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    part("/xl/styles.xml", `${SPREADSHEET}.styles+xml`),
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ...(custom
      ? [part("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml")]
      : []),
  ];
  const vml = sheets.some(({ comments }) => comments)
    ? '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
    : "";
  return `${XML_DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${vml}${overrides.join("")}</Types>`;
}

function packageRelations(custom: boolean): string {
  const targets = [
    [`${OFFICE}/officeDocument`, "xl/workbook.xml"],
    [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    [`${OFFICE}/extended-properties`, "docProps/app.xml"],
    [`${OFFICE}/custom-properties`, "docProps/custom.xml"],
  ] as const;
  return relations(custom ? targets : targets.slice(0, -1));
}

/** A relationships part: pairs of type and target, numbered from rId1. */
export function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${entries.join("")}</Relationships>`;
}

function workbookRelations(sheets: readonly SheetEntry[]): string {
  return relations([
    ...sheets.map((_, index) => [`${OFFICE}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const),
    [`${OFFICE}/styles`, "styles.xml"],
    [`${OFFICE}/theme`, "theme/theme1.xml"],
  ]);
}

function appProperties(): string {
  return `${XML_DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>`;
}

function workbookXml(sheets: readonly SheetEntry[]): string {
  const entries = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escapeAttribute(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  const names = sheets.flatMap(({ name, repeatsHeader, headerRow = HEADER_ROW }, index) =>
    repeatsHeader
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(quotedSheetName(name))}!$${headerRow}:$${headerRow}</definedName>`,
        ]
      : [],
  );
  const firstData = Math.max(
    0,
    sheets.findIndex(({ repeatsHeader }) => repeatsHeader),
  );
  const defined = names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`;
  return `${XML_DECLARATION}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000" tabRatio="800" activeTab="${firstData}"/></bookViews><sheets>${entries.join("")}</sheets>${defined}<calcPr calcId="171027"/></workbook>`;
}
