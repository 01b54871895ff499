import { isUtf8 } from "node:buffer";
import { decodeUtf8 } from "./decode-text.ts";
import { refuse } from "./refuse.ts";
import { type ScannedTag, scanXml, XmlFault } from "./xml-scanner.ts";

/** Attributes by local name; those of the relationships namespace keep "r:" in front ("r:id" beside "id"). */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What is told of a document while it is read. Names are local; `space` is the short name of SPACES, or "" for any other namespace. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes, space: string): void;
  close?(name: string, space: string): void;
  text?(text: string): void;
  /** See ScanHandler; names without a prefix. */
  shortcut?: RegExp;
  taken?(match: RegExpExecArray): void;
  /** Given where elements are passed over, or where several parts are read that are written alike. */
  memory?: XmlMemory;
}

/** Which elements are passed over, and what tags said that were read before: each is taken apart once, in however many parts it stands. */
export interface XmlMemory {
  readonly written: Map<string, ScannedTag>;
  readonly outermost: Scope;
}

/** Where an XML text comes from, for errors. */
export interface XmlSource {
  file: string;
  part: string;
}

/** Elements deeper than this are no document that a person wrote. */
const MAX_XML_DEPTH = 1_000;

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
  skipped: boolean;
}

/** An opening tag with the prefixes in force taken into account. */
interface ResolvedTag {
  name: XmlName;
  attributes: XmlAttributes;
}

/** Prefixes in force. Names and tags are resolved once per declaration of prefixes, since documents declare them at the root. */
interface Scope {
  skipped: ReadonlySet<string> | undefined;
  prefixes: ReadonlyMap<string, string>;
  elements: Map<string, XmlName>;
  attributes: Map<string, string>;
  tags: Map<ScannedTag, ResolvedTag>;
  /** The scopes that tags open which declare prefixes. */
  inner: Map<ScannedTag, Scope>;
}

const NO_ATTRIBUTES: XmlAttributes = Object.freeze({});

/** `skipped`: local names of elements that are passed over with all they hold. */
export function createXmlMemory(skipped?: ReadonlySet<string>): XmlMemory {
  return { written: new Map(), outermost: createScope(skipped, new Map()) };
}

/**
 * Reads an XML part from its bytes (UTF-8, or UTF-16 with a byte-order mark) and tells the handler of it. Throws an InputError where the
 * XML is not well formed, carries a document type (entities are a way to attack readers, and Office writes none), or is nested deeper
 * than MAX_XML_DEPTH.
 */
export function parseXml(bytes: Uint8Array, source: XmlSource, handler: XmlHandler): void {
  const open: XmlName[] = [];
  const outer: { scope: Scope; depth: number }[] = [];
  const { written, outermost } = handler.memory ?? createXmlMemory();
  let scope = outermost;
  // The depth of the element that is being passed over.
  let skippedFrom = Number.POSITIVE_INFINITY;
  try {
    scanXml(decodeXml(bytes, source), {
      remembered: written,
      open(tag) {
        const depth = open.length;
        if (depth >= MAX_XML_DEPTH) throw tooDeep(source);
        let resolved = tag.repeats ? scope.tags.get(tag) : undefined;
        if (resolved === undefined) {
          const declares = declaresPrefix(tag);
          if (declares) {
            outer.push({ scope, depth });
            scope = scopeOf(scope, tag);
          }
          const name = elementName(tag.name, scope);
          const isPassedOver = name.skipped || depth > skippedFrom;
          resolved = { name, attributes: isPassedOver ? NO_ATTRIBUTES : localAttributes(tag, scope) };
          if (tag.repeats && !declares && (name.skipped || !isPassedOver)) scope.tags.set(tag, resolved);
        }
        const { name } = resolved;
        open.push(name);
        if (depth > skippedFrom) return;
        if (name.skipped) skippedFrom = depth;
        else handler.open(name.local, resolved.attributes, name.space);
      },
      close() {
        const name = open.pop() as XmlName;
        if (open.length < skippedFrom) handler.close?.(name.local, name.space);
        else if (open.length === skippedFrom) skippedFrom = Number.POSITIVE_INFINITY;
        if (outer.length > 0 && outer[outer.length - 1]?.depth === open.length) scope = outer.pop()?.scope ?? scope;
      },
      text(text) {
        if (open.length <= skippedFrom) handler.text?.(text);
      },
      ...(handler.shortcut === undefined ? {} : { shortcut: handler.shortcut }),
      taken(match) {
        if (open.length <= skippedFrom) handler.taken?.(match);
      },
    });
  } catch (error) {
    if (error instanceof XmlFault) throw error.doctype ? withDoctype(source) : malformed(source);
    throw error;
  }
}

function declaresPrefix({ attributes }: ScannedTag): boolean {
  for (let index = 0; index < attributes.length; index += 2)
    if ((attributes[index] as string).startsWith("xmlns")) return true;
  return false;
}

function elementName(qualified: string, scope: Scope): XmlName {
  let name = scope.elements.get(qualified);
  if (name === undefined) {
    const colon = qualified.indexOf(":");
    const prefix = colon < 0 ? "" : qualified.slice(0, colon);
    const local = qualified.slice(colon + 1);
    name = { local, space: scope.prefixes.get(prefix) ?? "", skipped: scope.skipped?.has(local) === true };
    scope.elements.set(qualified, name);
  }
  return name;
}

function localAttributes({ attributes: pairs }: ScannedTag, scope: Scope): XmlAttributes {
  if (pairs.length === 0) return NO_ATTRIBUTES;
  const result: Record<string, string> = {};
  for (let index = 0; index < pairs.length; index += 2) {
    const qualified = pairs[index] as string;
    let name = scope.attributes.get(qualified);
    if (name === undefined) {
      const colon = qualified.indexOf(":");
      const local = qualified.slice(colon + 1);
      name = colon >= 0 && scope.prefixes.get(qualified.slice(0, colon)) === "r" ? `r:${local}` : local;
      scope.attributes.set(qualified, name);
    }
    result[name] = pairs[index + 1] as string;
  }
  return result;
}

/** The scope that a tag opens which declares prefixes. */
function scopeOf(outer: Scope, tag: ScannedTag): Scope {
  const known = tag.repeats ? outer.inner.get(tag) : undefined;
  if (known !== undefined) return known;
  const prefixes = new Map(outer.prefixes);
  const { attributes: pairs } = tag;
  for (let index = 0; index < pairs.length; index += 2) {
    const name = pairs[index] as string;
    const address = pairs[index + 1] as string;
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    prefixes.set(name.slice(6), SPACES.find(([ending]) => address.endsWith(ending))?.[1] ?? "");
  }
  const scope = createScope(outer.skipped, prefixes);
  if (tag.repeats) outer.inner.set(tag, scope);
  return scope;
}

function createScope(skipped: ReadonlySet<string> | undefined, prefixes: ReadonlyMap<string, string>): Scope {
  return { skipped, prefixes, elements: new Map(), attributes: new Map(), tags: new Map(), inner: new Map() };
}

function decodeXml(bytes: Uint8Array, source: XmlSource): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "";
  if (wide !== "") return new TextDecoder(wide).decode(bytes);
  if (!isUtf8(bytes)) throw malformed(source);
  const text = decodeUtf8(bytes);
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function withDoctype(source: XmlSource) {
  return refuse(
    "xml",
    source.file,
    `文件内部（${source.part}）含有文档类型声明，不予读取`,
    "请用 WPS 或 Office 打开后另存一份再提交",
  );
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
