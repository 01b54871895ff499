import type { Diagnostic, Severity } from "@qingdan/model";
import type { SourceDocument } from "../../blocks.ts";
import { assembleBlocks, type DraftBlock } from "../../draft.ts";
import { type OfficePackage, openOfficePackage, type Relationship } from "../../office-package.ts";
import { readOfficeProperties } from "../../office-properties.ts";
import { refuse } from "../../refuse.ts";
import { createTextBuilder } from "../../text-builder.ts";
import { child, parseXmlTree, type XmlElement } from "../../xml-tree.ts";
import type { ZipLimits } from "../../zip.ts";
import { readBlocks } from "./body.ts";
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
    findings: {
      insertedRevisions: 0,
      deletedRevisions: [],
      hiddenTexts: [],
      struckTexts: [],
      footnotes: 0,
      hiddenByMerge: [],
      unread: new Set(),
    },
  };
  const drafts = readBlocks(body, reading, {});
  drafts.push(...readNotes(office, related, reading));
  // Headers and footers are counted apart: their numbered paragraphs continue no list of the text.
  const furnitureReading = { ...reading, counter: createNumberCounter(numbering, styles), fields: [] };
  drafts.push(...readPageFurniture(office, related, furnitureReading));
  const builder = createTextBuilder(file);
  const blocks = assembleBlocks(drafts, builder);
  const diagnostics = reportFindings(reading.findings, file);
  return { file, format: "docx", blocks, diagnostics, properties: readOfficeProperties(office), ...builder.finish() };
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

function reportFindings(findings: Findings, file: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (code: string, severity: Severity, message: string, actual?: string) =>
    found.push({
      code: `ingest/${code}`,
      severity,
      place: { file },
      message,
      ...(actual === undefined ? {} : { actual }),
    });
  const excerpt = (texts: readonly string[]) => texts.join("").replace(/\s+/gu, " ").slice(0, 60);
  const { deletedRevisions, insertedRevisions, hiddenTexts, struckTexts, footnotes, hiddenByMerge, unread } = findings;
  if (deletedRevisions.some((text) => text.trim() !== "")) {
    report(
      "deleted-revision",
      "warning",
      "文件留有未接受的修订，标为删除的文字未读取，请核对",
      excerpt(deletedRevisions),
    );
  }
  if (insertedRevisions > 0)
    report("inserted-revision", "hint", `文件留有 ${insertedRevisions} 处未接受的插入修订，按接受后的内容读取`);
  if (hiddenTexts.some((text) => text.trim() !== "")) {
    report("hidden-text", "warning", "文件中有设为隐藏的文字，未作为清单内容读取，请核对", excerpt(hiddenTexts));
  }
  if (struckTexts.some((text) => text.trim() !== "")) {
    report("struck-text", "warning", "文件中有加删除线的文字，仍按原文读取，请核对是否应当删去", excerpt(struckTexts));
  }
  if (footnotes > 0) report("footnotes", "hint", `文件有 ${footnotes} 条脚注或尾注，已附在正文之后读取`);
  for (const text of hiddenByMerge)
    report("merge-hides-text", "warning", "合并单元格内还有未显示的不同文字，按未合并读取，请核对", text.slice(0, 60));
  for (const thing of unread) report("unread-object", "warning", `文件中有${thing}，其中的文字无法读取，请核对`);
  return found;
}

function notADocument(file: string) {
  return refuse(
    "mislabelled",
    file,
    "文件不是 Word 文档",
    "请核对文件类型；是 Excel 工作簿的，请把扩展名改为 .xlsx 后再提交",
  );
}
