import { leadingArticles, type ArticleRun } from "./leading-articles.ts";
import { isShortNameOf, nonLawKind, type NonLawKind } from "./non-law.ts";
import { normaliseTitle } from "./normalise-title.ts";
import { findDocumentNumber, leadingDocumentNumber } from "./document-number.ts";
import { scanBareNames } from "./scan-bare-names.ts";
import { scanTitles, type TitleSpan } from "./scan-titles.ts";

/** An instrument as a text names it: tag, title, document number and the articles right behind them. Offsets are the text's. */
export interface Head {
  category: string;
  title: string;
  documentNumber: string;
  articles: ArticleRun;
  /** From the tag, or the title where there is none. */
  start: number;
  /** Behind title, number and articles. */
  end: number;
  titleStart: number;
  titleEnd: number;
  /** True where the head begins a line or a numbered item, or has a tag: it ends the provision quoted before it. */
  leads: boolean;
  /** Where that line or item begins, its number included. */
  lineStart: number;
  /** The head's number in a list 1. 2. 3. */
  itemNumber: number | undefined;
  nonLaw: NonLawKind | undefined;
}

/**
 * How many characters are looked at: bounded, so that the work is linear in the length of the text. Before a title for its tag, number and
 * issuers; behind it for a sign that something follows, for a document number, for the gap up to an article, for a run of articles.
 */
const BEFORE = 90;
const SIGN = 12;
const NUMBER = 80;
const GAP = 60;
const RUN = 600;
/** A bracket behind a title is no longer than this. */
const LONGEST_BRACKET = 240;
/** At most so many brackets stand behind one title: edition, number, short name. */
const MOST_BRACKETS = 3;
/** A short name refers to one of the last few titles. */
const MOST_EARLIER = 40;

/** Tags, an item number and issuers in front of a title. */
const TAGS = /((?:【[^【】\n]{1,12}】[\s\u3000]*)+)([^《》【】。；;\n]{0,60})$/u;
const ITEM =
  /(?:^|[\s\u3000。；;：:据])([（(]?(\d{1,2})[）)]?[.．、]?[\s\u3000]*)((?:【[^【】\n]*】[\s\u3000]*)*[^《》【】。；;\n\d]{0,40})$/u;
const LINE =
  /(?:^|\n|[。；;])[\s\u3000]*((?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[.．、]?[\s\u3000]*)?[^《》【】。；;，,：:\n]{0,40})$/u;

/** All instruments, and all named things that are none, in the order of the text. */
export function readHeads(text: string): Head[] {
  const spans = [...scanTitles(text), ...scanBareNames(text)].sort((a, b) => a.start - b.start || b.end - a.end);
  const heads: Head[] = [];
  const earlier: string[] = [];
  let previous: Head | undefined;
  for (const span of spans) {
    if (previous !== undefined && span.start < previous.titleEnd) continue;
    // A title within the bracket behind another one is that one's short name: （以下简称《条例》）.
    const insideBefore = previous !== undefined && span.start < previous.end;
    if (insideBefore && text.charAt(span.start) !== "《") continue;
    const head = readHead(text, span, insideBefore ? span.start : (previous?.end ?? 0), previous);
    const firm = head.category !== "" || head.documentNumber !== "" || head.articles.articles.length > 0;
    if (insideBefore) head.nonLaw = "short name";
    else if (!firm)
      head.nonLaw = nonLawKind(head.title) ?? (isShortNameOf(head.title, earlier) ? "short name" : undefined);
    if (head.nonLaw === undefined && head.title !== "") remember(earlier, normaliseTitle(head.title));
    heads.push(head);
    if (!insideBefore) previous = head;
  }
  return heads;
}

function remember(earlier: string[], title: string): void {
  if (earlier.includes(title)) return;
  earlier.push(title);
  if (earlier.length > MOST_EARLIER) earlier.shift();
}

function readHead(text: string, span: TitleSpan, from: number, previous: Head | undefined): Head {
  const before = text.slice(Math.max(from, span.start - BEFORE), span.start);
  const offset = span.start - before.length;
  const tags = TAGS.exec(before);
  const item = ITEM.exec(before);
  const line = LINE.exec(before);
  const behind = readBehind(text, span.end);
  const start = tags === null ? span.start : offset + tags.index;
  const lineStart =
    item !== null && item[1] !== undefined ? offset + before.lastIndexOf(item[1] + (item[3] ?? "")) : start;
  const title = text.slice(span.innerStart, span.innerEnd).trim();
  return {
    category: tags === null ? inheritedCategory(before, previous) : lastTag(tags[1] ?? ""),
    title,
    documentNumber: behind.documentNumber || numberBefore(before) || (span.documentNumber ?? ""),
    articles: behind.articles,
    start,
    end: behind.end,
    titleStart: span.start,
    titleEnd: span.end,
    leads:
      tags !== null || item !== null || (line !== null && (offset === 0 || offset > from || /[\n。；;]/u.test(before))),
    lineStart:
      tags === null && item === null && line !== null
        ? span.start - (line[1] ?? "").length
        : Math.min(lineStart, start),
    itemNumber: item === null ? undefined : Number(item[2]),
    nonLaw: undefined,
  };
}

