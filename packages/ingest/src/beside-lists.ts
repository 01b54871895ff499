import type { Diagnostic, Vocabulary } from "@qingdan/model";
import type { Line, SourceDocument, Table } from "./blocks.ts";
import { isContentsSheet } from "./recognise/tables/contents-sheet.ts";
import { namesOrganisation } from "./recognise/lists/recognise-bureau.ts";

/** Pictures, styles, scripts and fonts: what a site keeps beside its pages, and scans beside documents. */
const WITHOUT_TEXT = /\.(?:css|js|map|woff2?|ttf|eot|ico|svg|png|jpe?g|gif|bmp|webp|tiff?)$/iu;
/** So many are named. */
const NAMED = 3;
/** No page that only leads to others says more beside its links. */
const LONGEST_INDEX_TEXT = 200;

/** True for a file whose name says that it has no text to be read: a picture, or what a web page is made of. */
export function hasNoText(name: string): boolean {
  return WITHOUT_TEXT.test(name);
}

/** What a person should know of files of an archive or a folder that have no text: names of `files`, of which there is at least one. */
export function picturesLeftOut(files: readonly string[], place: Diagnostic["place"]): Diagnostic {
  const named = `${files.slice(0, NAMED).join("、")}${files.length > NAMED ? ` 等 ${files.length} 个` : ""}`;
  return {
    code: "ingest/pictures-left-out",
    severity: "warning",
    place,
    message: `图片、网页样式等文件没有文字可读，未读取：${named}`,
    remedy: "图片（扫描件）中有清单内容的，请提交 Word 或 Excel 原文件",
  };
}

/**
 * Why a file among others of an archive or a folder is none of the lists: a page of links, a workbook of contents, the letter or the instructions that
 * go with them. undefined for any other.
 */
export function besideLists(document: SourceDocument, vocabulary: Vocabulary): Diagnostic | undefined {
  const said = isIndexPage(document, vocabulary)
    ? document.format === "html"
      ? PAGE_OF_LINKS
      : CONTENTS
    : isLetter(document, vocabulary)
      ? LETTER_BESIDE
      : undefined;
  return said === undefined ? undefined : { code: "ingest/index-page", place: { file: document.file }, ...said };
}

/** The documents of an archive without those that go beside the lists; where all are such, as they are. */
export function withoutBeside(documents: readonly SourceDocument[], vocabulary: Vocabulary): SourceDocument[] {
  const left: Diagnostic[] = [];
  const [first, ...rest] = documents.filter((document) => {
    const said = besideLists(document, vocabulary);
    if (said !== undefined) left.push(said);
    return said === undefined;
  });
  if (first === undefined) return [...documents];
  return [{ ...first, diagnostics: [...first.diagnostics, ...left] }, ...rest];
}

const PAGE_OF_LINKS = {
  severity: "hint",
  message: "此网页只有指向其他页面的链接，没有清单内容，未读取",
} as const;
const CONTENTS = { severity: "hint", message: "此文件只有目录，没有清单内容，未读取" } as const;
const LETTER_BESIDE = {
  severity: "warning",
  message: "此文件是随清单报送的说明、函件，没有读出清单内容，未读取",
} as const;

/** What files are called that go with lists. */
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
