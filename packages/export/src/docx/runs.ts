import { escapeXml } from "../clean-text.ts";

const BREAK = /[\n\t]/;

/** Clean text as runs: a line break is <w:br/>, a tab <w:tab/>; "" for no text. */
export function runs(text: string): string {
  if (text === "") return "";
  if (!BREAK.test(text)) return `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
  let inner = "";
  for (const piece of text.split(/([\n\t])/u)) {
    if (piece === "\n") inner += "<w:br/>";
    else if (piece === "\t") inner += "<w:tab/>";
    else if (piece !== "") inner += `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`;
  }
  return `<w:r>${inner}</w:r>`;
}

/** A paragraph of a style. `properties` is XML behind the style's name; `before` and `after` are XML around the text. */
export function paragraph(style: string, text: string, properties = "", before = "", after = ""): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${before}${runs(text)}${after}</w:p>`;
}
