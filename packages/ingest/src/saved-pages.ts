import type { Diagnostic, Vocabulary } from "@qingdan/model";
import type { Line, SourceDocument, Table } from "./blocks.ts";
import { decodeText } from "./decode-text.ts";
import { isContentsSheet } from "./recognise/tables/contents-sheet.ts";
import type { ArchiveMember } from "./read-archive.ts";
import { namesOrganisation } from "./recognise/lists/recognise-bureau.ts";

const PAGE = /\.(?:html?|xhtml|shtml)$/iu;
/** The sheets of a workbook that was saved as a page stand in its folder, under these names. */
const SHEET = /\/sheet0*([0-9]+)\.html?$/iu;
/** How the folder beside a saved page is called: the page's name and one of these. */
const FOLDER_ENDINGS = [".files", "_files", ".fld"];
/** No page that only leads to others says more beside its links. */
const LONGEST_INDEX_TEXT = 200;

/** The names that the folder of a saved page may have; none for a file that is no page. */
export function pageFolders(name: string): string[] {
  return PAGE.test(name) ? FOLDER_ENDINGS.map((ending) => name.replace(PAGE, "") + ending) : [];
}

/**
 * The members of an archive without the files of saved pages: pictures, styles and parts in the folder 清单.files or 清单_files beside 清单.htm. A
 * page that only frames the sheets of a workbook is the text of these sheets.
 */
export function withoutPageFiles(members: readonly ArchiveMember[]): ArchiveMember[] {
  const folders = new Map<string, ArchiveMember>();
  for (const member of members) {
    for (const folder of pageFolders(member.name)) folders.set(`${folder}/`, member);
  }
  const sheets = new Map<ArchiveMember, ArchiveMember[]>();
  const kept = members.filter((member) => {
    const folder = /^.*?(?:\.files|_files|\.fld)\//u.exec(member.name)?.[0] ?? "";
    const page = folders.get(folder);
    if (page !== undefined && SHEET.test(member.name)) sheets.set(page, [...(sheets.get(page) ?? []), member]);
    return page === undefined;
  });
  return kept.map((member) => {
    const framed = sheets.get(member);
    return framed !== undefined && isFrameset(member.bytes) ? { name: member.name, bytes: joined(framed) } : member;
  });
}

/** Pictures, styles, scripts and fonts: what a site keeps beside its pages, and scans beside documents. */
const WITHOUT_TEXT = /\.(?:css|js|map|woff2?|ttf|eot|ico|svg|png|jpe?g|gif|bmp|webp|tiff?)$/iu;
/** So many are named. */
const NAMED = 3;

/** The members of an archive that may be documents, and what a person should know of the others. */
export function withoutPictures(members: readonly ArchiveMember[]): { kept: ArchiveMember[]; left: Diagnostic[] } {
  const names = members.map(({ name }) => name).filter((name) => WITHOUT_TEXT.test(name));
  const named = `${names.slice(0, NAMED).join("、")}${names.length > NAMED ? ` 等 ${names.length} 个` : ""}`;
  const left: Diagnostic = {
    code: "ingest/pictures-left-out",
    severity: "warning",
    place: {},
    message: `压缩文件中的图片、网页样式等文件没有文字可读，未读取：${named}`,
    remedy: "图片（扫描件）中有清单内容的，请提交 Word 或 Excel 原文件",
  };
  return { kept: members.filter(({ name }) => !WITHOUT_TEXT.test(name)), left: names.length === 0 ? [] : [left] };
}

function isFrameset(bytes: Uint8Array): boolean {
  return /<frameset[\s>]/iu.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"));
}

function joined(sheets: readonly ArchiveMember[]): Uint8Array {
  const order = (sheet: ArchiveMember): number => Number(SHEET.exec(sheet.name)?.[1] ?? 0);
  const texts = sheets.toSorted((a, b) => order(a) - order(b)).map(({ bytes, name }) => decodeText(bytes, name).text);
  return Buffer.from(texts.join("\n"), "utf8");
}

/**
 * The documents of an archive without those that hold nothing of a list: pages of links, workbooks of contents, the letter or the instructions that go
 * with the lists; where all are such, as they are.
 */
