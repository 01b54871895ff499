import { transcode } from "node:buffer";
import { deflateRawSync, type ZlibOptions } from "node:zlib";
import { crc32 } from "./crc32.ts";

/** A part of a package, compressed and ready to be put into a zip file. */
export interface PackedPart {
  name: string;
  crc: number;
  size: number;
  data: Uint8Array;
}

/**
 * Level 2 compresses these parts in half the time of level 6, and makes worksheets a fifteenth larger and documents a sixth: some kilobytes. As
 * much memory as helps: large parts want large tables, small ones want none that take long to set up.
 */
const LARGE: ZlibOptions = { level: 2, memLevel: 9, chunkSize: 1 << 16 };
const SMALL: ZlibOptions = { level: 5, memLevel: 5, windowBits: 12, chunkSize: 1 << 12 };
const SMALL_SIZE = 1 << 12;
/** 1980-01-01 00:00 in the date format of zip files: no clock may show in the bytes. */
const DATE = 0x21;
const METHOD_DEFLATE = 8;
/** Names are UTF-8. */
const FLAGS = 0x0800;

/** Where texts are laid down in UTF-16: one buffer for all of them, because fresh ones of this size are slow to get. */
let scratch = Buffer.allocUnsafeSlow(1 << 20);
const BYTES_PER_UNIT = 2;

/**
 * Compresses one part: bytes, a text, or the pieces of one, which are not put together as a string, because long strings are slow to make. Parts that never
 * change are packed once and used for many files.
 */
export function packPart(name: string, content: Uint8Array | string | readonly string[]): PackedPart {
  const bytes = content instanceof Uint8Array ? content : encode(typeof content === "string" ? [content] : content);
  return {
    name,
    crc: crc32(bytes),
    size: bytes.length,
    data: deflateRawSync(bytes, bytes.length > SMALL_SIZE ? LARGE : SMALL),
  };
}

/**
 * The pieces in UTF-8. Node turns UTF-16 into it more than twice as fast in a buffer as on the way out of a string. Half a surrogate pair alone,
 * which no clean text has, becomes U+FFFD.
 */
function encode(pieces: readonly string[]): Uint8Array {
  const size = pieces.reduce((sum, { length }) => sum + length * BYTES_PER_UNIT, 0);
  if (scratch.length < size) scratch = Buffer.allocUnsafeSlow(size);
  let end = 0;
  for (const piece of pieces) end += scratch.write(piece, end, "utf16le");
  try {
    return transcode(scratch.subarray(0, end), "utf16le", "utf8");
  } catch {
    return Buffer.from(pieces.join(""), "utf8");
  }
}

/**
 * The parts as one zip file: [Content_Types].xml first, the others sorted by name, no folders, one fixed date. The same parts give
 * the same bytes. Sizes are below 4 GiB.
 */
export function writeZip(parts: readonly PackedPart[]): Uint8Array {
  const sorted = [...parts].sort((a, b) => order(a.name, b.name));
  const chunks: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of sorted) {
    const name = Buffer.from(part.name, "utf8");
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(FLAGS, 2);
    common.writeUInt16LE(METHOD_DEFLATE, 4);
    common.writeUInt16LE(0, 6);
    common.writeUInt16LE(DATE, 8);
    common.writeUInt32LE(part.crc, 10);
    common.writeUInt32LE(part.data.length, 14);
    common.writeUInt32LE(part.size, 18);
    common.writeUInt16LE(name.length, 22);
    common.writeUInt16LE(0, 24);
    const local = Buffer.concat([signature(0x04034b50), common, name]);
    chunks.push(local, part.data);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), common, tail, name]));
    offset += local.length + part.data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(sorted.length, 4);
  end.writeUInt16LE(sorted.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...chunks, central, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  if (a === "[Content_Types].xml") return -1;
  if (b === "[Content_Types].xml") return 1;
  return a < b ? -1 : 1;
}
