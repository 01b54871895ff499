import type { Line } from "../../blocks.ts";
import type { Recognition } from "../passage.ts";
import { bureauInTitle, nameInListTitle, namesBureau, namesOrganisation } from "./recognise-bureau.ts";

/**
 * The bureau's name in what stands beside the text of a document: the title of a page (某某局责任清单_某县人民政府), the head of the pages of a Word or Excel file, or the
 * name of the file or of the folder or archive that it lies in. A guess for a document whose text names none; it is reported.
 */
export function bureauBesideText(recognition: Recognition): { text: string; lines: Line[] } | undefined {
  const { properties, file } = recognition.document;
  const [name = "", ...inArchive] = file.split("/").reverse();
  const folders = [...inArchive, ...(recognition.folders ?? [])];
  for (const [from, printed] of [
    ["网页标题", properties?.["title"] ?? ""],
    ...pageHeads(recognition).map((head) => ["页眉页脚", head] as const),
    ["文件名", name.replace(/\.[^.]*$/u, "")],
    ...folders.map((folder) => ["文件夹名", folder] as const),
  ] as const) {
    const isPrinted = from === "网页标题" || from === "页眉页脚";
    const pieces = printed.replace(/^[\s\d.、_-]+/u, "").split(/[_|｜—–-]/u);
    // Behind the name of a page stands the site's; 附件2_某县水利局 has the bureau's name behind.
    const names = pieces.slice(0, isPrinted ? 1 : pieces.length).map((piece) => nameOf(recognition, piece));
    const text = names.find((name) => namesBureau(name) || (!isPrinted && isOfARegion(name)));
    if (text === undefined) continue;
    recognition.diagnostics.push({
      code: "ingest/guessed-bureau",
      severity: "warning",
      place: { file },
      message: `文件中没有写明部门名称，读自${from}：“${text}”`,
      actual: printed.slice(0, 40),
      remedy: "请核对；如不相符，请在文件中写明“部门名称：……”，或者补上 catalog.csv",
    });
    return { text, lines: [] };
  }
  return undefined;
}

/** The bureau's name in one piece of what stands beside a text; the piece itself where that is no title. */
function nameOf(recognition: Recognition, piece: string): string {
  const bureau = piece.replace(/[\s\u3000]+/gu, "").replace(/^[\d.、]+/u, "");
  return nameInListTitle(recognition, bureau) || bureauInTitle(recognition, bureau) || bureau;
}

/** What a Word or Excel file prints at the head and foot of its pages; nothing where sections or sheets have heads of their own, which may be of several bureaus. */
function pageHeads({ document }: Recognition): string[] {
  if (document.format !== "docx" && document.format !== "xlsx") return [];
  const printed = document.furniture
    .filter(({ reason }) => reason === "page furniture")
    .map(({ start, end }) => document.text.slice(start, end).trim());
  const heads = [...new Set(printed)].filter((text) => namesBureau(text) || /\p{Script=Han}{3,}清单/u.test(text));
  return heads.length > 1 ? [] : heads;
}

/** True for 某区信访办公室, 某县残联: what is no bureau by its last word, but the name of an organisation with its region in front. */
export function isOfARegion(name: string): boolean {
  return namesOrganisation(name) && /^.{1,10}?[省市县区州旗盟].{2}/u.test(name);
}
