import { hasNoText, picturesLeftOut, withoutBeside } from "./beside-lists.ts";
import { InputError, type Vocabulary } from "@qingdan/model";
import type { SourceDocument } from "./blocks.ts";
import { decodeText } from "./decode-text.ts";
import { checkDocumentSize, checkTextSize } from "./document-limits.ts";
import { readArchive } from "./read-archive.ts";
import { readCellsOnLines } from "./readers/cells-on-lines.ts";
import { looksLikeCommaTable, readCsv } from "./readers/csv.ts";
import { readDocx } from "./readers/docx/read-docx.ts";
import { readHtml } from "./readers/html/read-html.ts";
import { pageOfWebArchive } from "./readers/html/web-archive.ts";
import { withCountedItems } from "./readers/lazy-numbers.ts";
import { withLastTable } from "./readers/lost-table.ts";
import { looksLikeDashedText } from "./readers/dashed-table.ts";
import { hasHtmlTables, markdownAsPage } from "./readers/markdown-page.ts";
import { hasMarkdownHeadings, looksLikeMarkdown, readMarkdown, withoutInlineMarks } from "./readers/markdown.ts";
import { withoutMarkupInCells } from "./readers/markup-in-cells.ts";
import { withNestedNumbers } from "./readers/nested-numbers.ts";
import { hasDrawnTables, looksLikeRuledText, readRuledText } from "./readers/ruled-text.ts";
import { looksLikeTabTable, looksLikeTextDump, readTextDump } from "./readers/text-dump.ts";
import { readRunningText } from "./readers/running-text.ts";
import { readXlsx } from "./readers/xlsx/read-xlsx.ts";
import { readSpacedText } from "./readers/spaced-table.ts";
import { refuse } from "./refuse.ts";
import { withoutPageFiles } from "./saved-pages.ts";
import { refusalOf, sniffFormat, type FileFormat } from "./sniff.ts";

/** Turns bytes of one format into those of another with an office program; undefined where there is none or it fails. */
export type Convert = (bytes: Uint8Array, from: FileFormat, to: "docx" | "xlsx") => Uint8Array | undefined;

/** What an office program turns a file into, so that it can be read. */
export interface Conversion {
  from: FileFormat;
  to: "docx" | "xlsx";
}

/** What reading may use beside the bytes. */
export interface ReadOptions {
  vocabulary: Vocabulary;
  convert?: Convert;
}

type Reader = (bytes: Uint8Array, file: string, options: ReadOptions) => SourceDocument;

/** From format to reader. */
const READERS: Partial<Record<FileFormat, Reader>> = {
  docx: (bytes, file) => readDocx(bytes, file),
  xlsx: (bytes, file) => withoutMarkupInCells(readXlsx(bytes, file)),
  html: (bytes, file) => readHtml(bytes, file),
  mhtml: (bytes, file) => readHtml(pageOfWebArchive(bytes, file), file),
  csv: (bytes, file, { vocabulary }) => withoutMarkupInCells(readCsv(bytes, file, vocabulary)),
  text: readPlainText,
  markdown: readPlainText,
};

/** Formats that are read as one text. */
const TEXT_FORMATS: ReadonlySet<FileFormat> = new Set(["text", "markdown", "html", "mhtml", "csv"]);

/** Old formats, and the format that an office program turns them into. */
const CONVERTED: Partial<Record<FileFormat, "docx" | "xlsx">> = {
  doc: "docx",
  odt: "docx",
  rtf: "docx",
  xls: "xlsx",
  ods: "xlsx",
};

/** Reads plain text: pipe tables are Markdown whatever the file is called, all else is a dump with or without tables. */
function readPlainText(bytes: Uint8Array, file: string, { vocabulary }: ReadOptions): SourceDocument {
  const { text: printed } = decodeText(bytes, file);
  let text = printed;
  if (looksLikeTabTable(text) || looksLikeCommaTable(text, vocabulary)) return readCsv(bytes, file, vocabulary);
  const isDump = looksLikeTextDump(text);
  const isMarkdown =
    !isDump && (looksLikeMarkdown(text) || hasMarkdownHeadings(text) || /\.(?:md|markdown)$/iu.test(file));
  if (isMarkdown) text = withCountedItems(withoutInlineMarks(text));
  if (!isDump && hasHtmlTables(text)) return readHtml(Buffer.from(markdownAsPage(text), "utf8"), file);
  if (!isDump && hasDrawnTables(text))
    return readRuledText(text, file, { isMarkdown: isMarkdown || looksLikeDashedText(text) });
  if (!isDump && hasOpenBars(text, vocabulary)) return readRuledText(text, file, { isMarkdown, hasOpenRows: true });
  if (isMarkdown) return withNestedNumbers(readMarkdown(text, file));
  if (!isDump && looksLikeRuledText(text)) return readRuledText(text, file);
  const cells = isDump
    ? undefined
    : (readCellsOnLines(text, file, vocabulary) ?? readSpacedText(text, file, vocabulary));
  return (
    cells ??
    (isDump ? readTextDump(text, file, vocabulary) : withNestedNumbers(readRunningText(text, file, vocabulary)))
  );
}

