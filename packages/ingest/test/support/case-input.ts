import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildZip, zipParts } from "../readers/build-zip.ts";
import { RELATIONSHIPS, relationships, SHEET, WORD } from "../readers/office-parts.ts";

/** The bytes that a case reads and the name of their file. */
export interface CaseInput {
  bytes: Uint8Array;
  file: string;
}

/** What the `make.ts` of a case may use: it returns the bytes of an input that is too large, or too broken, to be kept as files. */
export interface Tools {
  zip: typeof buildZip;
  parts: typeof zipParts;
  docx(body: string): Uint8Array;
  xlsx(sheet: string): Uint8Array;
}

const SPACES =
  `xmlns:w="${WORD}" xmlns:r="${RELATIONSHIPS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/** Word parts by the beginning of their names: type of relationship and root element. */
const WORD_PARTS: readonly (readonly [name: string, type: string, root: string])[] = [
  ["document", "officeDocument", "document"],
  ["styles", "styles", "styles"],
  ["numbering", "numbering", "numbering"],
  ["footnotes", "footnotes", "footnotes"],
  ["header", "header", "hdr"],
  ["footer", "footer", "ftr"],
];

type Parts = Record<string, string | Uint8Array>;

/**
 * The input of a case: `seed.txt` names a file in seeds/, `input.<ext>` is the file itself or a folder of the parts of a .docx, .xlsx or
 * .zip, and `make.ts` makes it. A part that holds only the inside of its root element gets the root, and parts that every package has
 * are added, so that a case holds nothing but what it is about.
 */
export async function readCaseInput(folder: string, seeds: string): Promise<CaseInput> {
  const seed = join(folder, "seed.txt");
  if (existsSync(seed)) {
    const file = readFileSync(seed, "utf8").trim();
    return { bytes: readFileSync(join(seeds, file)), file };
  }
  const maker = join(folder, "make.ts");
  if (existsSync(maker)) {
    const { file, make } = (await import(pathToFileURL(maker).href)) as {
      file: string;
      make(tools: Tools): Uint8Array;
    };
    return { bytes: make(TOOLS), file };
  }
  const file = readdirSync(folder).find((name) => name.startsWith("input."));
  if (file === undefined) throw new Error(`${folder} has no input`);
  const path = join(folder, file);
  return { bytes: statSync(path).isDirectory() ? zipFolder(path, file) : readFileSync(path), file };
}

const TOOLS: Tools = {
  zip: buildZip,
  parts: zipParts,
  docx: (body) => zipParts(completeDocx({ "word/document.xml": body })),
  xlsx: (sheet) => zipParts(completeXlsx({ "xl/worksheets/1 表.xml": sheet })),
};

function zipFolder(path: string, file: string): Uint8Array {
  const parts: Parts = {};
  const names = readdirSync(path, { recursive: true, encoding: "utf8" }).sort();
  for (const name of names)
    if (statSync(join(path, name)).isFile()) parts[name.replaceAll("\\", "/")] = readFileSync(join(path, name));
  if (file.endsWith(".docx")) return zipParts(completeDocx(parts));
  return zipParts(file.endsWith(".xlsx") ? completeXlsx(parts) : parts);
}

function completeDocx(given: Parts): Parts {
  const parts: Parts = withContentTypes({});
  const related: [string, string, string][] = [];
  for (const [name, content] of Object.entries(given)) {
    const base = /^word\/([a-z]+)\d*\.xml$/u.exec(name)?.[1];
    const [, type, root] = WORD_PARTS.find(([part]) => part === base) ?? [];
    parts[name] =
      root === undefined ? content : wrapped(content, `w:${root}`, SPACES, root === "document" ? "w:body" : "");
    const id = name.slice("word/".length, -".xml".length);
    if (type !== undefined && root !== "document") related.push([id, type, `${id}.xml`]);
  }
  parts["_rels/.rels"] ??= relationships([["rId1", "officeDocument", "word/document.xml"]]);
  parts["word/_rels/document.xml.rels"] ??= relationships(related);
  return parts;
}

/** The sheets are the parts under xl/worksheets in the order of their names; "2 职责边界.xml" is the sheet 职责边界. */
function completeXlsx(given: Parts): Parts {
  const parts: Parts = withContentTypes({});
  const related: [string, string, string][] = [];
  const sheets: string[] = [];
  for (const [name, content] of Object.entries(given)) {
    const sheet = /^xl\/worksheets\/(?:\d+ )?(.+)\.xml$/u.exec(name)?.[1];
    if (sheet !== undefined) {
      const id = `rId${sheets.length + 1}`;
      related.push([id, "worksheet", name.slice("xl/".length)]);
      sheets.push(`<sheet name="${sheet}" sheetId="${sheets.length + 1}" r:id="${id}"/>`);
    }
    const root = sheet !== undefined ? "worksheet" : name === "xl/sharedStrings.xml" ? "sst" : "styleSheet";
    const isKnown = sheet !== undefined || name === "xl/sharedStrings.xml" || name === "xl/styles.xml";
    if (name === "xl/sharedStrings.xml") related.push(["rStrings", "sharedStrings", "sharedStrings.xml"]);
    if (name === "xl/styles.xml") related.push(["rStyles", "styles", "styles.xml"]);
    parts[name] = isKnown ? wrapped(content, root, `xmlns="${SHEET}" xmlns:r="${RELATIONSHIPS}"`, "") : content;
  }
  parts["_rels/.rels"] ??= relationships([["rId1", "officeDocument", "xl/workbook.xml"]]);
  parts["xl/workbook.xml"] ??=
    `<workbook xmlns="${SHEET}" xmlns:r="${RELATIONSHIPS}"><sheets>${sheets.join("")}</sheets></workbook>`;
  parts["xl/_rels/workbook.xml.rels"] ??= relationships(related);
  return parts;
}

function withContentTypes(parts: Parts): Parts {
  return {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ...parts,
  };
}

/** A part that has no namespaces of its own inside its root element. */
function wrapped(content: string | Uint8Array, root: string, attributes: string, inner: string): string {
  const text = Buffer.from(content).toString("utf8");
  if (/<[^>]*\sxmlns/u.test(text.slice(0, 500))) return text;
  const inside = inner === "" ? text : `<${inner}>${text}</${inner}>`;
  return `<${root} ${attributes}>${inside}</${root}>`;
}
