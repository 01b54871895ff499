import { isUtf8 } from "node:buffer";
import { type SaxesAttributePlain, SaxesParser } from "saxes";
import { decodeUtf8 } from "./decode-text.ts";
import { refuse } from "./refuse.ts";

/** Attributes by local name; those of the relationships namespace keep "r:" in front ("r:id" beside "id"). */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What is told of a document while it is read. Names are local; `space` is the short name of SPACES, or "" for any other namespace. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes, space: string): void;
  close?(name: string, space: string): void;
  text?(text: string): void;
}

/** Where an XML text comes from, for errors. */
export interface XmlSource {
  file: string;
  part: string;
}

/** Elements deeper than this are no document that a person wrote. */
export const MAX_XML_DEPTH = 1_000;

/** Namespaces that readers tell apart, by the end of their address: Transitional and Strict differ only in front of it. */
const SPACES: readonly [ending: string, space: string][] = [
  ["/wordprocessingml/main", "w"],
  ["/wordprocessingml/2006/main", "w"],
  ["/spreadsheetml/main", "x"],
  ["/spreadsheetml/2006/main", "x"],
  ["/officeDocument/relationships", "r"],
  ["/officeDocument/2006/relationships", "r"],
  ["/markup-compatibility/2006", "mc"],
  ["/officeDocument/math", "m"],
  ["/officeDocument/2006/math", "m"],
  ["/drawingml/main", "a"],
  ["/drawingml/2006/main", "a"],
  ["urn:schemas-microsoft-com:vml", "v"],
];

interface XmlName {
  local: string;
  space: string;
}

/** Prefixes in force. Names are resolved once per declaration of prefixes, since documents declare them at the root. */
interface Scope {
  prefixes: Map<string, string>;
  elements: Map<string, XmlName>;
  attributes: Map<string, string>;
}

/**
 * Reads an XML part from its bytes (UTF-8, or UTF-16 with a byte-order mark) and tells the handler of it. Throws an InputError where the
 * XML is not well formed, carries a document type (entities are a way to attack readers, and Office writes none), or is nested deeper
 * than MAX_XML_DEPTH.
 */
export function parseXml(bytes: Uint8Array, source: XmlSource, handler: XmlHandler): void {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  const scopes: { scope: Scope; depth: number }[] = [];
  let scope: Scope = { prefixes: new Map(), elements: new Map(), attributes: new Map() };
  let depth = 0;
  let declares = false;
  let qualified = false;

  parser.on("doctype", () => {
    throw refuse(
      "xml",
      source.file,
      `文件内部（${source.part}）含有文档类型声明，不予读取`,
      "请用 WPS 或 Office 打开后另存一份再提交",
    );
  });
  parser.on("attribute", ({ name }: SaxesAttributePlain) => {
    if (name.includes(":")) qualified = true;
    if (name.startsWith("xmlns")) declares = true;
  });
  parser.on("opentag", (tag) => {
    depth++;
    if (depth > MAX_XML_DEPTH) throw tooDeep(source);
    if (declares) {
      scopes.push({ scope, depth });
      scope = declarePrefixes(scope, tag.attributes);
      declares = false;
    }
    const attributes = qualified ? localAttributes(tag.attributes, scope) : tag.attributes;
    qualified = false;
    const { local, space } = elementName(tag.name, scope);
    handler.open(local, attributes, space);
  });
  if (handler.text !== undefined) {
    const text = handler.text.bind(handler);
    parser.on("text", text);
    parser.on("cdata", text);
  }
  parser.on("closetag", (tag) => {
    const { local, space } = elementName(tag.name, scope);
    handler.close?.(local, space);
    if (scopes.length > 0 && scopes.at(-1)?.depth === depth) scope = scopes.pop()?.scope ?? scope;
    depth--;
  });
  feed(parser, decodeXml(bytes, source), source);
}

/** saxes throws plain errors at the first fault; a handler's own errors pass through. */
function feed(parser: SaxesParser<{ position: false; xmlns: false }>, text: string, source: XmlSource): void {
  let fault: Error | undefined;
  parser.on("error", (error) => {
    fault ??= error;
    throw new XmlFault();
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof XmlFault) throw malformed(source);
    throw error;
  }
  if (fault !== undefined) throw malformed(source);
}

class XmlFault extends Error {}

function elementName(qualified: string, scope: Scope): XmlName {
  let name = scope.elements.get(qualified);
  if (name === undefined) {
    const colon = qualified.indexOf(":");
    const prefix = colon < 0 ? "" : qualified.slice(0, colon);
    name = { local: colon < 0 ? qualified : qualified.slice(colon + 1), space: scope.prefixes.get(prefix) ?? "" };
    scope.elements.set(qualified, name);
  }
  return name;
}

function localAttributes(attributes: Record<string, string>, scope: Scope): XmlAttributes {
  const result: Record<string, string> = Object.create(null);
  for (const qualified in attributes) {
    let name = scope.attributes.get(qualified);
    if (name === undefined) {
      const colon = qualified.indexOf(":");
      const local = colon < 0 ? qualified : qualified.slice(colon + 1);
      name = colon >= 0 && scope.prefixes.get(qualified.slice(0, colon)) === "r" ? `r:${local}` : local;
      scope.attributes.set(qualified, name);
    }
    result[name] = attributes[qualified] as string;
  }
  return result;
}

function declarePrefixes(outer: Scope, attributes: Record<string, string>): Scope {
  const prefixes = new Map(outer.prefixes);
  for (const name in attributes) {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    const address = attributes[name] as string;
    prefixes.set(name.slice(6), SPACES.find(([ending]) => address.endsWith(ending))?.[1] ?? "");
  }
  return { prefixes, elements: new Map(), attributes: new Map() };
}

function decodeXml(bytes: Uint8Array, source: XmlSource): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "";
  if (wide !== "") return new TextDecoder(wide).decode(bytes);
  if (!isUtf8(bytes)) throw malformed(source);
  const text = decodeUtf8(bytes);
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function malformed(source: XmlSource) {
  return refuse(
    "xml",
    source.file,
    `文件内部（${source.part}）不是完整的 XML，内容可能已损坏`,
    "请用 WPS 或 Office 打开并修复后另存一份再提交",
  );
}

function tooDeep(source: XmlSource) {
  return refuse(
    "too-deep",
    source.file,
    `文件内部（${source.part}）嵌套超过 ${MAX_XML_DEPTH} 层，不是正常的办公文档`,
    "请用 WPS 或 Office 打开后把内容复制到新文件，另存后再提交",
  );
}
