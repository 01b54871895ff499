import { matchForm, type ResponsibilityList } from "@qingdan/model";
import { differenceOf } from "../edit-distance.ts";
import type { Hit, Rule } from "../rule.ts";

/** Leaders, page number and number of an entry: (三)市本级社会保险稽核..... (12). */
const PAGE = /[.．·…\s\u3000_-]*[（(]?(\d{1,3})[）)]?[\s\u3000]*$/u;
const LEADERS = /[.．·…\s\u3000_-]+$/u;
const NUMBER =
  /^[\s\u3000]*(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?|[（(]?\d{1,2}[）)]?[、.．]?)[\s\u3000]*/u;

interface Entry {
  title: string;
  page: number | undefined;
}

function entryOf(line: string): Entry {
  const page = PAGE.exec(line)?.[1];
  const title = line
    .replace(page === undefined ? LEADERS : PAGE, "")
    .replace(LEADERS, "")
    .replace(NUMBER, "")
    .trim();
  return { title, page: page === undefined ? undefined : Number(page) };
}

export const structureContents: Rule = {
  id: "structure/contents",
  title: "目录与正文不符",
  severity: "warning",
  source: "form",
  reason: "目录应当与正文标题一致，页码顺次递增。",
  *check({ list }) {
    const lines = list.printed.contentsLines ?? [];
    const entries = lines.map(entryOf).filter(({ title }) => title !== "");
    if (entries.length === 0) return;
    const body = headingsOf(list);
    const listed = new Set(entries.map(({ title }) => matchForm(title)));
    yield* withoutPage(entries);
    let last = 0;
    for (const [index, { title, page }] of entries.entries()) {
      if (!body.has(matchForm(title))) yield hit(title, nearest(title, body, listed));
      if (page !== undefined && page < last)
        yield {
          at: { table: "", key: "", field: "contents" },
          quote: title,
          message: `目录第${index + 1}行“${title}”的页码${page}小于前一行的${last}。`,
          remedy: "更新目录页码。",
        };
      last = page ?? last;
    }
    // Only regimes: which of the other headings a table of contents lists is the author's choice.
    const regimes = (list.oversight ?? []).filter(({ title }) => title !== "");
    if (!regimes.some(({ title }) => listed.has(matchForm(title)))) return;
    for (const { key, title } of regimes) {
      if (
        listed.has(matchForm(title)) ||
        nearest(title, new Map(entries.map((entry) => [matchForm(entry.title), entry.title])), new Set()) !== undefined
      )
        continue;
      yield {
        at: { table: "regime", key, field: "title" },
        quote: title,
        message: `正文的“${title}”没有列入目录。`,
        remedy: "更新目录。",
      };
    }
  },
};

/** Entries without a page number, where nearly all others have one. */
function* withoutPage(entries: readonly Entry[]): Generator<Hit> {
  const without = entries.filter(({ page }) => page === undefined);
  if (without.length * 4 > entries.length) return;
  for (const { title } of without)
    yield {
      at: { table: "", key: "", field: "contents" },
      quote: title,
      message: `目录中的“${title}”没有页码，其他各行都有。`,
      remedy: "补充页码。",
      severity: "hint",
    };
}

function hit(title: string, meant: string | undefined): Hit {
  return {
    at: { table: "", key: "", field: "contents" },
    quote: title,
    message: meant === undefined ? `目录中的“${title}”正文没有。` : `目录写“${title}”，正文是“${meant}”。`,
    remedy: meant === undefined ? "核对正文是否漏了该项，更新目录。" : "核对后统一标题，更新目录。",
  };
}

/** The headings of the body, by match form: part titles, regimes with their groups, sections of the mechanism. */
function headingsOf(list: ResponsibilityList): Map<string, string> {
  const titles = [
    ...list.printed.parts.map(({ title }) => title.replace(NUMBER, "")),
    ...(list.oversight ?? []).flatMap(({ group, title }) => [group, title]),
    ...(list.accountability?.mechanism?.sections ?? []).map(({ title }) => title),
    ...(list.duties ?? []).map(({ text }) => text),
    ...(list.boundaries ?? []).map(({ matter }) => matter),
    ...(list.services ?? []).map(({ name }) => name),
  ];
  return new Map(titles.filter((title) => title !== "").map((title) => [matchForm(title), title]));
}

/** The heading of the body that an entry was probably meant for: it differs in few characters and is in no entry itself. */
function nearest(title: string, body: ReadonlyMap<string, string>, listed: ReadonlySet<string>): string | undefined {
  const form = matchForm(title);
  for (const [other, printed] of body) {
    if (listed.has(other)) continue;
    const { left, right } = differenceOf(form, other);
    const shorter = Math.min(form.length, other.length);
    if (Math.max(left.length, right.length) <= Math.max(2, shorter / 3) && shorter >= 4) return printed;
  }
  return undefined;
}
