import type { Diagnostic, Place } from "@qingdan/model";

/** What no XML 1.0 file can hold: controls, U+FFFE, U+FFFF and halves of surrogate pairs. CR is legal, but readers turn it into LF. */
const SUSPICIOUS = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff\ud800-\udfff]/u;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ILLEGAL = /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/g;
const LINE_BREAK = /\r\n|[\r\u000b\u000c]/g;
const ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;
const MARKUP = /[&<>]/;

/** The visible sign for a character that cannot be written. */
const REPLACEMENT = "\ufffd";

/**
 * The text as an Office file can hold it: line breaks are LF, what XML cannot hold becomes U+FFFD. Every change is told to `report`.
 * All texts of all formats go through here.
 */
export function cleanText(text: string, place: Place, report: (diagnostic: Diagnostic) => void): string {
  if (!SUSPICIOUS.test(text)) return text;
  const broken = text.replace(LINE_BREAK, "\n");
  if (broken !== text) {
    report({
      code: "export/line-break",
      severity: "hint",
      place,
      message: "单元格文字中的回车符已统一为换行符，文字未变。",
    });
  }
  let replaced = 0;
  const replace = (): string => {
    replaced += 1;
    return REPLACEMENT;
  };
  const clean = broken.replace(LONE_SURROGATE, replace).replace(ILLEGAL, replace);
  if (replaced > 0) {
    report({
      code: "export/illegal-character",
      severity: "warning",
      place,
      message: `文字中有${replaced}个字符无法写入办公文档，已用“${REPLACEMENT}”代替。`,
      remedy: "请对照来源文件核对此处文字。",
    });
  }
  return clean;
}

/** Clean text as XML character data. */
export function escapeXml(text: string): string {
  if (!MARKUP.test(text)) return text;
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Clean text as an XML attribute value. */
export function escapeAttribute(text: string): string {
  return escapeXml(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

/** Clean text as the content of a workbook's <t>: there "_x0041_" would be read as "A". */
export function escapeCellText(text: string): string {
  return escapeXml(text.includes("_x") ? text.replace(ESCAPE, "_x005F_") : text);
}

/** A text cut into pieces of at most `limit` UTF-16 units, never through a surrogate pair. */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > limit) {
    let end = start + limit;
    const last = text.charCodeAt(end - 1);
    if (last >= 0xd800 && last <= 0xdbff) end -= 1;
    pieces.push(text.slice(start, end));
    start = end;
  }
  pieces.push(text.slice(start));
  return pieces;
}
