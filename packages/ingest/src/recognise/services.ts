import type { Service, ServiceItem } from "@qingdan/model";
import type { Line } from "../blocks.ts";
import { groupRows, rowsBelow } from "./tables/group-rows.ts";
import { isOwnForm } from "./own-form.ts";
import { areCounted, areNumbered, withoutNumbers } from "./tables/numbered-lines.ts";
import { once } from "./tables/report-tasks.ts";
import { extraNotes, type PendingNote } from "./part-result.ts";
import { lineText, markFurniture, placeOf, readFields, type Recognition } from "./passage.ts";
import { takeOfficesBehindServices } from "./prose/offices-behind-texts.ts";
import { takeTicks } from "./tables/take-ticks.ts";
import { trimRange } from "../text-lines.ts";
import type { Row } from "./tables/read-rows.ts";

/** 公共服务事项: groups of 序号 and 服务事项, each row one 主要内容 with its 承办机构 and 联系电话. */
export function recogniseServices(recognition: Recognition, rows: readonly Row[], notes: PendingNote[]): Service[] {
  takeOfficesBehindServices(recognition, rows);
  takePhonesBehindAgencies(recognition, rows);
  const reportItems = once(recognition, NUMBERED_ITEMS);
  return groupRows(recognition, rows, "name").map((group) => ({
    ...readFields(recognition, { serial: group.serial, name: group.text }),
    items: rowsBelow(group, "name")
      .flatMap((whole) => itemsOf(recognition, whole, reportItems))
      .map((row): ServiceItem => {
        const joined = splitAgencyAndPhone(recognition, row.fields["agency+phone"] ?? []);
        const item = readFields(recognition, {
          content: row.fields["content"] ?? [],
          agency: [...(row.fields["agency"] ?? []), ...joined.agency],
          phone: [...(row.fields["phone"] ?? []), ...joined.phone],
          remark: row.fields["remark"] ?? [],
        });
        takeTicks(recognition, row, item, "agency");
        notes.push(...extraNotes("services", row, item));
        return item;
      }),
  }));
}

/** The numbered lines of the cells of a row were read as items of their own. */
const NUMBERED_ITEMS = {
  code: "ingest/numbered-lines-are-items",
  message: "同一行各格内逐行编号一致，已按编号分为多项服务内容（本部分同样情况均如此处理）",
  remedy: "如实为一项，请在来源文件中去掉单元格内的编号",
};

/** A row whose contents are numbered line by line as the agencies or telephones beside them are, as a row for each; any other row as it is. */
function itemsOf(recognition: Recognition, row: Row, report: (lines: readonly Line[]) => void): Row[] {
  const { content = [] } = row.fields;
  if (content.length < 2 || isOwnForm(recognition.document) || !areNumbered(recognition, content)) return [row];
  const counted = ["agency", "phone"].filter((field) => {
    const lines = row.fields[field] ?? [];
    return lines.length === content.length && areCounted(recognition, lines);
  });
  if (counted.length === 0) return [row];
  report(content);
  const beside = counted.map((field) => [field, withoutNumbers(recognition, row.fields[field] ?? [])] as const);
  return content.map((line, index): Row => {
    const own = Object.fromEntries(beside.map(([field, lines]) => [field, lines[index] ?? []]));
    const first = index === 0 ? row : { ...row, extras: [], fields: {} };
    return { ...first, fields: { ...first.fields, ...own, content: [{ ...line, soft: false }] } };
  });
}

/**
 * 外贸股（0310-3891001）, 商贸股 0310-3891003: telephones behind two of three agencies, where no column is of telephones, are theirs. Reported.
 */
function takePhonesBehindAgencies(recognition: Recognition, rows: readonly Row[]): void {
  if (isOwnForm(recognition.document)) return;
  if (rows.some(({ fields }) => fields["phone"] !== undefined || fields["agency+phone"] !== undefined)) return;
  const own = rows.filter(({ fields }) => (fields["agency"] ?? []).length > 0);
  const found = own.filter(({ fields }) => {
    const text = lineText(recognition.document, fields["agency"]?.at(-1) as Line);
    // Most agencies have no digit in them.
    return /\d/u.test(text) && (PHONES.exec(text)?.index ?? 0) > 0;
  });
  const [first] = found;
  if (first === undefined || found.length < 2 || found.length * 3 < own.length * 2) return;
  recognition.diagnostics.push({
    code: "ingest/phones-behind-agencies",
    severity: "hint",
    place: placeOf(recognition, first.fields["agency"] ?? []),
    message: "承办机构一栏末尾载有电话号码，而没有联系电话一栏，已读作联系电话",
    actual: lineText(recognition.document, first.fields["agency"]?.at(-1) as Line),
    remedy: "请核对；最好另列“联系电话”一栏",
  });
  for (const { fields } of found) {
    fields["agency+phone"] = fields["agency"] ?? [];
    delete fields["agency"];
  }
}

