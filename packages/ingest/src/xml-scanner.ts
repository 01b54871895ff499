/** A fault of an XML text: it is not well formed, or declares a document type. */
export class XmlFault extends Error {
  readonly doctype: boolean;
  constructor(message: string, doctype = false) {
    super(message);
    this.doctype = doctype;
  }
}

/** An opening tag: its qualified name as written, names and values of its attributes in turn. */
export interface ScannedTag {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly empty: boolean;
  /** True where the same object will be told for every tag that is written like this one. */
  readonly repeats: boolean;
}

/** What is told of an XML text. */
export interface ScanHandler {
  open(tag: ScannedTag): void;
  close(): void;
  /** Text between two tags, references replaced; a CDATA section is told apart from the text around it. */
  text(text: string): void;
  /**
   * Markup inside the root that is told in one step instead of tag by tag: a sticky pattern that begins with "<" and matches whole elements
   * only, well formed, of characters that XML allows and without references; or a closing tag and, right behind it, the opening one of an
   * element of the same name. `taken` gets the match.
   */
  shortcut?: RegExp;
  taken?(match: RegExpExecArray): void;
  /** Tags that repeat, as written: given by whoever scans several texts that are written alike. */
  remembered?: Map<string, ScannedTag>;
}

// Characters that XML 1.0 does not allow (2.2), lone surrogates left aside.
const FORBIDDEN = /[\0-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const NAME = /[\p{L}_:][\p{L}\p{M}\p{N}_:.\u00b7-]*/uy;
const SPACE_ONLY = /^[ \t\r\n]*$/u;
const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** A document repeats few tags over and over: so many of them, no longer than this, are taken apart only once. */
const MOST_REMEMBERED = 512;
const LONGEST_REMEMBERED = 500;

const LESS = 60;
const AMPERSAND = 38;
const GREATER = 62;
const SLASH = 47;
const EQUALS = 61;

/**
 * Scans an XML 1.0 text without a document type and tells the handler of its tags and texts, in order. It jumps from mark to mark instead of
 * going through a state machine character by character, which is several times as fast: the reason why it is here beside saxes, with
 * which it must agree (see its tests). Its steps stand in one closure, because all of them share the text and the tags that are open. Throws
 * an XmlFault at the first fault; errors of the handler pass through.
 */
export function scanXml(source: string, handler: ScanHandler): void {
  const text = source.includes("\r") ? source.replace(/\r\n?/gu, "\n") : source;
  const open: string[] = [];
  let position = 0;
  let rooted = false;
  // What shortcuts take holds allowed characters only, and is most of a sheet: all around it is searched for others.
  let searched = 0;
  const { shortcut, remembered = new Map<string, ScannedTag>() } = handler;

  for (;;) {
    const mark = text.indexOf("<", position);
    const end = mark < 0 ? text.length : mark;
    if (end > position) tellText(text.slice(position, end));
    if (mark < 0) break;
    if (shortcut !== undefined && open.length > 0) {
      shortcut.lastIndex = mark;
      const match = shortcut.exec(text);
      if (match !== null && (text.charCodeAt(mark + 1) !== SLASH || closesInnermost(mark + 2))) {
        searchForbidden(searched, mark);
        handler.taken?.(match);
        position = searched = shortcut.lastIndex;
        continue;
      }
    }
    const code = text.charCodeAt(mark + 1);
    if (code === SLASH) position = closeTag(mark + 2);
    else if (code === 33) position = declaration(mark);
    else if (code === 63) position = instruction(mark + 2);
    else position = openTag(mark + 1);
  }
  searchForbidden(searched, text.length);
  if (open.length > 0 || !rooted) throw new XmlFault("an element is not closed");

  function searchForbidden(from: number, to: number): void {
    if (to > from && FORBIDDEN.test(text.slice(from, to))) throw new XmlFault("a character that XML does not allow");
  }

  function tellText(piece: string): void {
    if (open.length > 0) {
      if (piece.includes("]]>")) throw new XmlFault("]]> in text");
      handler.text(piece.includes("&") ? resolveReferences(piece) : piece);
    } else if (!SPACE_ONLY.test(piece)) throw new XmlFault("text outside of the root");
  }

  function after(mark: string, from: number): number {
    const index = text.indexOf(mark, from);
    if (index < 0) throw new XmlFault(`${mark} is missing`);
    return index + mark.length;
  }

  function instruction(from: number): number {
    const end = nameEnd(from);
    if (skipSpace(end) === end && !text.startsWith("?>", end)) throw new XmlFault("an instruction without a name");
    return after("?>", end);
  }

  function declaration(mark: number): number {
    if (text.startsWith("<!--", mark)) return after("-->", mark + 4);
    if (!text.startsWith("<![CDATA[", mark)) throw new XmlFault("a document type", text.startsWith("<!DOCTYPE", mark));
    if (open.length === 0) throw new XmlFault("text outside of the root");
    const end = after("]]>", mark + 9);
    if (end - 3 > mark + 9) handler.text(text.slice(mark + 9, end - 3));
    return end;
  }

  /** Whether the closing tag whose name begins here is that of the element that was opened last. */
  function closesInnermost(from: number): boolean {
    const name = open[open.length - 1] ?? "";
    return text.startsWith(name, from) && text.charCodeAt(from + name.length) === GREATER;
  }

  function closeTag(from: number): number {
    const name = open.pop();
    if (name === undefined || !text.startsWith(name, from)) throw new XmlFault("a tag is closed that is not open");
    const end = skipSpace(from + name.length);
    if (text.charCodeAt(end) !== GREATER) throw new XmlFault("a closing tag does not end");
    handler.close();
    return end + 1;
  }

  function openTag(from: number): number {
    if (open.length === 0 && rooted) throw new XmlFault("a second root");
    rooted = true;
    // Up to the first ">", which may stand in a value: then nothing is remembered under that beginning.
    const mark = text.indexOf(">", from);
    const written = mark < 0 || mark - from > LONGEST_REMEMBERED ? "" : text.slice(from, mark);
    const known = remembered.get(written);
    if (known !== undefined) {
      tellTag(known);
      return mark + 1;
    }
    const nameStop = nameEnd(from);
    const attributes: string[] = [];
    const end = readAttributes(nameStop, attributes);
    const repeats = end === mark + 1 && written !== "" && remembered.size < MOST_REMEMBERED;
    const tag = { name: text.slice(from, nameStop), attributes, empty: text.charCodeAt(end - 2) === SLASH, repeats };
    if (repeats) remembered.set(written, tag);
    tellTag(tag);
    return end;
  }

  function tellTag(tag: ScannedTag): void {
    handler.open(tag);
    if (tag.empty) handler.close();
    else open.push(tag.name);
  }

  /** Reads the attributes behind the name of a tag; says where the tag ends. */
  function readAttributes(from: number, attributes: string[]): number {
    let end = from;
    for (;;) {
      const next = skipSpace(end);
      const code = text.charCodeAt(next);
      if (code === GREATER) return next + 1;
      if (code === SLASH && text.charCodeAt(next + 1) === GREATER) return next + 2;
      if (next === end) throw new XmlFault("a tag does not end");
      end = readAttribute(next, attributes);
    }
  }

  function readAttribute(from: number, attributes: string[]): number {
    const end = nameEnd(from);
    const equals = skipSpace(end);
    if (text.charCodeAt(equals) !== EQUALS) throw new XmlFault("an attribute has no value");
    const quote = skipSpace(equals + 1);
    const mark = text.charAt(quote);
    if (mark !== '"' && mark !== "'") throw new XmlFault("a value is not quoted");
    const close = text.indexOf(mark, quote + 1);
    if (close < 0) throw new XmlFault("a value does not end");
    const name = text.slice(from, end);
    for (let index = 0; index < attributes.length; index += 2) {
      if (attributes[index] === name) throw new XmlFault("an attribute stands twice");
    }
    attributes.push(name, attributeValue(text.slice(quote + 1, close)));
    return close + 1;
  }

  /** Names are ASCII nearly always: a letter or underscore, then letters, digits and marks. */
  function nameEnd(from: number): number {
    let index = from;
    for (; ; index++) {
      const code = text.charCodeAt(index);
      const letter = (code | 32) >= 97 && (code | 32) <= 122;
      if (letter || code === 95 || code === 58) continue;
      if (index > from && ((code >= 48 && code <= 57) || code === 45 || code === 46)) continue;
      if (code < 128 || Number.isNaN(code)) break;
      NAME.lastIndex = from;
      if (!NAME.test(text)) break;
      return NAME.lastIndex;
    }
    if (index === from) throw new XmlFault("a name is missing");
    return index;
  }

  function skipSpace(from: number): number {
    let index = from;
    for (; ; index++) {
      const code = text.charCodeAt(index);
      if (code !== 32 && code !== 10 && code !== 9) return index;
    }
  }
}

function attributeValue(raw: string): string {
  let plain = true;
  for (let index = 0; index < raw.length; index++) {
    const code = raw.charCodeAt(index);
    if (code === LESS) throw new XmlFault("a tag in a value");
    if (code === AMPERSAND || code < 32) plain = false;
  }
  return plain ? raw : resolveReferences(raw.replace(/[\t\n]/gu, " "));
}

/** Replaces the five named references and references by number; any other is a fault, since there are no declarations. */
function resolveReferences(text: string): string {
  let result = "";
  let position = 0;
  for (let mark = text.indexOf("&"); mark >= 0; mark = text.indexOf("&", position)) {
    const end = text.indexOf(";", mark);
    if (end < 0) throw new XmlFault("a reference does not end");
    result += text.slice(position, mark) + referenced(text.slice(mark + 1, end));
    position = end + 1;
  }
  return result + text.slice(position);
}

function referenced(name: string): string {
  if (!name.startsWith("#")) {
    const named = ENTITIES.get(name);
    if (named === undefined) throw new XmlFault(`a reference to ${name}`);
    return named;
  }
  // Some programs write every Chinese character by its number: this must be fast.
  const point = name.charCodeAt(1) === 120 ? parseDigits(name, 2, 16) : parseDigits(name, 1, 10);
  const allowed = point === 9 || point === 10 || point === 13 || (point >= 32 && point <= 0x10ffff);
  if (!allowed || (point >= 0xd800 && point <= 0xdfff) || point === 0xfffe || point === 0xffff)
    throw new XmlFault(`a reference to ${name}`);
  return String.fromCodePoint(point);
}

/** The number that the rest of a name writes; NaN where it is none. */
function parseDigits(name: string, from: number, base: number): number {
  let value = from === name.length ? Number.NaN : 0;
  for (let index = from; index < name.length; index++) {
    const code = name.charCodeAt(index);
    const letter = (code | 32) - 87;
    const digit = code >= 48 && code <= 57 ? code - 48 : letter >= 10 && letter < base ? letter : Number.NaN;
    value = value * base + digit;
  }
  return value;
}
