import type { Line } from "../../blocks.ts";
import { passageText, placeOf, type Recognition } from "../passage.ts";
import { namesBureau, SENT } from "./recognise-bureau.ts";

/**
 * The name of a bureau that the front or a title has in it, where nothing says more surely whose list it is: at the head of a line or in
 * brackets. A guess, which is reported.
 */
export function guessBureau(
  recognition: Recognition,
  candidates: readonly (readonly Line[])[],
): { text: string; lines: Line[] } | undefined {
  for (const lines of candidates) {
    const compact = passageText(recognition.document, lines)
      .replace(/[\s\u3000]+/gu, "")
      .replace(SENT, "")
      .replace(YEAR_AT_HEAD, "");
    if (compact.length > 60) continue;
    const text =
      NAME_IN_BRACKETS.exec(compact)?.[1] ?? NAME_AT_HEAD.exec(compact)?.[1] ?? TOWN_AT_HEAD.exec(compact)?.[1];
    if (text === undefined || !namesBureau(text)) continue;
    recognition.diagnostics.push({
      code: "ingest/guessed-bureau",
      severity: "warning",
      place: placeOf(recognition, lines),
      message: `部门名称读自此处文字：“${text}”`,
      actual: compact.slice(0, 40),
      remedy: "请核对；如不相符，请在文件中写明“部门名称：……”，或者补上 catalog.csv",
    });
    return { text, lines: [...lines] };
  }
  return undefined;
}

/** 2024年某局责任清单公示表 */
const YEAR_AT_HEAD = /^[（(]?(?:19|20)[0-9]{2}(?:年度?)?[)）]?/u;
const NAME_IN_BRACKETS =
  /[(（【](?:[^()（）【】：:]{1,8}[：:])?([^()（）【】：:]{3,24}?(?:局|委员会|委|厅|政府))[)）】]/u;
const NAME_AT_HEAD = /^((?:[^，。；：、]{1,8}(?:省|市|县|区|州|旗|镇|乡))?[^，。；：、]{2,16}?(?:局|委员会|厅|政府))/u;

/** 某某镇属地管理事项责任清单: a town in front of what its list is called, and not 全县乡镇 or 镇（街道）. */
const TOWN_AT_HEAD =
  /^(?!全|各|本|乡镇)([^，。；：、（(乡镇]{2,10}(?:镇|乡|街道))(?![镇乡（(、和及])[^，。；：、]{0,16}清单$/u;
