/** A piece of SQL that is neither white space nor comment. Words come in lower case, quoted names without their quotes. */
export interface SqlToken {
  kind: "word" | "name" | "text" | "mark";
  value: string;
  /** First UTF-16 unit of the token, and the unit behind its last. */
  start: number;
  end: number;
}

const TOKEN = new RegExp(
  [
    /(?<space>[\s\u00a0\u3000\ufeff\u200b]+|--[^\r\n]*)/u,
    /(?<comment>\/\*)/u,
    /(?<text>[eE]?')/u,
    /(?<name>")/u,
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
    const start = at;
    at += match[0].length;
    if (space !== undefined) continue;
    if (comment !== undefined) at = endOfComment(sql, at);
    else if (text !== undefined) {
      at = endOfQuote(sql, at, "'", text.length === 2);
      yield { kind: "text", value: sql.slice(start, at), start, end: at };
    } else if (dollar !== undefined) {
      const inside = at;
      const close = sql.indexOf(dollar, inside);
      at = close === -1 ? sql.length : close + dollar.length;
      yield { kind: "text", value: sql.slice(inside, close === -1 ? sql.length : close), start, end: at };
    } else if (name !== undefined) {
      at = endOfQuote(sql, at, '"', false);
      yield { kind: "name", value: plainName(sql.slice(start, at)), start, end: at };
    } else if (word !== undefined) yield { kind: "word", value: word.toLowerCase(), start, end: at };
    else yield { kind: "mark", value: match[0], start, end: at };
  }
}

/**
 * Behind the closing mark of a text or name whose inside begins at `at`; a doubled mark is one of the inside, and so is one behind a
 * backslash where texts have escapes. Looked for by hand: a pattern that repeats runs out of stack in a text of some megabytes.
 */
function endOfQuote(sql: string, at: number, mark: string, escapes: boolean): number {
  let index = at;
  while (index < sql.length) {
    const character = sql[index];
    if (escapes && character === "\\") index += 2;
    else if (character !== mark) index += 1;
    else if (sql[index + 1] === mark) index += 2;
    else return index + 1;
  }
  return sql.length;
}

/** A quoted name without its quotes, in lower case: names of the engine do not tell cases apart. */
function plainName(quoted: string): string {
  return quoted
    .slice(1, quoted.endsWith('"') ? -1 : undefined)
    .replaceAll('""', '"')
    .toLowerCase();
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
