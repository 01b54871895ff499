import { leadingArticles, type ArticleRun } from "./leading-articles.ts";
import { readHeads, type Head } from "./read-heads.ts";
import type { NonLawKind } from "./non-law.ts";

/**
 * One instrument and article that a text cites. `start` and `end` are UTF-16 offsets of the citation in the text, from the category
 * tag or the title to the article; behind the first article of an instrument a citation is its article alone. What is empty is not printed.
 */
export interface Citation {
  /** The words in 【】 before the title. */
  category: string;
  /** As printed, without its outer 《》. */
  title: string;
  /** Without white space: 第四条第一款; 七 for a paragraph 七、 of a document that is not divided into 条. */
  article: string;
  /** 民发〔2011〕192号, 国务院令第364号; the first where the source names several. */
  documentNumber: string;
  /** The provision's text behind the article. */
  quote: string;
  start: number;
  end: number;
}

/** A name in 《》 that is no instrument, with the rule that says so. Offsets are those of the brackets. */
export interface NonLawMention {
  title: string;
  kind: NonLawKind;
  start: number;
  end: number;
}

/**
 * All citations of a basis, remark or accountability text, in its order: one per instrument and article. The forms are those of
 * 法律依据 columns: tag, title, article and quoted text; numbered short titles with month; document numbers; instruments without 《》.
 * Linear in the length of the text; never throws.
 */
export function parseCitations(text: string): Citation[] {
  const heads = readHeads(text).filter((head) => head.nonLaw === undefined);
  const limits = quoteLimits(text, heads);
  const citations: Citation[] = [];
  let quotedTo = 0;
  for (const [index, head] of heads.entries()) {
    // A title inside a quoted provision is cited by the provision; what follows it is still the provision.
    const inner = head.start < quotedTo;
    const stop = inner ? quotedTo : quoteEnd(text, head, limits[index] ?? text.length);
    const provisions = inner ? plain(head) : readProvisions(text, head, stop);
    if (provisions.some((provision) => provision.quote !== "")) quotedTo = stop;
    for (const [turn, provision] of provisions.entries()) {
      citations.push({
        category: head.category,
        title: head.title,
        article: provision.article,
        documentNumber: head.documentNumber,
        quote: provision.quote,
        start: turn === 0 ? head.start : provision.start,
        end: provision.end,
      });
    }
  }
  return citations;
}

/** Every 《》 of a text that `parseCitations` does not take for an instrument, in the order of the text. */
export function nonLawMentions(text: string): NonLawMention[] {
  return readHeads(text).flatMap(({ nonLaw, title, titleStart, titleEnd }) =>
    nonLaw === undefined ? [] : [{ title, kind: nonLaw, start: titleStart, end: titleEnd }],
  );
}

interface Provision {
  article: string;
  quote: string;
  start: number;
  end: number;
}

function plain(head: Head): Provision[] {
  const run = head.articles.articles;
  if (run.length === 0) return [{ article: "", quote: "", start: head.start, end: head.end }];
  return run.map(({ article, start, end }) => ({ article, quote: "", start, end }));
}

/** Words behind an article that go on with a sentence of the citing text, not with the provision. */
const PROSE = /^(?:之?(?:有关|相关)?规定|的|等|和|及|与|或|、|，|,|；|;|。|[）)]|《|【)/u;
const COLON = /^[ \t\u3000\u00a0]*(?:之?(?:有关|相关)?规定|明确)?[ \t\u3000\u00a0]*[：:][\s\u3000]*/u;
const GAP = /^[\s\u3000\u00a0]+/u;

