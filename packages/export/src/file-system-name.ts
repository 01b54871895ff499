/** Characters that a file system somewhere refuses, and controls. */
const REFUSED = /[\\/:*?"<>|\u0000-\u001f\u007f]/gu;
/** Dots and spaces at an end: hidden files, the folder above, and what Windows takes off. */
const ENDS = /^[.\s]+|[.\s]+$/gu;
/** Names that Windows keeps for its devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;
/** File systems take 255 bytes of UTF-8; this leaves room for what a file is called behind the bureau's name, and its ending. */
const MOST_BYTES = 200;

/** A text as the name of a file or folder: what a file system somewhere refuses becomes `replacement`. "" where nothing is left. */
export function escapedName(text: string, replacement: string): string {
  const name = text.replace(REFUSED, replacement).replace(ENDS, "");
  return DEVICE.test(name) ? `${name}_` : name;
}

/** The beginning of a name that has room in a file system, never cut through a character. */
export function shortenedName(name: string, most = MOST_BYTES): string {
  let bytes = 0;
  let kept = "";
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}
