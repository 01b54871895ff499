import type { Diagnostic } from "@qingdan/model";
import { decodeText, isUnmarkedUtf16 } from "./decode-text.ts";
import { refuse } from "./refuse.ts";
import { openZip, type ZipEntry } from "./zip.ts";

/** What a file is, by its content. */
export type FileFormat =
  | "docx"
  | "xlsx"
  | "html"
  | "mhtml"
  | "csv"
  | "text"
  | "markdown"
  | "doc"
  | "xls"
  | "ole-encrypted"
  | "odt"
  | "ods"
  | "pdf"
  | "ofd"
  | "zip"
  | "other-archive"
  | "rtf"
  | "image"
  | "unknown";

const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** RAR ("Rar!") and 7z. */
const OTHER_ARCHIVES = [
  [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07],
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
];
/** JPEG, PNG, GIF and TIFF in both byte orders. */
const IMAGES = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
];
/** The header of a compound file. */
const LEAST_COMPOUND = 512;
/** How much of a text is looked at. */
const HEAD = 64 * 1024;

/**
 * Tells the format of a file by signature and content, whatever its name says (an .xls is often a web page, a .docx a .doc); the extension
 * only settles what content leaves open: text, Markdown or CSV, and .wps and .et, which share the container of .doc and .xls.
 * Throws an InputError where the file is a zip archive that is truncated or damaged.
 */
export function sniffFormat(bytes: Uint8Array, fileName: string): FileFormat {
  const extension = /\.([^./\\]+)$/u.exec(fileName)?.[1]?.toLowerCase() ?? "";
  if (startsWith(bytes, OLE_SIGNATURE)) return sniffOle(bytes, extension, fileName);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return sniffZip(openZip(bytes, fileName));
  if (OTHER_ARCHIVES.some((signature) => startsWith(bytes, signature))) return "other-archive";
  if (IMAGES.some((signature) => startsWith(bytes, signature))) return "image";
  const head = Buffer.from(bytes.subarray(0, HEAD));
  const ascii = head.toString("latin1");
  if (/^[\s\0]{0,1024}%PDF-/u.test(ascii)) return "pdf";
  if (ascii.startsWith("{\\rtf")) return "rtf";
  // BIFF2–BIFF4, the Excel formats before there were containers.
  if (head.length > 8 && head[0] === 0x09 && /^[\0\u0002\u0004]$/u.test(ascii.charAt(1)) && head[3] === 0) return "xls";
  if (bytes.length === 0 || isBinary(bytes)) return "unknown";
  return sniffText(markupOf(head, fileName), extension);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Streams of a compound file have UTF-16 names in its directory. */
function sniffOle(bytes: Uint8Array, extension: string, fileName: string): FileFormat {
  if (bytes.length < LEAST_COMPOUND)
    throw refuse("truncated", fileName, "文件不完整，可能未下载完或在传输中被截断", "请重新下载或请对方重新发送");
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string) => buffer.includes(Buffer.from(name, "utf16le"));
  if (holds("EncryptedPackage")) return "ole-encrypted";
  if (holds("WordDocument")) return "doc";
  if (holds("Workbook") || holds("Book\0")) return "xls";
  if (/^(?:doc|wps|dot|wpt)$/u.test(extension)) return "doc";
  return /^(?:xls|et|xlt|ett)$/u.test(extension) ? "xls" : "unknown";
}

function sniffZip(entries: readonly ZipEntry[]): FileFormat {
  const names = entries.map(({ name }) => name.toLowerCase());
  if (names.includes("[content_types].xml")) {
    if (names.some((name) => name.startsWith("word/"))) return "docx";
    if (names.some((name) => name.startsWith("xl/"))) return "xlsx";
    return sniffMainPart(entries);
  }
  // A package that has lost its directory of types is none of the archives that people pack: its reader says what is missing.
  if (names.includes("word/document.xml")) return "docx";
  if (names.includes("xl/workbook.xml")) return "xlsx";
  if (names.includes("ofd.xml")) return "ofd";
  const mimetype = entries.find(({ name }) => name === "mimetype");
  if (mimetype !== undefined) {
    const type = Buffer.from(mimetype.read()).toString("latin1");
    if (type.includes("opendocument.text")) return "odt";
    if (type.includes("opendocument.spreadsheet")) return "ods";
    return "unknown";
  }
  return "zip";
}

/** Packages whose parts stand in folders of other names: their content types say what they are. */
function sniffMainPart(entries: readonly ZipEntry[]): FileFormat {
  const types = entries.find(({ name }) => name.toLowerCase() === "[content_types].xml");
  const text = types === undefined ? "" : Buffer.from(types.read()).toString("utf8");
  if (/wordprocessingml|ms-word/u.test(text)) return "docx";
  return /spreadsheetml|ms-excel/u.test(text) ? "xlsx" : "unknown";
}

