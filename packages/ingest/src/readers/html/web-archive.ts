import { decodeText } from "../../decode-text.ts";
import { refuse } from "../../refuse.ts";

/** A part of a web archive. */
interface ArchivePart {
  headers: string;
  body: string;
}

/**
 * The page of a web archive (MHTML, RFC 2557), which is what Word and Excel save as 单个文件网页 and many offices then call .doc or .xls: the first
 * part that is a page, or all sheets of a workbook one after the other. As UTF-8. Throws an InputError where there is no page in it.
 */
export function pageOfWebArchive(bytes: Uint8Array, file: string): Uint8Array {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const boundary = /^Content-Type:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*?boundary\s*=\s*"?([^"\r\n;]+)/imu.exec(archive)?.[1];
  const pages = partsOf(archive, boundary).filter(({ headers }) => /^Content-Type:\s*text\/html/imu.test(headers));
  const sheets = pages.filter(({ headers }) => /^Content-Location:[^\r\n]*sheet\d+\.html?\s*$/imu.test(headers));
  const [first] = pages;
  if (first === undefined)
    throw refuse(
      "empty-web-archive",
      file,
      "单个文件网页（MHTML）中没有网页正文，文件可能不完整",
      "请用 Word、Excel 或 WPS 打开，另存为 .docx、.xlsx 再提交",
    );
  const texts = (sheets.length > 0 ? sheets : [first]).map((page) => decodeText(decodeBody(page), file).text);
  return Buffer.from(texts.join("\n"), "utf8");
}

function partsOf(archive: string, boundary: string | undefined): ArchivePart[] {
  const pieces = boundary === undefined ? [archive] : archive.split(`--${boundary}`).slice(1);
  return pieces.flatMap((piece) => {
    const gap = /\r?\n[ \t]*\r?\n/u.exec(piece.slice(0, HEADERS));
    return gap === null ? [] : [{ headers: piece.slice(0, gap.index), body: piece.slice(gap.index + gap[0].length) }];
  });
}

/** No part has longer headers. */
const HEADERS = 16_384;

function decodeBody({ headers, body }: ArchivePart): Uint8Array {
  const encoding = /^Content-Transfer-Encoding:\s*([\w-]+)/imu.exec(headers)?.[1]?.toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64");
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1");
  const plain = body
    .replace(/=[ \t]*\r?\n/gu, "")
    .replace(/=([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, "latin1");
}
