import type { Diagnostic, Place } from "@qingdan/model";

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ILLEGAL = /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/g;
const LINE_BREAK = /\r\n|[\r\u000b\u000c]/g;
const ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** What a text may hold that needs work before it can be written. Most texts hold none of it: that is found in one go. */
const SUSPICIOUS = 1;
const MARKUP = 2;
const UNDERSCORE = 4;
const BREAK = 8;
/** The same by character below U+0080. Controls are what no XML 1.0 file can hold; CR is legal, but readers turn it into LF. */
const KINDS = Uint8Array.from({ length: 0x80 }, (_, code) => {
  if (code === 9 || code === 10) return BREAK;
  if (code < 0x20) return SUSPICIOUS;
  const character = String.fromCharCode(code);
  return "&<>".includes(character) ? MARKUP : character === "_" ? UNDERSCORE : 0;
});

function kindsIn(text: string): number {
  let kinds = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) kinds |= KINDS[code] ?? 0;
    // Halves of surrogate pairs are looked at more closely later; U+FFFE and U+FFFF are no characters.
    else if (code >= 0xd800 && (code < 0xe000 || code >= 0xfffe)) kinds |= SUSPICIOUS;
  }
  return kinds;
}

/** The visible sign for a character that cannot be written. */
const REPLACEMENT = "\ufffd";

/** True for a text that an Office file can hold as it is; false where only `cleanText` can tell. */
export function isClean(text: string): boolean {
  return (kindsIn(text) & SUSPICIOUS) === 0;
}

/**
 * The text as an Office file can hold it: line breaks are LF, what XML cannot hold becomes U+FFFD. Every change is told to `report`.
 * All texts of all formats go through here.
 */
export function cleanText(text: string, place: Place, report: (diagnostic: Diagnostic) => void): string {
  if (isClean(text)) return text;
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
  return (kindsIn(text) & MARKUP) === 0 ? text : escapeMarkup(text);
}

function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Clean text as an XML attribute value. */
export function escapeAttribute(text: string): string {
  return escapeXml(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

/** A text as the content of a workbook's <t>, as `escapeCellText` gives it; undefined where it must be cleaned first. */
export function cellTextIfClean(text: string): string | undefined {
  const kinds = kindsIn(text);
  if ((kinds & SUSPICIOUS) !== 0) return undefined;
  return (kinds & (MARKUP | UNDERSCORE)) === 0 ? text : escapeCellText(text);
}

/** Clean text as the content of a workbook's <t>: there "_x0041_" would be read as "A". */
export function escapeCellText(text: string): string {
  const kinds = kindsIn(text);
  if ((kinds & (MARKUP | UNDERSCORE)) === 0) return text;
  return escapeMarkup((kinds & UNDERSCORE) === 0 ? text : text.replace(ESCAPE, "_x005F_"));
}

/** Clean text as XML character data without line breaks and tabs; undefined where it has any. */
export function escapeSingleLine(text: string): string | undefined {
  const kinds = kindsIn(text);
  if ((kinds & BREAK) !== 0) return undefined;
  return (kinds & MARKUP) === 0 ? text : escapeMarkup(text);
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
