/** A title in 《》 as it stands in a text: offsets of the brackets' outer edges and of what stands between them. */
export interface TitleSpan {
  start: number;
  end: number;
  innerStart: number;
  innerEnd: number;
  /** False where the closing bracket is missing and the end was inferred. */
  closed: boolean;
  /** Where the span is a document number that stands alone. */
  documentNumber?: string;
}

/** No instrument's title is longer than this; a 《 that finds no 》 within it is taken as unclosed. */
const LONGEST_TITLE = 160;

/** What may stand behind an inner title that took the outer closing bracket: 《关于贯彻《劳动法》的通知（…）. */
const OUTER_TAIL =
  /^(?:的|若干|有关|实施|暂行|补充)[^《》（）()，。；;\n]{0,40}?(?:通知|意见|办法|规定|细则|决定|批复|函|条例|公告|解释)/u;

/** Where an unclosed title ends at the latest: at its number, its article, the end of the sentence or the next title. */
const UNCLOSED_END = /[（(〔[]|[；;。，,\n《]|第[一二三四五六七八九十百千零〇\d]+条/u;

/**
 * The titles of a text in its order: outermost 《》, inner ones belong to the title around them. A missing 》 is inferred. Linear in
 * the length of the text: every title looks at most LONGEST_TITLE characters ahead.
 */
export function scanTitles(text: string): TitleSpan[] {
  const spans: TitleSpan[] = [];
  let at = text.indexOf("《");
  while (at !== -1) {
    const span = closedSpan(text, at) ?? unclosedSpan(text, at);
    if (span.innerEnd > span.innerStart) spans.push(span);
    at = text.indexOf("《", Math.max(span.end, at + 1));
  }
  return spans;
}

function closedSpan(text: string, start: number): TitleSpan | undefined {
  let depth = 0;
  let firstClose = -1;
  const limit = Math.min(text.length, start + LONGEST_TITLE);
  for (let index = start; index < limit; index += 1) {
    const character = text.charAt(index);
    if (character === "《") depth += 1;
    else if (character === "》") {
      depth -= 1;
      if (depth === 0) return { start, end: index + 1, innerStart: start + 1, innerEnd: index, closed: true };
      if (firstClose === -1) firstClose = index;
    } else if (character === "。" || character === "；" || isParagraphBreak(text, index)) break;
  }
  if (firstClose === -1) return undefined;
  // One 》 for two 《: either the inner title took it and the outer tail follows, or the first 《 stands alone.
  const tail = OUTER_TAIL.exec(text.slice(firstClose + 1, firstClose + 60));
  if (tail === null) return undefined;
  const end = firstClose + 1 + tail[0].length;
  return { start, end, innerStart: start + 1, innerEnd: end, closed: false };
}

function unclosedSpan(text: string, start: number): TitleSpan {
  const ahead = text.slice(start + 1, start + LONGEST_TITLE);
  const stop = UNCLOSED_END.exec(ahead);
  const end = start + 1 + trimmedLength(ahead.slice(0, stop?.index ?? Math.min(ahead.length, 60)));
  return { start, end, innerStart: start + 1, innerEnd: end, closed: false };
}

/** A blank line, or a line break before a tag, a number or a title: no title runs over it. */
function isParagraphBreak(text: string, index: number): boolean {
  return (
    text.charAt(index) === "\n" &&
    /^\n[\s\u3000]*(?:\n|【|《|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])/u.test(text.slice(index, index + 12))
  );
}

function trimmedLength(text: string): number {
  return text.replace(/[\s\u3000、，,]+$/u, "").length;
}