/** Where the provision behind `at` begins; undefined where none is quoted. A colon or white space stands between the two. */
function quoteStart(text: string, at: number, stop: number): number | undefined {
  const ahead = text.slice(at, Math.min(stop, at + 60));
  const colon = COLON.exec(ahead);
  if (colon !== null) return at + colon[0].length;
  const gap = GAP.exec(ahead);
  if (gap === null) return undefined;
  const rest = ahead.slice(gap[0].length);
  if (rest === "" || PROSE.test(rest) || /^[（(]?[\d一二三四五六七八九十]{1,3}[.．、]/u.test(rest)) return undefined;
  return at + gap[0].length;
}

/** The articles of a head with their provisions. Further articles are found where a sentence of the quoted text begins with one. */
function readProvisions(text: string, head: Head, stop: number): Provision[] {
  const provisions = plain(head);
  const last = provisions.at(-1);
  if (last === undefined) return provisions;
  const paragraph = head.articles.articles.length === 0 ? leadingParagraph(text, head.end, stop) : undefined;
  if (paragraph !== undefined) {
    last.article = paragraph.article;
    last.end = paragraph.end;
  }
  const quotesWithoutArticle = head.category !== "" && /^[ \u3000]*\n/u.test(text.slice(head.end, head.end + 20));
  if (last.article === "" && !quotesWithoutArticle) return provisions;
  const from = paragraph?.end ?? quoteStart(text, last.end, stop);
  if (from === undefined || from >= stop) return provisions;
  const marks = [...furtherProvisions(text, from, stop, paragraph !== undefined)];
  last.quote = quoted(text, from, marks[0]?.start ?? stop);
  for (const [index, mark] of marks.entries()) {
    provisions.push({ ...mark, quote: quoted(text, mark.from, marks[index + 1]?.start ?? stop) });
  }
  return provisions.map(({ article, quote, start, end }) => ({ article, quote, start, end }));
}

/** 七、… on the line behind a title: a paragraph of a document that is not divided into articles. */
function leadingParagraph(text: string, at: number, stop: number): { article: string; end: number } | undefined {
  const match = /^[ \u3000]*\n[\s\u3000]*([一二三四五六七八九十]{1,3})、[\s\u3000]*/u.exec(
    text.slice(at, Math.min(stop, at + 40)),
  );
  return match === null ? undefined : { article: match[1] ?? "", end: at + match[0].length };
}

function* furtherProvisions(
  text: string,
  from: number,
  stop: number,
  byParagraph: boolean,
): Generator<{ article: string; start: number; end: number; from: number; quote: string }> {
  for (const boundary of text.slice(from, stop).matchAll(/[。；;”\n][\s\u3000]*/gu)) {
    const start = from + boundary.index + boundary[0].length;
    const ahead = text.slice(start, Math.min(stop, start + 120));
    if (byParagraph) {
      const paragraph = boundary[0].includes("\n") ? /^([一二三四五六七八九十]{1,3})、[\s\u3000]*/u.exec(ahead) : null;
      if (paragraph === null) continue;
      const end = start + paragraph[0].length;
      yield { article: paragraph[1] ?? "", start, end, from: end, quote: "" };
      continue;
    }
    if (!ahead.startsWith("第")) continue;
    const run: ArticleRun = leadingArticles(ahead);
    const only = run.articles.length === 1 ? run.articles[0] : undefined;
    if (only === undefined || !only.article.includes("条")) continue;
    const begin = quoteStart(text, start + only.end, stop);
    const atLineStart = boundary[0].includes("\n");
    const colon = COLON.test(ahead.slice(only.end));
    if (begin === undefined || !(atLineStart || colon)) continue;
    yield { article: only.article, start, end: start + only.end, from: begin, quote: "" };
  }
}

function quoted(text: string, from: number, to: number): string {
  const trimmed = text.slice(from, to).replace(/^[\s\u3000]+|[\s\u3000]+$/gu, "");
  const inner = /^[“"]([^“”"]*)[”"][。；;]?$/u.exec(trimmed);
  return inner?.[1] ?? trimmed;
}

/** Where the text quoted behind each head ends at the latest: at the next head that begins a line or item, or with the text. */
function quoteLimits(text: string, heads: readonly Head[]): number[] {
  const limits: number[] = [];
  let limit = text.length;
  for (let index = heads.length - 1; index >= 0; index -= 1) {
    limits[index] = limit;
    const head = heads[index];
    if (head?.leads === true) limit = head.lineStart;
  }
  return limits;
}

/** Where the text quoted behind a head ends: at its limit, or before it at the next number of its own list 1. 2. 3. */
function quoteEnd(text: string, head: Head, limit: number): number {
  if (head.itemNumber === undefined) return limit;
  const following = new RegExp(
    `(?:^|[\\s\\u3000。；;])[（(]?${head.itemNumber + 1}[）)]?[.．、]?[\\s\\u3000]*(?=[\\u4e00-\\u9fff《【])`,
    "u",
  );
  const match = following.exec(text.slice(head.end, limit));
  return match === null ? limit : head.end + match.index + (/^[。；;]/u.test(match[0]) ? 1 : 0);
}
