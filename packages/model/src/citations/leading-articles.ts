/** 一千一百零三, 15, and the 5.1.1 of technical standards. */
const NUMBER = "(?:\\d+(?:[.．]\\d+)+|[一二三四五六七八九十百千零〇两\\d０-９]+)";
const SPACE = "[ \\u3000\\u00a0]*";
const NUMBERS = `${NUMBER}(?:${SPACE}[、,，和及至到\\-—－~～]${SPACE}${NUMBER})*`;
const BRACKETED = `[（(]${SPACE}${NUMBER}${SPACE}[）)]`;

/** A paragraph, item or point of an article: 第一款, 第一、二款, 第（二）项, （一）项, 第2目. */
const PART = `(?:第${SPACE}${NUMBERS}${SPACE}[款项目]|第?${SPACE}${BRACKETED}(?:${SPACE}[、和及至到\\-—～~]?${SPACE}${BRACKETED})*${SPACE}项)`;

const ARTICLE = `第${SPACE}${NUMBER}${SPACE}(?:条(?:之${NUMBER})?|章|节|编)`;
/** One article with its parts: 第四条第一款第（二）项, 第15条之一, 第十条第一款第一项、第二款, 第三章. */
const PROVISION = `${ARTICLE}(?:${SPACE}(?:[、,，和及或至]${SPACE})?${PART})*`;

/** A run of articles: 第四条至第六条 is one, 第四条、第十二条 are two. 第四、五条 are two as well. */
const RANGE = `${PROVISION}(?:${SPACE}(?:至|到|-|—|－|~|～)${SPACE}(?:${PROVISION}|${NUMBER}${SPACE}条))?`;
const SHARED = `第${SPACE}${NUMBER}(?:${SPACE}[、,，和及]${SPACE}${NUMBER})+${SPACE}条`;

const ARTICLE_HERE = new RegExp(`^(?:${SHARED}|${RANGE})`, "u");
const JOINER_HERE = /^[ \u3000\u00a0]*(?:、|，|,|和|及|以及|与|；|;)?[ \u3000\u00a0]*(?=第)/u;
/** A further article without its 第: 第六十一条、六十二条. */
const FURTHER_HERE = new RegExp(`^${SPACE}[、,，和及与]${SPACE}(${NUMBER}${SPACE}条)`, "u");

/** Articles at the head of a text: what is printed of each, from where to where, and where the run ends. */
export interface ArticleRun {
  articles: { article: string; start: number; end: number }[];
  end: number;
}

/**
 * The articles that `text` begins with: 第四条、第十二条 gives two, 第四、五条 gives 第四条 and 第五条, 第四条至第六条 one. Articles are
 * given without white space. An empty run where there is none.
 */
export function leadingArticles(text: string): ArticleRun {
  const run: ArticleRun = { articles: [], end: 0 };
  let at = 0;
  while (run.articles.length < 60) {
    const match = ARTICLE_HERE.exec(text.slice(at, at + 120));
    if (match === null) break;
    const printed = match[0].replace(/[\s\u3000\u00a0]+/gu, "");
    const end = at + match[0].length;
    for (const article of splitShared(printed)) run.articles.push({ article, start: at, end });
    run.end = end;
    at = withoutOrdinal(text, run);
    const joiner = JOINER_HERE.exec(text.slice(at, at + 12));
    if (joiner === null) break;
    at += joiner[0].length;
  }
  return run;
}

/** Adds the further articles that are printed without 第, and gives the place behind them. */
function withoutOrdinal(text: string, run: ArticleRun): number {
  for (;;) {
    const further = FURTHER_HERE.exec(text.slice(run.end, run.end + 24));
    const printed = further?.[1]?.replace(/[\s\u3000\u00a0]+/gu, "");
    if (further === null || printed === undefined) return run.end;
    const end = run.end + further[0].length;
    run.articles.push({ article: `第${printed}`, start: end - (further[1] ?? "").length, end });
    run.end = end;
  }
}

function splitShared(printed: string): string[] {
  const shared = /^第([^第条]+)条$/u.exec(printed);
  const numbers = shared?.[1]?.split(/[、,，和及]/u) ?? [];
  return numbers.length > 1 ? numbers.map((number) => `第${number}条`) : [printed];
}
