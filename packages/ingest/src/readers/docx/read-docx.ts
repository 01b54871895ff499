import type { Diagnostic } from "@qingdan/model";
import type { SourceDocument } from "../../blocks.ts";
import { assembleBlocks, type DraftBlock } from "../../draft.ts";
import { type OfficePackage, openOfficePackage, type Relationship } from "../../office-package.ts";
import { readOfficeProperties } from "../../office-properties.ts";
import { refuse } from "../../refuse.ts";
import { createTextBuilder } from "../../text-builder.ts";
import { child, parseXmlTree, type XmlElement } from "../../xml-tree.ts";
import type { ZipLimits } from "../../zip.ts";
import { readBlocks } from "./body.ts";
import { readEmbedded } from "./embedded-document.ts";
import { reportFindings } from "./report-findings.ts";
import { createNumberCounter } from "./numbering.ts";
import { type DocxReading, type Findings, FORMATTING, findContentsFields } from "./reading.ts";
import { readStyles } from "./styles.ts";

/**
 * Reads a .docx (.docm, .dotx) file as blocks, as Word shows it with all revisions accepted: automatic numbers in front of their
 * paragraphs, inserted text taken, deleted and hidden text as furniture and reported, fields by their result, text boxes after the paragraph
 * they hang on, notes at the end, page headers and footers and the table of contents as furniture. Comments are left out.
 * Throws an InputError where the file cannot be read.
 */
export function readDocx(bytes: Uint8Array, file: string, limits: Partial<ZipLimits> = {}): SourceDocument {
  const office = openOfficePackage(bytes, file, limits);
  const findings: Findings = {
    insertedRevisions: 0,
    deletedRevisions: [],
    hiddenTexts: [],
    struckTexts: [],
    bareNumbers: 0,
    footnotes: 0,
    hiddenByMerge: [],
    unread: new Set(),
  };
  const diagnostics: Diagnostic[] = [];
  const nothing = (): undefined => undefined;
  const related = office.relationships(office.mainPart);
  const drafts = readPackage(office, findings, (id) => {
    const part = related.find((relationship) => relationship.id === id)?.target;
    if (part === undefined || !office.has(part)) return undefined;
    const read = readEmbedded(office.read(part), file, (inner) =>
      readPackage(openOfficePackage(inner, file, limits), findings, nothing),
    );
    diagnostics.push(...(read?.diagnostics ?? []));
    return read?.drafts;
  });
  const builder = createTextBuilder(file);
  const blocks = assembleBlocks(drafts, builder);
  diagnostics.unshift(...reportFindings(findings, file));
  return { file, format: "docx", blocks, diagnostics, properties: readOfficeProperties(office), ...builder.finish() };
}

/** The blocks of a document: its body, its notes, the headers and footers of its pages. */
function readPackage(office: OfficePackage, findings: Findings, embedded: DocxReading["embedded"]): DraftBlock[] {
  const { file } = office;
  const related = office.relationships(office.mainPart);
  const content = office.read(office.mainPart);
  const root = parseXmlTree(content, { file, part: office.mainPart }, FORMATTING);
  const body = child(root, "body");
  if (root.name !== "document" || body === undefined) throw notADocument(file);
  const styles = readStyles(relatedTree(office, related, "styles"));
  const numbering = relatedTree(office, related, "numbering");
  const reading: DocxReading = {
    file,
    styles,
    counter: createNumberCounter(numbering, styles),
    contentsFields: Buffer.from(content).includes("TOC") ? findContentsFields(body) : new Set(),
    fields: [],
    pageFurniture: new Set(),
    notes: [],
    marked: new Map(),
    findings,
    embedded,
  };
  const drafts = readBlocks(body, reading, {});
  drafts.push(...readNotes(office, related, reading));
  // Headers and footers are counted apart: their numbered paragraphs continue no list of the text.
  const furnitureReading = { ...reading, counter: createNumberCounter(numbering, styles), fields: [] };
  drafts.push(...readPageFurniture(office, related, furnitureReading));
  return drafts;
}

function relatedTree(office: OfficePackage, related: readonly Relationship[], type: string): XmlElement | undefined {
  const part = related.find((relationship) => relationship.type === type)?.target;
  return part === undefined || !office.has(part)
    ? undefined
    : parseXmlTree(office.read(part), { file: office.file, part }, FORMATTING);
}

/** Footnotes and endnotes in the order of their marks, as paragraphs. */
function readNotes(office: OfficePackage, related: readonly Relationship[], reading: DocxReading): DraftBlock[] {
  const notes = new Map<string, XmlElement>();
  for (const kind of ["footnote", "endnote"]) {
    if (!reading.notes.some((note) => note.startsWith(kind))) continue;
    for (const note of relatedTree(office, related, `${kind}s`)?.children ?? [])
      notes.set(`${kind} ${note.attributes.id ?? ""}`, note);
  }
  const blocks: DraftBlock[] = [];
  for (const key of new Set(reading.notes)) {
    const note = notes.get(key);
    if (note === undefined) continue;
    reading.findings.footnotes++;
    const spot = `脚注${reading.findings.footnotes}`;
    const marked = reading.marked.get(key);
    const on = marked === undefined ? {} : { noteOn: marked };
    for (const block of readBlocks(note, reading, {}))
      blocks.push(block.kind === "paragraph" ? { ...block, spot, ...on } : block);
  }
  return blocks;
}

function readPageFurniture(
  office: OfficePackage,
  related: readonly Relationship[],
  reading: DocxReading,
): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  for (const id of reading.pageFurniture) {
    const part = related.find((relationship) => relationship.id === id)?.target;
    if (part === undefined || !office.has(part)) continue;
    const root = parseXmlTree(office.read(part), { file: office.file, part }, FORMATTING);
    for (const block of readBlocks(root, reading, { reason: "page furniture" })) blocks.push(...flattened(block));
  }
  return blocks;
}

/** Page furniture makes no tables of its own: the cells of one are paragraphs. */
function flattened(block: DraftBlock): DraftBlock[] {
  if (block.kind === "paragraph") return [{ ...block, spot: "页眉页脚" }];
  return block.rows.flat().flatMap((cell) => cell?.content.flatMap(flattened) ?? []);
}

function notADocument(file: string) {
  return refuse(
    "mislabelled",
    file,
    "文件不是 Word 文档",
    "请核对文件类型；是 Excel 工作簿的，请把扩展名改为 .xlsx 后再提交",
  );
}
