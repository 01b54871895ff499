import { openZip, type ZipLimits } from "./zip.ts";

/** A file in an archive. */
export interface ArchiveMember {
  /** With "/" between folders. */
  name: string;
  bytes: Uint8Array;
}

/**
 * The files of a .zip archive in the order of its directory, folders and the litter of systems (__MACOSX, .DS_Store, Thumbs.db, ~$ lock
 * files) left out. Names are UTF-8 or, as Chinese Windows packs them, GB18030. Throws an InputError where the archive is truncated,
 * damaged, encrypted or over the limits.
 */
export function readArchive(bytes: Uint8Array, file = "", limits: Partial<ZipLimits> = {}): ArchiveMember[] {
  return openZip(bytes, file, limits)
    .filter(({ name, folder }) => !folder && !isLitter(name))
    .map((entry) => ({ name: entry.name, bytes: entry.read() }));
}

function isLitter(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)/iu.test(name);
}
