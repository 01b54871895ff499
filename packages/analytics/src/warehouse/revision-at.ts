import { refusal } from "@qingdan/model";
import type { RevisionInfo } from "./warehouse.ts";

const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/u;
const IDENTIFIER = /^[0-9a-f]{1,12}$/iu;

/**
 * The revision that `at` names among those of one bureau (oldest first): by identifier, by a prefix, or
 * as the last one at the end of a date, minute or second in local time. Undefined where there is none.
 */
export function revisionAt(revisions: readonly RevisionInfo[], at: string): RevisionInfo | undefined {
  const wanted = at.trim();
  if (IDENTIFIER.test(wanted)) return byPrefix(revisions, wanted.toLowerCase());
  const end = endOfMoment(wanted);
  if (end === undefined) {
    throw refusal(
      "warehouse/no-such-moment",
      {},
      `“${at}”既不是版次，也不是日期。`,
      "请写版次（见 qingdan log）或者日期，如 2026-03-01、2026-03-01T17:30。",
    );
  }
  return revisions.findLast(({ createdAt }) => Date.parse(createdAt) <= end);
}

function byPrefix(revisions: readonly RevisionInfo[], prefix: string): RevisionInfo | undefined {
  const found = revisions.filter(({ revision }) => revision.startsWith(prefix));
  if (found.length > 1) {
    throw refusal(
      "warehouse/ambiguous-revision",
      {},
      `有 ${found.length} 个版次以“${prefix}”开头。`,
      `请多写几位：${found.map(({ revision }) => revision).join("、")}。`,
    );
  }
  return found[0];
}

/** The last millisecond of a date, a minute or a second in local time; undefined for any other text or a day that is none. */
function endOfMoment(text: string): number | undefined {
  const match = MOMENT.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const moment = new Date(
    Number(year),
    Number(month) - 1,
    Number(day),
    hour === undefined ? 23 : Number(hour),
    minute === undefined ? 59 : Number(minute),
    second === undefined ? 59 : Number(second),
    999,
  );
  // Date carries over: the 31st of February would become a day in March.
  const same = moment.getMonth() === Number(month) - 1 && moment.getDate() === Number(day);
  return same && Number(hour ?? 0) < 24 && Number(minute ?? 0) < 60 && Number(second ?? 0) < 60
    ? moment.getTime()
    : undefined;
}
