const NUMBER = "[一二三四五六七八九十百零〇两\\d０-９]+";
const SPACE = "[ \\u3000\\u00a0]*";
const NUMBERS = `${NUMBER}(?:${SPACE}[、,，和及至到\\-—－~～]${SPACE}${NUMBER})*`;
const BRACKETED = `[（(]${SPACE}${NUMBER}${SPACE}[）)]`;

/** One article with its paragraph, item and point: 第四条第一款第（二）项, 第15条之一, 第十条第一、二款, 第三章, 第六条（一）项. */
const PROVISION =
  `第${SPACE}${NUMBER}${SPACE}(?:条(?:之${NUMBER})?|章|节|编)` +
  `(?:${SPACE}第${SPACE}${NUMBERS}${SPACE}款)?` +
  `(?:${SPACE}(?:第${SPACE}(?:${NUMBERS}|${BRACKETED}(?:${SPACE}[、和及]${SPACE}${BRACKETED})*)|${BRACKETED})${SPACE}项)?` +
  `(?:${SPACE}第${SPACE}${NUMBERS}${SPACE}目)?`;

/** A run of articles: 第四条至第六条 is one, 第四条、第十二条 are two. 第四、五条 are two as well. */
const RANGE = `${PROVISION}(?:${SPACE}(?:至|到|-|—|－|~|～)${SPACE}${PROVISION})?`;
const SHARED = `第${SPACE}${NUMBER}(?:${SPACE}[、,，和及]${SPACE}${NUMBER})+${SPACE}条`;

const ARTICLE_HERE = new RegExp(`^(?:${SHARED}|${RANGE})`, "u");
const JOINER_HERE = /^[ \u3000\u00a0]*(?:、|，|,|和|及|以及|与|；|;)?[ \u3000\u00a0]*(?=第)/u;

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
    const joiner = JOINER_HERE.exec(text.slice(end, end + 12));
    if (joiner === null) break;
    at = end + joiner[0].length;
  }
  return run;
}

function splitShared(printed: string): string[] {
  const shared = /^第([^第条]+)条$/u.exec(printed);
  const numbers = shared?.[1]?.split(/[、,，和及]/u) ?? [];
  return numbers.length > 1 ? numbers.map((number) => `第${number}条`) : [printed];
}
