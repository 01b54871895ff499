import { InputError } from "@qingdan/model";
import { readWorkbook } from "../readers/xlsx/read-workbook.ts";
import type { Workbook } from "../readers/xlsx/workbook.ts";
import { refuse } from "../refuse.ts";
import { sniffFormat, type FileFormat } from "../sniff.ts";

/** Tables that a spreadsheet program saves as .xlsx with all that the workbook carries: hidden sheet, hidden column, merged cells. */
const RESAVABLE: ReadonlySet<FileFormat> = new Set(["xls", "ods"]);

/** What a file is that an official sends instead of an .xlsx workbook. */
const NAMES: Partial<Record<FileFormat, string>> = {
  xls: "旧版 Excel 工作簿（.xls、.et）",
  ods: "OpenDocument 表格（.ods）",
  docx: "Word 文档（.docx）",
  doc: "Word 文档（.doc、.wps）",
  odt: "OpenDocument 文档（.odt）",
  pdf: "PDF 文件",
  html: "网页文件",
  csv: "CSV 文本",
  text: "文本文件",
  markdown: "文本文件",
  zip: "压缩包",
  rtf: "RTF 文档",
};

/**
 * Reads a workbook that an official sends back, as `readWorkbook` does. Throws an InputError that says what the file is, and how to send it,
 * where it is no .xlsx workbook.
 */
export function openWorkbook(bytes: Uint8Array, file: string): Workbook {
  try {
    return readWorkbook(bytes, file);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw otherFormat(bytes, file) ?? error;
  }
}

function otherFormat(bytes: Uint8Array, file: string): InputError | undefined {
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  let format: FileFormat = "xlsx";
  try {
    format = sniffFormat(bytes, file);
  } catch (error) {
    // A damaged archive: what `readWorkbook` says of it is right.
    if (error instanceof InputError) return undefined;
    throw error;
  }
  if (format === "xlsx" || (zipped && format === "unknown")) return undefined;
  const place = { file };
  if (bytes.length === 0) return refuse("no-workbook", place, "文件是空的", "请核对后重新报送");
  if (format === "ole-encrypted")
    return refuse("encrypted", place, "文件设有打开密码，无法读取", "请取消密码、另存后重新报送");
  const what = NAMES[format] ?? "无法识别的文件";
  return refuse(
    "no-workbook",
    place,
    `文件不是 .xlsx 工作簿，而是${what}`,
    RESAVABLE.has(format)
      ? "请用 Excel 或 WPS 另存为 .xlsx 后重新报送"
      : "请在导出的责任清单工作簿（.xlsx）中修改后报送；新的来源文件请用 ingest 读入",
  );
}