/** A telephone number: of a place, of a person, for the whole country; 12345 and the like only where a gap or a mark parts them from words. */
const PHONE =
  /(?<!\d)(?:(?:[（(]?0\d{2,3}[）)]?[-—－ ]?)?\d{7,8}|1\d{10}|400[-—－ ]?\d{3,4}[-—－ ]?\d{3,4}|(?<=^|[\s\u3000，,、；;：:（(/]|电话)(?:1[12]\d|1[0-2]\d{3}|9[56]\d{3,4}))/u
    .source;
/** 电话： in front of the number, in the brackets with it. */
const PHONE_LABEL = "[\\s\\u3000]*(?:联系|咨询|办公|服务|热线)?(?:电话|热线)[\\s\\u3000]*[：:]?[\\s\\u3000]*";
/** The telephone numbers at the end of a line, in brackets or not. */
const PHONES = new RegExp(
  `(?:[（(](?:${PHONE_LABEL})?)?${PHONE}(?:[、，,;；/ \\u3000]+${PHONE})*[\\s\\u3000]*[）)]?[\\s\\u3000]*$`,
  "u",
);
/** （0314-8010003）: brackets around all of it. */
const BRACKETED = /^[（(](?!0\d{2,3}[）)]).*[）)][\s\u3000]*$/u;

/** （电话：: the label of a number inside the brackets. */
const LABEL_IN_BRACKETS = new RegExp(`^[（(]${PHONE_LABEL}`, "u");

/** What parts the agency from its telephone: a comma, a colon, the word itself. */
const JOINT = /[\s\u3000，,、；;：:]*(?:(?:联系|咨询|办公)?电话)?[\s\u3000]*[，,、；;：:]?$/u;

/** 承办机构及联系电话 in one cell: a line's telephone numbers at its end are the phone, the rest is the agency. */
function splitAgencyAndPhone(recognition: Recognition, lines: readonly Line[]): { agency: Line[]; phone: Line[] } {
  const { text } = recognition.document;
  const agency: Line[] = [];
  const phone: Line[] = [];
  for (const line of lines) {
    const match = PHONES.exec(lineText(recognition.document, line));
    const at = match === null ? line.end : line.start + match.index;
    const before = trimRange(text, line.start, at);
    const joint = match === null ? 0 : (JOINT.exec(lineText(recognition.document, before))?.[0].length ?? 0);
    const head = trimRange(text, before.start, before.end - joint);
    markFurniture(recognition, "label", [{ start: head.end, end: before.end }]);
    const whole = trimRange(text, at, line.end);
    const printed = match?.[0] ?? "";
    const label = LABEL_IN_BRACKETS.exec(printed)?.[0].length ?? 1;
    const inner = BRACKETED.test(printed) ? trimRange(text, whole.start + label, whole.end - 1) : whole;
    markFurniture(recognition, "label", [
      { start: whole.start, end: inner.start },
      { start: inner.end, end: whole.end },
    ]);
    if (head.end > head.start) agency.push({ ...line, ...head });
    if (inner.end > inner.start) phone.push({ ...line, ...inner });
    if (/\d{7}/u.test(lineText(recognition.document, head))) reportNotParted(recognition, line);
  }
  return { agency, phone };
}

/** Says that a telephone number stayed in the text of the agency. */
function reportNotParted(recognition: Recognition, line: Line): void {
  recognition.diagnostics.push({
    code: "ingest/phone-not-parted",
    severity: "warning",
    place: placeOf(recognition, [line]),
    message: "承办机构与联系电话同在一格，未能全部分开，号码留在承办机构中",
    actual: lineText(recognition.document, line).slice(0, 40),
    remedy: "请将联系电话写在该行末尾，或分为两栏",
  });
}
