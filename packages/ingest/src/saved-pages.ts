import { decodeText } from "./decode-text.ts";
import type { ArchiveMember } from "./read-archive.ts";

const PAGE = /\.(?:html?|xhtml|shtml)$/iu;
/** The sheets of a workbook that was saved as a page stand in its folder, under these names. */
const SHEET = /\/sheet0*([0-9]+)\.html?$/iu;
/** How the folder beside a saved page is called: the page's name and one of these. */
const FOLDER_ENDINGS = [".files", "_files", ".fld"];

/** The names that the folder of a saved page may have; none for a file that is no page. */
export function pageFolders(name: string): string[] {
  return PAGE.test(name) ? FOLDER_ENDINGS.map((ending) => name.replace(PAGE, "") + ending) : [];
}

/**
 * The members of an archive without the files of saved pages: pictures, styles and parts in the folder 清单.files or 清单_files beside 清单.htm. A
 * page that only frames the sheets of a workbook is the text of these sheets.
 */
export function withoutPageFiles(members: readonly ArchiveMember[]): ArchiveMember[] {
  const folders = new Map<string, ArchiveMember>();
  for (const member of members) {
    for (const folder of pageFolders(member.name)) folders.set(`${folder}/`, member);
  }
  const sheets = new Map<ArchiveMember, ArchiveMember[]>();
  const kept = members.filter((member) => {
    const folder = /^.*?(?:\.files|_files|\.fld)\//u.exec(member.name)?.[0] ?? "";
    const page = folders.get(folder);
    if (page !== undefined && SHEET.test(member.name)) sheets.set(page, [...(sheets.get(page) ?? []), member]);
    return page === undefined;
  });
  return kept.map((member) => {
    const framed = sheets.get(member);
    return framed !== undefined && isFrameset(member.bytes) ? { name: member.name, bytes: joined(framed) } : member;
  });
}

function isFrameset(bytes: Uint8Array): boolean {
  return /<frameset[\s>]/iu.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"));
}

function joined(sheets: readonly ArchiveMember[]): Uint8Array {
  const order = (sheet: ArchiveMember): number => Number(SHEET.exec(sheet.name)?.[1] ?? 0);
  const texts = sheets.toSorted((a, b) => order(a) - order(b)).map(({ bytes, name }) => decodeText(bytes, name).text);
  return Buffer.from(texts.join("\n"), "utf8");
}
