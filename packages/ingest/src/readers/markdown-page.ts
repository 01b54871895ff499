/** The head of a Markdown heading. */
const HEADING = /^(#{1,6})\s+(.*)$/u;
const PIPE_ROW = /^\s*\|(.*)\|\s*$/u;
const PIPE_RULE = /^\s*\|[\s:|-]+\|\s*$/u;

/** True for Markdown whose tables, or some of them, are written as HTML: as converters write those that pipes cannot hold. */
export function hasHtmlTables(text: string): boolean {
  return /^[ \t]*<table[\s>]/imu.test(text) && /<\/table>/iu.test(text) && !/<(?:html|body)[\s>]/iu.test(text);
}

/** Markdown with HTML tables as a web page that has the same text on the same lines. */
export function markdownAsPage(text: string): string {
  let inTable = false;
  let inRows = false;
  return text
    .split(/\r\n|\n|\r/u)
    .map((line) => {
      const wasInTable = inTable;
      if (/<table[\s>]/iu.test(line)) inTable = true;
      if (/<\/table>/iu.test(line)) inTable = false;
      const row = wasInTable || inTable ? undefined : PIPE_ROW.exec(line)?.[1];
      const before = inRows && row === undefined ? "</table>" : "";
      const opening = !inRows && row !== undefined ? "<table>" : "";
      inRows = row !== undefined;
      if (row !== undefined) return opening + (PIPE_RULE.test(line) ? "" : rowOf(row));
      return before + (wasInTable || inTable || /<\/?[a-z]+[^<>]*>\s*$/iu.test(line) ? line : paragraphOf(line));
    })
    .join("\n");
}

function rowOf(row: string): string {
  const cells = row.split(/(?<!\\)\|/u).map((cell) => `<td>${plain(cell.trim())}</td>`);
  return `<tr>${cells.join("")}</tr>`;
}

function paragraphOf(line: string): string {
  if (line.trim() === "") return "";
  const [, marks, title = ""] = HEADING.exec(line) ?? [];
  return marks === undefined ? `<p>${plain(line)}</p>` : `<h${marks.length}>${plain(title)}</h${marks.length}>`;
}

/** A text without emphasis and escapes. */
function plain(text: string): string {
  return text.replaceAll("**", "").replace(/\\(?=[\\|*_#[\]<>`.()!-])/gu, "");
}
