import { isAscii, isUtf8, transcode } from "node:buffer";
import { refuse } from "./refuse.ts";

/** Text and the encoding that its bytes were in. */
export interface DecodedText {
  text: string;
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
}

/**
 * Bytes of a text file (.txt, .md, .csv, .html) as text: by byte-order mark, else UTF-16 as it reads, else strict UTF-8, else strict GB18030 (which
 * holds GB2312 and GBK). In this order, because UTF-8 bytes are mostly valid GB18030 too. Throws an InputError where none fits; nothing is replaced
 * by U+FFFD.
 */
export function decodeText(bytes: Uint8Array, file = ""): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const rest = bytes.subarray(3);
    if (!isUtf8(rest)) throw undecodable(file, rest);
    return { text: decodeUtf8(rest), encoding: "utf-8" };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: strict("utf-16le", bytes, file), encoding: "utf-16le" };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: strict("utf-16be", bytes, file), encoding: "utf-16be" };
  // A zero byte stands in no text of these encodings: UTF-16 without a mark, or no text at all.
  if (bytes.includes(0)) {
    if (!isUnmarkedUtf16(bytes)) throw undecodable(file, bytes);
    return { text: strict("utf-16le", bytes, file), encoding: "utf-16le" };
  }
  if (isUtf8(bytes)) return { text: decodeUtf8(bytes), encoding: "utf-8" };
  return { text: strict("gb18030", bytes, file), encoding: "gb18030" };
}

/** True for UTF-16 as programs export it without a byte-order mark: nearly all of it is Chinese, letters and digits, and it has line ends. */
export function isUnmarkedUtf16(bytes: Uint8Array): boolean {
  if (bytes.length % 2 === 1) return false;
  const sample = Buffer.from(bytes.subarray(0, UTF16_SAMPLE)).toString("utf16le");
  const usual = sample.match(/[\p{Script=Han}\u0020-\u007e\u3000-\u303f\uff00-\uffef\s“”‘’—…·]/gu)?.length ?? 0;
  return /[\r\n]/u.test(sample) && usual >= sample.length * 0.95;
}

/** How many bytes tell of what encoding a text is. */
const UTF16_SAMPLE = 8192;

/** Bytes that are known to be valid UTF-8 as a string. Through UTF-16, which is several times as fast for Chinese as toString. */
export function decodeUtf8(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isAscii(buffer)) return buffer.toString("latin1");
  return transcode(buffer, "utf8", "utf16le").toString("utf16le");
}

function strict(encoding: "utf-16le" | "utf-16be" | "gb18030", bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw undecodable(file, bytes);
  }
}

function undecodable(file: string, bytes: Uint8Array) {
  return refuse(
    "encoding",
    { file, line: lineOfFault(bytes) },
    "文件的文字编码无法识别：既不是 UTF-8，也不是 GB18030（GB2312、GBK）",
    "请用记事本或 WPS 打开原文件，核对文字无误后另存为 UTF-8 编码，再重新提交",
  );
}

/** The line (from 1) in which the first byte stands that is no UTF-8: the longest valid head is found by halving. */
function lineOfFault(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    // A cut inside a character makes up to three bytes look wrong: the head counts as valid where one of the shorter ones is.
    const fits = [0, 1, 2, 3].some((cut) => middle - cut > valid && isUtf8(bytes.subarray(0, middle - cut)));
    if (fits) valid = middle;
    else invalid = middle;
  }
  let line = 1;
  for (const byte of bytes.subarray(0, valid)) if (byte === 0x0a) line += 1;
  return line;
}
