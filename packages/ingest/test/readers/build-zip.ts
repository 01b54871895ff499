import { crc32, deflateRawSync } from "node:zlib";

/** A member of an archive that a test builds, with the lies it may tell. */
export interface ZipInput {
  name: string | Uint8Array;
  content: string | Uint8Array;
  stored?: boolean;
  utf8?: boolean;
  encrypted?: boolean;
  /** Instead of the true inflated size. */
  claimedSize?: number;
  claimedCrc?: number;
}

/** A zip archive as bytes. */
export function buildZip(members: readonly ZipInput[]): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(member.name);
    const content = Buffer.from(member.content);
    const data = member.stored === true ? content : deflateRawSync(content);
    const flags = (member.utf8 === false ? 0 : 0x800) | (member.encrypted === true ? 1 : 0);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(member.stored === true ? 0 : 8, 4);
    fields.writeUInt32LE(member.claimedCrc ?? crc32(content), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(member.claimedSize ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), fields, name, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), fields, tail, name]));
    pieces.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, listing, end]);
}

/** An archive of parts by name. */
export function zipParts(parts: Record<string, string | Uint8Array>): Uint8Array {
  return buildZip(Object.entries(parts).map(([name, content]) => ({ name, content })));
}
