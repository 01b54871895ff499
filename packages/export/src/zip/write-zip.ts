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
 * Level 5 makes these parts as small as 6 does, a few in a hundred at most more, in four fifths of the time. As much memory as helps: large parts
 * want large tables, small ones want none that take long to set up.
 */
const LARGE: ZlibOptions = { level: 5, memLevel: 9, chunkSize: 1 << 16 };
const SMALL: ZlibOptions = { level: 5, memLevel: 5, windowBits: 12, chunkSize: 1 << 12 };
const SMALL_SIZE = 1 << 12;
/** 1980-01-01 00:00 in the date format of zip files: no clock may show in the bytes. */
const DATE = 0x21;
const METHOD_DEFLATE = 8;
/** Names are UTF-8. */
const FLAGS = 0x0800;

/** Where texts are encoded before they are compressed: one buffer for all of them, because fresh ones of this size are slow to get. */
let scratch = Buffer.allocUnsafeSlow(1 << 20);
/** A UTF-16 unit takes at most this many bytes in UTF-8. */
const BYTES_PER_UNIT = 3;

/** Compresses one part. Parts that never change are packed once and used for many files. */
export function packPart(name: string, content: string | Uint8Array): PackedPart {
  const bytes = typeof content === "string" ? encode(content) : content;
  return {
    name,
    crc: crc32(bytes),
    size: bytes.length,
    data: deflateRawSync(bytes, bytes.length > SMALL_SIZE ? LARGE : SMALL),
  };
}

/** The text in UTF-8, good until the next call. */
function encode(text: string): Uint8Array {
  const most = text.length * BYTES_PER_UNIT;
  if (scratch.length < most) scratch = Buffer.allocUnsafeSlow(most);
  return scratch.subarray(0, scratch.write(text, 0, "utf8"));
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
