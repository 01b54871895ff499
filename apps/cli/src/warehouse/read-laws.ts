import { INSTRUMENT_CATEGORIES, LegalInstrument, refusal, type InputError } from "@qingdan/model";
import { readCsvFile } from "../files/read-csv-file.ts";
import { readTextFile } from "../files/read-text-file.ts";

/** What may stand in the column status, and what it means. */
const STATUSES: Readonly<Record<string, LegalInstrument["status"]>> = {
  "": "",
  "in force": "in force",
  现行有效: "in force",
  有效: "in force",
  repealed: "repealed",
  已废止: "repealed",
  废止: "repealed",
  失效: "repealed",
};

/**
 * A user's own register of legal instruments from `--laws FILE`: CSV with the columns title, category, status (in force, repealed, or the
 * Chinese words), since, replaced_by, edition, edition_since, renumbered (第五条=第七条；第六条=第八条), source; all but the title may be
 * missing. Throws InputError with the line that cannot be used, and for a file without the column title.
 */
export function readOwnRegister(file: string): LegalInstrument[] {
  const records = readCsvFile(file);
  const refuseLine = (line: number, message: string, remedy: string): InputError =>
    refusal("cli/laws", { file, line }, message, remedy);
  // An empty register takes the present one away: it must be meant.
  if (records.length === 0 && !readTextFile(file).includes("title")) {
    throw refuseLine(1, "文件里没有法律文件", "第一行应为各栏的名称，其中有 title；只有这一行的，撤销先前的登记");
  }
  return records.map(({ line, cells }) => {
    const refuse = (message: string, remedy: string): InputError => refuseLine(line, message, remedy);
    const { title = "", category = "", status = "", since = "", source = "" } = cells;
    if (title === "")
      throw refuse("该行缺少法律文件的名称（title）", "请填写名称；文件第一行应为各栏的名称，其中有 title");
    if (category !== "" && !(INSTRUMENT_CATEGORIES as readonly string[]).includes(category)) {
      throw refuse(`“${category}”不是法律文件的类别`, `类别为：${INSTRUMENT_CATEGORIES.join("、")}；不确定的留空`);
    }
    const known = STATUSES[status.replace(/\s*[（(].*$/u, "")];
    if (known === undefined) throw refuse(`“${status}”不是法律文件的效力`, "效力为：现行有效、已废止；不确定的留空");
    const renumbered = readRenumbered(cells["renumbered"] ?? "");
    if (renumbered === undefined) {
      throw refuse("条号的变动（renumbered）写法不对", "请写成：第五条=第七条；第六条=第八条");
    }
    return LegalInstrument.parse({
      title,
      category,
      status: known,
      since,
      source,
      renumbered,
      replacedBy: cells["replaced_by"] ?? "",
      edition: cells["edition"] ?? "",
      editionSince: cells["edition_since"] ?? "",
    });
  });
}

/** 第五条=第七条；第六条=第八条 as an object; undefined where it is written otherwise. */
function readRenumbered(text: string): Record<string, string> | undefined {
  const pairs = text.split(/[;；]/u).filter((pair) => pair.trim() !== "");
  const read = pairs.map((pair) => /^\s*(第[^条=]+条)\s*[=＝]\s*(第[^条=]+条)\s*$/u.exec(pair));
  if (read.some((match) => match === null)) return undefined;
  return Object.fromEntries(read.map((match) => [match?.[1] ?? "", match?.[2] ?? ""]));
}