/** 【法律】《甲法》、《乙法》: a tag holds for the titles that are joined to its own by 、 和 及 与 or nothing. */
function inheritedCategory(before: string, previous: Head | undefined): string {
  return previous !== undefined &&
    previous.nonLaw === undefined &&
    /^[ \u3000]*(?:、|和|及|与|以及)?[ \u3000]*$/u.test(before)
    ? previous.category
    : "";
}

function lastTag(tags: string): string {
  return (tags.match(/【([^【】]*)】[\s\u3000]*$/u)?.[1] ?? "").trim();
}

/** 三府〔2009〕137号文《…》, 国务院令第364号《…》. */
function numberBefore(before: string): string {
  const clause = before.slice(
    Math.max(
      before.lastIndexOf("。"),
      before.lastIndexOf("；"),
      before.lastIndexOf("\n"),
      before.lastIndexOf("》"),
      before.lastIndexOf("）"),
    ) + 1,
  );
  const tail = /号(?:文件?)?[ \u3000]*$/u.exec(clause);
  if (tail === null) return "";
  const number = findDocumentNumber(clause.slice(0, tail.index + 1));
  return number !== undefined && number.end === tail.index + 1 ? number.printed : "";
}

interface Behind {
  documentNumber: string;
  articles: ArticleRun;
  end: number;
}

/** What a notice prints behind the title that it issues: 《…规定》的通知（崖筹备〔2014〕41号）. */
const ISSUING = /^[ \u3000]*的(?:通知|意见|决定|公告|批复|函)/u;
const REMARK = /年|通过|公布|修正|修订|修改|施行|发布|颁布|试行|暂行|简称|全文|号|主席令|部令/u;
const TO_ARTICLE = /^[ \t\u3000\u00a0]*(?:\n[\s\u3000\u00a0]*)?(?:的|之|中|，|,|：|:|[（(])?[ \t\u3000\u00a0]*(?=第)/u;

function readBehind(text: string, at: number): Behind {
  let end = at;
  let documentNumber = "";
  const issuing = ISSUING.exec(text.slice(end, end + SIGN));
  if (
    issuing !== null &&
    /^[\s\u3000]*[（(〔[]/u.test(text.slice(end + issuing[0].length, end + issuing[0].length + 6))
  ) {
    end += issuing[0].length;
  }
  for (let turn = 0; turn < MOST_BRACKETS; turn += 1) {
    const bracket = bracketAt(text, end);
    if (bracket === undefined || !(REMARK.test(bracket.content) || leadsToArticle(text, bracket.end))) break;
    documentNumber ||= findDocumentNumber(bracket.content)?.printed ?? "";
    end = bracket.end;
  }
  if (documentNumber === "") {
    const number = leadingDocumentNumber(text.slice(end, end + NUMBER));
    // 《…》第四条、第五条 and 《…》民发〔2011〕192号: a number stands right behind, with nothing but white space between.
    if (number !== undefined && number.end - number.printed.length <= 4) {
      documentNumber = number.printed;
      end += number.end;
    }
  }
  const gap = TO_ARTICLE.exec(text.slice(end, end + GAP));
  const none: ArticleRun = { articles: [], end: 0 };
  if (gap === null) return { documentNumber, articles: none, end };
  const from = end + gap[0].length;
  const run = leadingArticles(text.slice(from, from + RUN));
  if (run.articles.length === 0) return { documentNumber, articles: none, end };
  const articles = run.articles.map((article) => ({
    ...article,
    start: article.start + from,
    end: article.end + from,
  }));
  return { documentNumber, articles: { articles, end: run.end + from }, end: run.end + from };
}

/** Whatever stands in brackets between a title and its article is of the title: （GB 50016-2014）第5.1.1条, （国务院）第三条. */
function leadsToArticle(text: string, at: number): boolean {
  const ahead = text.slice(at, at + SIGN).replace(/^[ \u3000\u00a0]+/u, "");
  return ahead.startsWith("第") && leadingArticles(ahead).articles.length > 0;
}

/** The bracket （…） that begins at `at`, white space aside; one without a closing bracket ends with its clause. */
function bracketAt(text: string, at: number): { content: string; end: number } | undefined {
  const open = /^[ \u3000\u00a0]*(?:\n[ \u3000]*)?[（(]/u.exec(text.slice(at, at + SIGN));
  if (open === null) return undefined;
  const from = at + open[0].length;
  const limit = Math.min(text.length, from + LONGEST_BRACKET);
  let depth = 1;
  let clause = -1;
  for (let index = from; index < limit; index += 1) {
    const character = text.charAt(index);
    if (character === "（" || character === "(") depth += 1;
    else if (character === "）" || character === ")") {
      depth -= 1;
      if (depth === 0) return { content: text.slice(from, index), end: index + 1 };
    } else if (character === "\n" || character === "。") return cutOff(text, from, clause === -1 ? index : clause);
    else if (character === "；" && clause === -1) clause = index;
    else if (clause !== -1 && (character === "《" || character === "【")) break;
  }
  return cutOff(text, from, clause === -1 ? limit : clause);
}

function cutOff(text: string, from: number, end: number): { content: string; end: number } {
  return { content: text.slice(from, end), end };
}
