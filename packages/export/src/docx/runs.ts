import { escapeSingleLine, escapeXml } from "../clean-text.ts";

const RUN_START = '<w:r><w:t xml:space="preserve">';
const RUN_END = "</w:t></w:r>";

/** Clean text as runs: a line break is <w:br/>, a tab <w:tab/>; "" for no text. */
export function runs(text: string): string {
  if (text === "") return "";
  const line = escapeSingleLine(text);
  if (line !== undefined) return RUN_START + line + RUN_END;
  let inner = "<w:r>";
  let from = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const code = index < text.length ? text.charCodeAt(index) : 10;
    if (code !== 10 && code !== 9) continue;
    if (index > from) inner += `<w:t xml:space="preserve">${escapeXml(text.slice(from, index))}</w:t>`;
    if (index < text.length) inner += code === 10 ? "<w:br/>" : "<w:tab/>";
    from = index + 1;
  }
  return `${inner}</w:r>`;
}

/** The beginnings of paragraphs of one line and nothing else, by style: text in one piece need not be put together again in each paragraph. */
const LINE_STARTS = new Map<string, string>();
const LINE_END = `${RUN_END}</w:p>`;

/** A paragraph of a style. `properties` is XML behind the style's name; `before` and `after` are XML around the text. */
export function paragraph(style: string, text: string, properties = "", before = "", after = ""): string {
  if (text !== "" && properties === "" && before === "") {
    const line = escapeSingleLine(text);
    if (line !== undefined) return lineStart(style) + line + LINE_END;
  }
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${before}${runs(text)}${after}</w:p>`;
}

function lineStart(style: string): string {
  let start = LINE_STARTS.get(style);
  if (start === undefined) {
    start = ['<w:p><w:pPr><w:pStyle w:val="', style, '"/></w:pPr>', RUN_START].join("");
    LINE_STARTS.set(style, start);
  }
  return start;
}
