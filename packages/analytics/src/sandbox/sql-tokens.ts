/** A piece of SQL that is neither white space nor comment. Words come in lower case, quoted names without their quotes. */
export interface SqlToken {
  kind: "word" | "name" | "text" | "mark";
  value: string;
}

const TOKEN = new RegExp(
  [
    /(?<space>[\s\u00a0\u3000\ufeff\u200b]+|--[^\r\n]*)/u,
    /(?<comment>\/\*)/u,
    /(?<text>[eE]'(?:[^'\\]|\\[\s\S]|'')*'?|'(?:[^']|'')*'?)/u,
    /(?<name>"(?:[^"]|"")*"?)/u,
    /(?<dollar>\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)/u,
    /(?<word>[\p{L}_][\p{L}\p{N}_$]*)/u,
    /(?<mark>[\s\S])/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "uy",
);

/** The tokens of a text of SQL, read as DuckDB reads it: nested comments, 'texts', "names" and $$dollar quotes$$ included. */
export function* sqlTokens(sql: string): Generator<SqlToken> {
  let at = 0;
  while (at < sql.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(sql);
    if (match === null) return;
    const { space, comment, text, name, dollar, word } = match.groups ?? {};
    at += match[0].length;
    if (space !== undefined) continue;
    if (comment !== undefined) at = endOfComment(sql, at);
    else if (text !== undefined) yield { kind: "text", value: text };
    else if (dollar !== undefined) {
      const end = sql.indexOf(dollar, at);
      yield { kind: "text", value: sql.slice(at, end === -1 ? sql.length : end) };
      at = end === -1 ? sql.length : end + dollar.length;
    } else if (name !== undefined) {
      yield {
        kind: "name",
        value: name
          .slice(1, name.endsWith('"') ? -1 : undefined)
          .replaceAll('""', '"')
          .toLowerCase(),
      };
    } else if (word !== undefined) yield { kind: "word", value: word.toLowerCase() };
    else yield { kind: "mark", value: match[0] };
  }
}

/** Behind the end of a comment whose inside begins at `at`; comments may be nested. */
function endOfComment(sql: string, at: number): number {
  let depth = 1;
  let index = at;
  while (index < sql.length && depth > 0) {
    const pair = sql.slice(index, index + 2);
    if (pair === "/*") depth += 1;
    if (pair === "*/") depth -= 1;
    index += pair === "/*" || pair === "*/" ? 2 : 1;
  }
  return index;
}
