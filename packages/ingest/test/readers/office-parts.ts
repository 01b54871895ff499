import { zipParts } from "./build-zip.ts";

export const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
export const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A relationships part: targets by type. */
export function relationships(targets: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = targets.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}">${items.join("")}</Relationships>`;
}

/** What a test may put into a .docx beside its body. */
export interface DocxInput {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  header?: string;
  footer?: string;
  settings?: Record<string, string>;
}

/** A .docx of the smallest kind. The body may use the prefixes w, r, mc, wps, a, v and m. */
export function buildDocx(input: DocxInput | string): Uint8Array {
  const { body, ...parts } = typeof input === "string" ? { body: input } : input;
  const spaces =
    `xmlns:w="${WORD}" xmlns:r="${RELATIONSHIPS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" ' +
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
  const files: Record<string, string> = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": relationships([["rId1", "officeDocument", "word/document.xml"]]),
    "word/document.xml": `<?xml version="1.0"?><w:document ${spaces}><w:body>${body}</w:body></w:document>`,
  };
  const related: [string, string, string][] = [];
  const add = (id: string, type: string, root: string, content: string | undefined) => {
    if (content === undefined) return;
    files[`word/${type}.xml`] = `<w:${root} ${spaces}>${content}</w:${root}>`;
    related.push([id, type, `${type}.xml`]);
  };
  add("rStyles", "styles", "styles", parts.styles);
  add("rNumbering", "numbering", "numbering", parts.numbering);
  add("rNotes", "footnotes", "footnotes", parts.footnotes);
  add("rHeader", "header", "hdr", parts.header);
  add("rFooter", "footer", "ftr", parts.footer);
  files["word/_rels/document.xml.rels"] = relationships(related);
  return zipParts(files);
}

/** What a test may put into a workbook. */
export interface XlsxInput {
  sheets: readonly { name: string; xml: string; state?: string }[];
  strings?: string;
  styles?: string;
  date1904?: boolean;
  custom?: string;
}

/** An .xlsx of the smallest kind; `xml` is what stands in <worksheet>. */
export function buildXlsx(input: XlsxInput | string): Uint8Array {
  const { sheets, strings, styles, date1904, custom } =
    typeof input === "string" ? { sheets: [{ name: "表", xml: input }] } : input;
  const related: [string, string, string][] = sheets.map((_, index) => [
    `rId${index + 1}`,
    "worksheet",
    `worksheets/s${index + 1}.xml`,
  ]);
  const names = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"${state === undefined ? "" : ` state="${state}"`}/>`,
  );
  const files: Record<string, string> = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": relationships([
      ["rId1", "officeDocument", "xl/workbook.xml"],
      ...(custom === undefined ? [] : [["rId2", "custom-properties", "docProps/custom.xml"] as const]),
    ]),
    "xl/workbook.xml": `<workbook xmlns="${SHEET}" xmlns:r="${RELATIONSHIPS}"><workbookPr${date1904 === true ? ' date1904="1"' : ""}/><sheets>${names.join("")}</sheets></workbook>`,
  };
  if (custom !== undefined) files["docProps/custom.xml"] = custom;
  sheets.forEach(({ xml }, index) => {
    files[`xl/worksheets/s${index + 1}.xml`] =
      `<worksheet xmlns="${SHEET}" xmlns:r="${RELATIONSHIPS}">${xml}</worksheet>`;
  });
  if (strings !== undefined) {
    files["xl/texts.xml"] = `<sst xmlns="${SHEET}">${strings}</sst>`;
    related.push(["rIdS", "sharedStrings", "texts.xml"]);
  }
  if (styles !== undefined) {
    files["xl/styles.xml"] = `<styleSheet xmlns="${SHEET}">${styles}</styleSheet>`;
    related.push(["rIdT", "styles", "styles.xml"]);
  }
  files["xl/_rels/workbook.xml.rels"] = relationships(related);
  return zipParts(files);
}

/** Inline text cells of one row: undefined leaves a cell out. */
export function textRow(row: number, texts: readonly (string | undefined)[], attributes = ""): string {
  const cells = texts.map((text, index) =>
    text === undefined
      ? ""
      : `<c r="${String.fromCharCode(65 + index)}${row}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`,
  );
  return `<row r="${row}" ${attributes}>${cells.join("")}</row>`;
}
