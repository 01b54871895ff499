import type { Service, ServiceItem } from "@qingdan/model";
import type { Line } from "../blocks.ts";
import { groupRows } from "./group-rows.ts";
import { extraNotes, type PendingNote } from "./part-result.ts";
import { lineText, markFurniture, readFields, type Recognition } from "./passage.ts";
import { trimRange } from "../text-lines.ts";
import type { Row } from "./read-rows.ts";

/** 公共服务事项: groups of 序号 and 服务事项, each row one 主要内容 with its 承办机构 and 联系电话. */
export function recogniseServices(recognition: Recognition, rows: readonly Row[], notes: PendingNote[]): Service[] {
  return groupRows(recognition, rows, "name").map((group) => ({
    ...readFields(recognition, { serial: group.serial, name: group.text }),
    items: group.rows.map((row): ServiceItem => {
      const joined = splitAgencyAndPhone(recognition, row.fields["agency+phone"] ?? []);
      const item = readFields(recognition, {
        content: row.fields["content"] ?? [],
        agency: [...(row.fields["agency"] ?? []), ...joined.agency],
        phone: [...(row.fields["phone"] ?? []), ...joined.phone],
        remark: row.fields["remark"] ?? [],
      });
      notes.push(...extraNotes("services", row, item));
      return item;
    }),
  }));
}

/** The telephone numbers at the end of a line. */
const PHONES =
  /(?:[（(]?0\d{2,3}[）)]?[-—－ ]?)?\d{7,8}(?:[、，,;；/ \u3000]+(?:[（(]?0\d{2,3}[）)]?[-—－ ]?)?\d{7,8})*[\s\u3000]*$/u;

/** What parts the agency from its telephone: a comma, a colon, the word itself. */
const JOINT = /[\s\u3000，,、；;：:]*(?:(?:联系|咨询|办公)?电话)?[\s\u3000]*[，,、；;：:]?$/u;

/** 承办机构及联系电话 in one cell: a line's telephone numbers at its end are the phone, the rest is the agency. */
function splitAgencyAndPhone(recognition: Recognition, lines: readonly Line[]): { agency: Line[]; phone: Line[] } {
  const agency: Line[] = [];
  const phone: Line[] = [];
  for (const line of lines) {
    const match = PHONES.exec(lineText(recognition.document, line));
    const at = match === null ? line.end : line.start + match.index;
    const before = trimRange(recognition.document.text, line.start, at);
    const joint = match === null ? 0 : (JOINT.exec(lineText(recognition.document, before))?.[0].length ?? 0);
    const head = trimRange(recognition.document.text, before.start, before.end - joint);
    markFurniture(recognition, "label", [{ start: head.end, end: before.end }]);
    const tail = trimRange(recognition.document.text, at, line.end);
    if (head.end > head.start) agency.push({ ...line, ...head });
    if (tail.end > tail.start) phone.push({ ...line, ...tail });
  }
  return { agency, phone };
}