export function withoutIndexPages(documents: readonly SourceDocument[], vocabulary: Vocabulary): SourceDocument[] {
  const others = new Map<SourceDocument, Pick<Diagnostic, "severity" | "message">>();
  for (const document of documents) {
    if (isIndexPage(document, vocabulary)) others.set(document, document.format === "html" ? PAGE_OF_LINKS : CONTENTS);
    else if (isLetter(document, vocabulary)) others.set(document, LETTER_BESIDE);
  }
  const [first, ...rest] = documents.filter((document) => !others.has(document));
  if (first === undefined) return [...documents];
  const left = [...others].map(
    ([{ file }, said]): Diagnostic => ({ code: "ingest/index-page", place: { file }, ...said }),
  );
  return [{ ...first, diagnostics: [...first.diagnostics, ...left] }, ...rest];
}

const PAGE_OF_LINKS = {
  severity: "hint",
  message: "压缩文件中的此网页只有指向其他页面的链接，没有清单内容，未读取",
} as const;
const CONTENTS = { severity: "hint", message: "压缩文件中的此文件只有目录，没有清单内容，未读取" } as const;
const LETTER_BESIDE = {
  severity: "warning",
  message: "压缩文件中的此文件是随清单报送的说明、函件，没有读出清单内容，未读取",
} as const;

/** What files are called that go with the lists of an archive. */
const LETTER = /(?:说明|须知|通知|函|请示|报告|readme)(?:[（(][^（）()]*[）)])?\.[^.]+$/iu;

/** True for a file so called, without a table and without the title of a part. */
function isLetter({ file, text, blocks }: SourceDocument, vocabulary: Vocabulary): boolean {
  if (!LETTER.test(file)) return false;
  const isPart = ({ start, end }: Line): boolean => vocabulary.partOf(text.slice(start, end)) !== undefined;
  return blocks.every((block) => block.kind === "paragraph" && !block.lines.some(isPart));
}

function isIndexPage(document: SourceDocument, vocabulary: Vocabulary): boolean {
  const { format, text, blocks } = document;
  const recognition = { document, vocabulary, folders: [], furniture: [], diagnostics: [] };
  if (format === "xlsx" && blocks.length > 0)
    return blocks.every((block) => block.kind === "table" && isContentsSheet(recognition, block));
  if (format !== "html" || blocks.some((block) => block.kind === "table" && !leadsToLists(document, block)))
    return false;
  const lines = blocks.flatMap((block) => (block.kind === "paragraph" ? block.lines : linesOf(block)));
  const beside = lines.filter(({ link }) => link !== true);
  // The titles of parts with links under them are a list.
  if (beside.some(({ start, end }) => vocabulary.partOf(text.slice(start, end)) !== undefined)) return false;
  const length = beside.reduce((sum, { start, end }) => sum + text.slice(start, end).trim().length, 0);
  return beside.length < lines.length && length <= LONGEST_INDEX_TEXT;
}

function linesOf(table: Table): Line[] {
  return table.rows.flat().flatMap((cell) => cell?.lines ?? []);
}

/** True for a table whose rows below its first name bureaus, with links to their lists, and nothing else but numbers (序号 | 部门 | 查看). */
function leadsToLists({ text }: SourceDocument, table: Table): boolean {
  const [head = [], ...below] = table.rows.map((row) => row.flatMap((cell) => cell?.lines ?? []));
  const textOf = ({ start, end }: Line): string => text.slice(start, end).trim();
  const isName = (line: Line): boolean => namesOrganisation(textOf(line).replace(LIST_NAME, ""));
  const isEntry = (lines: readonly Line[]): boolean =>
    lines.some(isName) &&
    lines.some(({ link }) => link === true) &&
    lines.every((line) => line.link === true || isName(line) || /^[0-9]*$/u.test(textOf(line)));
  const entries = isEntry(head) ? [head, ...below] : below;
  return entries.length > 0 && entries.every(isEntry);
}

/** 某某局责任清单 names the bureau whose list it leads to. */
const LIST_NAME = /(?:部门)?(?:权责|责任|职责)清单$/u;
