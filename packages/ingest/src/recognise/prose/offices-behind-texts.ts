import { trimRange } from "../../text-lines.ts";
import { BRACKETED, OFFICE_ENDING } from "../organisation-names.ts";
import { lineText, markFurniture, placeOf, type Recognition } from "../passage.ts";
import type { Row } from "../tables/read-rows.ts";

/** …（综合股） · …【党建办】 · … —— 综合股: brackets at the end of a line, or what stands behind a dash, a tab or a gap. */
const AT_END =
  /[\s\u3000]*(?:[（(【〔［[]([^（）()【】〔〕［］[\]]{2,30}(?:[（(][^（）()]{1,12}[）)])?)[）)】〕］\]]|(?:——|—|--|→|(?<=\s)[-–－](?=\s))[\s\u3000]*([^（）()—–－→]{2,30}?)|(?<=\t|[ \u3000]{2})([^（）()\s\u3000]{2,30}))[；;。，,\s\u3000]*$/u;
/** What offices of a bureau are called, several of them with 、 between. */
const OFFICES = new RegExp(`^(?:[^，。；：、,;:\\s]{1,14}${OFFICE_ENDING}${BRACKETED}(?:[、，,\\s](?=.)|$))+$`, "u");
/** …，电话：0794-8621180: what the brackets behind a service may hold behind the office. */
const PHONE_BEHIND =
  /[，,；;、\s\u3000]+(?:(?:联系|咨询|办公|服务)?电话[：:]?[\s\u3000]*)?[0-9０-９][0-9０-９\-－—\s、]{4,}$/u;
/** No word about a task ends like the name of an office. */
const NO_OFFICE = /^(?:含|包括|不含|除|由|会同|与|限|具体|见|如|不)/u;

/** A column whose texts may name offices behind them, the column of these offices, and what the message calls them. */
interface Behind {
  text: string;
  office: string;
  called: [texts: string, offices: string];
}
const BEHIND_TASKS: Behind = { text: "task", office: "unit", called: ["具体工作事项", "责任科室"] };
const BEHIND_SERVICES: Behind = { text: "content", office: "agency", called: ["服务内容", "承办机构"] };

/**
 * 拟订发展规划（业务股）: tasks that name their offices behind them in brackets, a dash or a gap, where no column or label names any. Only where two of
 * three tasks do is it what the brackets are for. Reported.
 */
export function takeOfficesBehindTasks(recognition: Recognition, rows: readonly Row[]): void {
  takeOffices(recognition, rows, BEHIND_TASKS);
}

/** 补领婚姻登记证（县婚姻登记处，电话：0794-8621180）: the same of services, whose brackets may hold the telephone too. */
export function takeOfficesBehindServices(recognition: Recognition, rows: readonly Row[]): void {
  if (rows.some(({ fields }) => fields["phone"] !== undefined || fields["agency+phone"] !== undefined)) return;
  takeOffices(recognition, rows, BEHIND_SERVICES);
}

function takeOffices(recognition: Recognition, rows: readonly Row[], { text, office: field, called }: Behind): void {
  const own = rows.filter(({ fields }) => fields[text] !== undefined);
  if (own.length < 2 || own.some(({ fields }) => fields[field] !== undefined)) return;
  const found = own.flatMap((row) => {
    const line = row.fields[text]?.at(-1);
    const match = line === undefined ? null : AT_END.exec(lineText(recognition.document, line));
    const office = match?.slice(1).find((name) => name !== undefined) ?? "";
    const phone = field === "agency" ? (PHONE_BEHIND.exec(office)?.[0].length ?? 0) : 0;
    const name = office.slice(0, office.length - phone);
    return line !== undefined && match !== null && OFFICES.test(name) && !NO_OFFICE.test(name)
      ? [{ row, line, match, office, target: phone > 0 ? "agency+phone" : field }]
      : [];
  });
  if (found.length < 2 || found.length * 3 < own.length * 2) return;
  for (const { row, line, match, office, target } of found) {
    const at = line.start + match.index;
    const start = line.start + match.index + match[0].lastIndexOf(office);
    const end = start + office.length;
    row.fields[target] = [trimRange(recognition.document.text, start, end)];
    row.fields[text] = [...(row.fields[text] ?? []).slice(0, -1), { ...line, end: at }];
    markFurniture(recognition, "label", [
      { start: at, end: start },
      { start: end, end: line.end },
    ]);
  }
  recognition.diagnostics.push({
    code: "ingest/offices-in-brackets",
    severity: "hint",
    place: placeOf(recognition, found[0]?.row.lines ?? []),
    message: `各项${called[0]}末尾的括号内、横线或空格后为机构名称，已读作${called[1]}`,
    actual: found[0]?.office ?? "",
    remedy: `请核对；这些文字如属于事项本身，请另列${called[1]}`,
  });
}