/** True for a text with rows between whose cells alone bars stand (序号|主要职责|…), but for tables of Markdown. */
function hasOpenBars(text: string, vocabulary: Vocabulary): boolean {
  return !looksLikeMarkdown(text) && ["|", "｜"].some((bar) => looksLikeCommaTable(text, vocabulary, bar));
}

/**
 * Reads one file, by its content whatever its name: one document, or one for each member of an archive. Throws InputError for what
 * cannot be read, with the way out.
 */
export function readDocuments(bytes: Uint8Array, file: string, options: ReadOptions): SourceDocument[] {
  if (bytes.length === 0)
    throw refuse("empty-file", { file, line: 1 }, "文件是空的", "请核对是否选错文件，或者重新取得原文件");
  const format = sniffFormat(bytes, file);
  if (TEXT_FORMATS.has(format)) checkTextSize(bytes, file, format);
  if (format === "zip") return readMembers(bytes, file, options);
  const reader = READERS[format];
  if (reader !== undefined) return [checked(reader(bytes, file, options))];
  const to = CONVERTED[format];
  const converted = to === undefined ? undefined : options.convert?.(bytes, format, to);
  if (to !== undefined && converted !== undefined) {
    const read = (READERS[to] as Reader)(converted, file, options);
    const document = format === "doc" ? withLastTable(read, bytes) : read;
    if (CONTAINER_AS_TEXT.test(document.text.slice(0, 200))) throw notConverted(file, to);
    return [checked(document)];
  }
  if (to !== undefined && options.convert !== undefined) throw notConverted(file, to);
  // A text that is damaged looks like no text at all: its decoder says where.
  if (format === "unknown" && /\.(?:txt|md|markdown|csv|html?)$/iu.test(file)) decodeText(bytes, file);
  throw new InputError(refusalOf(format, file) ?? refusalOf("unknown", file) ?? []);
}

/** The conversion by which `readDocuments` would read a file; undefined for a file that needs none, and for one that it would refuse. */
export function conversionOf(bytes: Uint8Array, file: string): Conversion | undefined {
  try {
    const from = sniffFormat(bytes, file);
    const to = CONVERTED[from];
    return to === undefined ? undefined : { from, to };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** The signature of a compound file as letters: an office program that cannot open one takes its bytes for text. */
const CONTAINER_AS_TEXT = /ÐÏ[^\p{L}]{0,2}à¡±/u;

function notConverted(file: string, to: "docx" | "xlsx"): InputError {
  return refuse(
    "not-converted",
    { file },
    `此文件须经 LibreOffice 转换为 .${to} 才能读取，而转换没有成功：没有安装 LibreOffice，或者文件已损坏`,
    `请用 WPS 或 Office 打开核对，另存为 .${to} 再提交；或安装 LibreOffice（命令 soffice 可用）后重试`,
  );
}

function checked(document: SourceDocument): SourceDocument {
  checkDocumentSize(document);
  return document;
}

/**
 * An archive is read as a whole or not at all: one bad member refuses it, named with its place in the archive. Archives in it are not opened,
 * and nothing is left out silently but the files in the folders of saved pages: pictures and the styles of pages are named.
 */
function readMembers(bytes: Uint8Array, file: string, options: ReadOptions): SourceDocument[] {
  const all = withoutPageFiles(readArchive(bytes, file));
  const members = all.filter(({ name }) => !hasNoText(name));
  if (members.length === 0)
    throw refuse("empty-archive", file, "压缩文件中没有可读取的文件", "请把责任清单文件放入压缩文件后重新提交");
  const documents = members.flatMap((member) => {
    const place = `${file}/${member.name}`;
    if (/\.(?:zip|rar|7z)$/iu.test(member.name))
      throw refuse("nested-archive", place, "压缩文件中还有压缩文件，不再逐层解压", "请解压后把其中的清单文件一并提交");
    try {
      return readDocuments(member.bytes, member.name, options);
    } catch (error) {
      throw error instanceof InputError ? inArchive(error, member.name, place) : error;
    }
  });
  const [first, ...others] = withoutBeside(documents, options.vocabulary);
  const pictures = all.flatMap(({ name }) => (hasNoText(name) ? [name] : []));
  const said = pictures.length === 0 ? [] : [picturesLeftOut(pictures, { file })];
  return first === undefined ? [] : [{ ...first, diagnostics: [...first.diagnostics, ...said] }, ...others];
}

/** The same error with the member's place in the archive. */
function inArchive(error: InputError, name: string, place: string): InputError {
  const named = error.diagnostics.map((item) =>
    item.place.file === undefined || item.place.file === name
      ? { ...item, place: { ...item.place, file: place } }
      : item,
  );
  return new InputError(named);
}
