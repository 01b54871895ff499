import { trimRange } from "../../text-lines.ts";
import { OFFICE_ENDING } from "../organisation-names.ts";
import { lineText, markFurniture, placeOf, type Recognition } from "../passage.ts";
import type { Row } from "../tables/read-rows.ts";

/** …（综合股） · …【党建办】 · … —— 综合股: brackets at the end of a line, or what stands behind a dash, a tab or a gap. */
const AT_END =
  /[\s\u3000]*(?:[（(【〔［[]([^（）()【】〔〕［］[\]]{2,30})[）)】〕］\]]|(?:——|—|--|→|(?<=\s)[-–－](?=\s))[\s\u3000]*([^（）()—–－→]{2,30}?)|(?<=\t|[ \u3000]{2})([^（）()\s\u3000]{2,30}))[；;。，,\s\u3000]*$/u;
/** What offices of a bureau are called, several of them with 、 between. */
const OFFICES = new RegExp(`^(?:[^，。；：、,;:\\s]{1,14}${OFFICE_ENDING}(?:[、，,\\s](?=.)|$))+$`, "u");
/** No word about a task ends like the name of an office. */
const NO_OFFICE = /^(?:含|包括|不含|除|由|会同|与|限|具体|见|如|不)/u;

/**
 * 拟订发展规划（业务股）: tasks that name their offices behind them in brackets, a dash or a gap, where no column or label names any. Only where two of
 * three tasks do is it what the brackets are for. Reported.
 */
export function takeOfficesBehindTasks(recognition: Recognition, rows: readonly Row[]): void {
  const tasks = rows.filter(({ fields }) => fields["task"] !== undefined);
  if (tasks.length < 2 || tasks.some(({ fields }) => fields["unit"] !== undefined)) return;
  const found = tasks.flatMap((row) => {
    const line = row.fields["task"]?.at(-1);
    const match = line === undefined ? null : AT_END.exec(lineText(recognition.document, line));
    const office = match?.slice(1).find((name) => name !== undefined) ?? "";
    return line !== undefined && match !== null && OFFICES.test(office) && !NO_OFFICE.test(office)
      ? [{ row, line, match, office }]
      : [];
  });
  if (found.length < 2 || found.length * 3 < tasks.length * 2) return;
  for (const { row, line, match, office } of found) {
    const at = line.start + match.index;
    const start = line.start + match.index + match[0].lastIndexOf(office);
    const end = start + office.length;
    row.fields["unit"] = [trimRange(recognition.document.text, start, end)];
    row.fields["task"] = [...(row.fields["task"] ?? []).slice(0, -1), { ...line, end: at }];
    markFurniture(recognition, "label", [
      { start: at, end: start },
      { start: end, end: line.end },
    ]);
  }
  recognition.diagnostics.push({
    code: "ingest/offices-in-brackets",
    severity: "hint",
    place: placeOf(recognition, found[0]?.row.lines ?? []),
    message: "各项具体工作事项末尾的括号内、横线或空格后为内设机构名称，已读作责任科室",
    actual: found[0]?.office ?? "",
    remedy: "请核对；这些文字如属于事项本身，请另列责任科室",
  });
}
