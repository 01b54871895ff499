import { crc32, inflateRawSync } from "node:zlib";
import yauzl from "yauzl";
import { refuse } from "./refuse.ts";

/** What an archive may hold. All sizes in bytes, counted while inflating, never taken from the archive's own word. */
export interface ZipLimits {
  entries: number;
  entryBytes: number;
  totalBytes: number;
  /** Inflated by packed size of one entry; looked at only above `ratioFrom` bytes, since small parts pack very well. */
  ratio: number;
  ratioFrom: number;
}

const ZIP_LIMITS: ZipLimits = {
  entries: 10_000,
  entryBytes: 96 << 20,
  totalBytes: 192 << 20,
  ratio: 400,
  ratioFrom: 16 << 20,
};

/** A member of an archive, inflated when it is read. */
export interface ZipEntry {
  /** With "/" between folders, none in front. */
  name: string;
  /** True where the name is a folder. */
  folder: boolean;
  read(): Uint8Array;
}

/**
 * The members of a zip archive in the order of its directory. Nothing is inflated yet: `read` does, synchronously, checks length and
 * CRC, and holds the limits over all members together. `file` is named in errors. Throws an InputError where the archive is truncated,
 * damaged, encrypted, or over a limit.
 */
export function openZip(bytes: Uint8Array, file = "", limits: Partial<ZipLimits> = {}): ZipEntry[] {
  const bounds = { ...ZIP_LIMITS, ...limits };
  const buffer = withoutTrailingBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), file);
  const archive = openArchive(buffer, file);
  if (archive.entryCount > bounds.entries) throw tooLarge(file, `压缩包内的文件超过 ${bounds.entries} 个`);
  const budget = { left: bounds.totalBytes };
  return readDirectory(archive, file).map((entry) => {
    const name = entryName(entry);
    return {
      name,
      folder: name.endsWith("/"),
      read: () => inflateEntry(archive, entry, buffer, file, bounds, budget),
    };
  });
}

/** yauzl asks for bytes by callback; answering at once makes it synchronous, so that readers stay plain functions. */
class BufferReader extends yauzl.RandomAccessReader {
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    super();
    this.bytes = bytes;
  }
  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, count?: number) => void,
  ): void {
    callback(null, this.bytes.copy(target, offset, position, position + length));
  }
}

function openArchive(buffer: Buffer, file: string): yauzl.ZipFile {
  let opened: yauzl.ZipFile | undefined;
  const options = { lazyEntries: true, decodeStrings: false, autoClose: false };
  try {
    yauzl.fromRandomAccessReader(new BufferReader(buffer), buffer.length, options, (error, archive) => {
      if (error) throw error;
      opened = archive;
    });
  } catch {
    throw damaged(file);
  }
  if (opened === undefined) throw damaged(file);
  return opened;
}

function readDirectory(archive: yauzl.ZipFile, file: string): yauzl.Entry[] {
  const entries: yauzl.Entry[] = [];
  let failed = false;
  archive.on("entry", (entry: yauzl.Entry) => entries.push(entry));
  archive.on("error", () => {
    failed = true;
  });
  while (entries.length < archive.entryCount) {
    const before = entries.length;
    archive.readEntry();
    if (failed || entries.length === before) throw damaged(file);
  }
  return entries;
}

/** Names are UTF-8 by flag or extra field, else whatever the maker's machine spoke: UTF-8 where it is valid, else GB18030. */
function entryName(entry: yauzl.Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  const unicode = entry.extraFields.find(
    (field) => field.id === 0x7075 && field.data.length > 5 && field.data[0] === 1,
  );
  const holds = unicode !== undefined && unicode.data.readUInt32LE(1) === crc32(raw);
  const bytes = holds ? unicode.data.subarray(5) : raw;
  return decodeName(bytes).replaceAll("\\", "/").replace(/^\/+/u, "");
}

function decodeName(bytes: Uint8Array): string {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding is tried.
    }
  }
  return Buffer.from(bytes).toString("latin1");
}

function inflateEntry(
  archive: yauzl.ZipFile,
  entry: yauzl.Entry,
  buffer: Buffer,
  file: string,
  limits: ZipLimits,
  budget: { left: number },
): Uint8Array {
  if ((entry.generalPurposeBitFlag & 1) !== 0) throw encryptedZip(file);
  const packed = packedBytes(archive, entry, buffer, file);
  const allowed = Math.min(limits.entryBytes, budget.left, Math.max(limits.ratioFrom, packed.length * limits.ratio));
  const result = inflate(entry, packed, allowed, file);
  budget.left -= result.length;
  if (result.length !== entry.uncompressedSize || crc32(result) !== entry.crc32) throw damaged(file);
  return result;
}

function packedBytes(archive: yauzl.ZipFile, entry: yauzl.Entry, buffer: Buffer, file: string): Buffer {
  let start: number | undefined;
  archive.readLocalFileHeader(entry, { minimal: true }, (error, header) => {
    if (!error) start = header.fileDataStart;
  });
  if (start === undefined) throw damaged(file);
  return buffer.subarray(start, start + entry.compressedSize);
}

function inflate(entry: yauzl.Entry, packed: Buffer, allowed: number, file: string): Uint8Array {
  if (entry.compressionMethod === 0) {
    if (packed.length > allowed) throw tooLarge(file, "解压后的内容过大");
    return packed;
  }
  if (entry.compressionMethod !== 8) throw damaged(file);
  if (entry.uncompressedSize === 0) return new Uint8Array(0);
  try {
    // One byte over what the directory says is enough to see that the directory lies.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, allowed), chunkSize: chunkFor(entry, allowed) });
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(file, "解压后的内容过大");
    throw damaged(file);
  }
}

/** One chunk of the announced size spares the copies of growing; a lie of the directory costs no more than the limit. */
function chunkFor(entry: yauzl.Entry, allowed: number): number {
  return Math.max(64, Math.min(entry.uncompressedSize + 1, allowed, 4 << 20));
}

/** Mail gateways and downloads append bytes; the archive ends with its end record, so it is cut there. */
function withoutTrailingBytes(buffer: Buffer, file: string): Buffer {
  const end = buffer.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  if (end < 0 || end + 22 > buffer.length) {
    throw refuse(
      "truncated",
      file,
      "文件不完整：压缩包缺少结尾，可能未下载完或在传输中被截断",
      "请重新下载或请对方重新发送；能打开的话，用 WPS 或 Office 打开后另存一份",
    );
  }
  const length = end + 22 + buffer.readUInt16LE(end + 20);
  return length < buffer.length ? buffer.subarray(0, length) : buffer;
}

function damaged(file: string) {
  return refuse(
    "damaged",
    file,
    "文件已损坏：压缩包内容与目录不符，无法完整读出",
    "请重新取得原文件；能打开的话，用 WPS 或 Office 打开并修复后另存一份",
  );
}

function encryptedZip(file: string) {
  return refuse(
    "encrypted",
    file,
    "压缩包设有密码，无法读取",
    "请解除密码（解压后重新打包，或另存为不加密的文件）后再提交",
  );
}

function tooLarge(file: string, message: string) {
  return refuse(
    "too-large",
    file,
    `${message}，超过允许的上限`,
    "请核对文件是否正确；确属本单位清单的，请删除图片等无关内容或拆分后再提交",
  );
}