function isBinary(bytes: Uint8Array): boolean {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !wide && bytes.subarray(0, HEAD).includes(0) && !isUnmarkedUtf16(bytes);
}

/** The beginning of a text, for looking at its tags: characters beyond ASCII do not matter. */
function markupOf(head: Buffer, fileName: string): string {
  if (head[0] === 0xff || head[0] === 0xfe) return decodeText(head.subarray(0, head.length & ~1), fileName).text;
  return head.toString("latin1").replace(/^\u00ef\u00bb\u00bf/u, "");
}

function sniffText(head: string, extension: string): FileFormat {
  if (/<w:wordDocument|progid="Word\.Document"/u.test(head)) return "doc";
  if (/urn:schemas-microsoft-com:office:spreadsheet"|progid="Excel\.Sheet"/u.test(head) && /^\s*<\?xml/u.test(head))
    return "xls";
  if (/^MIME-Version:/imu.test(head.slice(0, 2048)) && /multipart\/related/iu.test(head)) return "mhtml";
  if (/^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|div)\b/iu.test(head)) return "html";
  switch (extension) {
    case "html":
    case "htm":
    case "xhtml":
    case "shtml":
      return "html";
    case "csv":
    case "tsv":
      return "csv";
    case "md":
    case "markdown":
      return "markdown";
    case "doc":
    case "docx":
    case "xls":
    case "xlsx":
      return /<html[\s>]|<table[\s>]/iu.test(head) ? "html" : sniffSheetText(head, extension);
    default:
      return /<html[\s>]/iu.test(head.slice(0, 4096)) ? "html" : "text";
  }
}

/** A workbook or document that is plain text: some systems "export Excel" by naming a tab-separated text .xls. */
function sniffSheetText(head: string, extension: string): FileFormat {
  return extension.startsWith("xls") && /[\t,]/u.test(head.split(/\r?\n/u, 1)[0] ?? "") ? "csv" : "text";
}

/** What is wrong with a file of a format that is not read, and the way out; undefined for formats that are. */
export function refusalOf(format: FileFormat, file: string): Diagnostic | undefined {
  const [message, remedy] = REFUSALS[format] ?? [];
  if (message === undefined || remedy === undefined) return undefined;
  return { code: `ingest/unsupported-${format}`, severity: "error", place: { file }, message, remedy };
}

const NEEDS_OFFICE = "请安装 LibreOffice（命令 soffice 可用）后重试";
const REFUSALS: Partial<Record<FileFormat, [message: string, remedy: string]>> = {
  doc: [
    "旧版 Word 文件（.doc、.wps）须经 LibreOffice 转换后才能读取",
    `${NEEDS_OFFICE}，或用 Word、WPS 打开后另存为 .docx 再提交`,
  ],
  xls: [
    "旧版 Excel 文件（.xls、.et）须经 LibreOffice 转换后才能读取",
    `${NEEDS_OFFICE}，或用 Excel、WPS 打开后另存为 .xlsx 再提交`,
  ],
  odt: ["OpenDocument 文本（.odt）须经 LibreOffice 转换后才能读取", `${NEEDS_OFFICE}，或打开后另存为 .docx 再提交`],
  ods: ["OpenDocument 表格（.ods）须经 LibreOffice 转换后才能读取", `${NEEDS_OFFICE}，或打开后另存为 .xlsx 再提交`],
  rtf: ["RTF 文件须经 LibreOffice 转换后才能读取", `${NEEDS_OFFICE}，或用 Word、WPS 打开后另存为 .docx 再提交`],
  "ole-encrypted": ["文件设有打开密码，无法读取", "请在 Word、Excel 或 WPS 中打开，取消密码后另存再提交"],
  pdf: [
    "不读取 PDF：PDF 只记录文字的位置，不记录表格，各列的文字会混在一起，无法保证不错不漏",
    "请提交制作该 PDF 的 Word 或 Excel 原文件；没有原文件的，用 WPS 转成 Word 并逐行核对后另存为 .docx 再提交",
  ],
  ofd: [
    "不读取 OFD 版式文件：版式文件只记录文字的位置，不记录表格，无法保证不错不漏",
    "请提交制作该文件的 Word 或 Excel 原文件；没有原文件的，用 WPS 转成 Word 并逐行核对后另存为 .docx 再提交",
  ],
  image: [
    "不读取图片（照片、扫描件）：图片中没有文字可读",
    "请提交 Word 或 Excel 原文件；没有原文件的，录入或识别成文字并逐行核对后再提交",
  ],
  "other-archive": ["不读取 RAR、7z 压缩文件", "请解压后把其中的清单文件一并提交，或者改用 zip 格式压缩"],
  unknown: ["无法识别文件的类型", "请提交 .docx、.xlsx、.html、.csv、.txt 或 .md 文件"],
};
