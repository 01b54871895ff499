import { refuse } from "./refuse.ts";
import { createXmlMemory, parseXml, type XmlAttributes, type XmlSource } from "./xml.ts";

/** An element of a document whose text stands in leaf elements only, as in WordprocessingML. */
export interface XmlElement {
  name: string;
  /** The short name of its namespace: see xml.ts. */
  space: string;
  attributes: XmlAttributes;
  children: XmlElement[];
  text: string;
}

const MAX_ELEMENTS = 1_500_000;
const NONE: XmlElement[] = [];

/**
 * Reads an XML part into a tree, `skipped` elements left out. Throws an InputError as parseXml does, and where the part has more elements
 * than any list.
 */
export function parseXmlTree(bytes: Uint8Array, source: XmlSource, skipped?: ReadonlySet<string>): XmlElement {
  const root: XmlElement = { name: "", space: "", attributes: {}, children: NONE, text: "" };
  const open: XmlElement[] = [root];
  let current = root;
  let count = 0;
  // Finished elements whose parent is open, and where those of each open element begin: lists of children are made once, of their length.
  const finished: XmlElement[] = [];
  const starts: number[] = [];
  let end = 0;
  const finish = (element: XmlElement): void => {
    const start = starts.pop() ?? 0;
    if (start < end) element.children = finished.slice(start, end);
    end = start;
    finished[end++] = element;
  };
  parseXml(bytes, source, {
    memory: createXmlMemory(skipped),
    open(name, attributes, space) {
      if (++count > MAX_ELEMENTS) throw tooMany(source);
      current = { name, space, attributes, children: NONE, text: "" };
      open.push(current);
      starts.push(end);
    },
    text(text) {
      current.text += text;
    },
    close() {
      finish(current);
      open.pop();
      current = open[open.length - 1] ?? root;
    },
  });
  return finished[0] ?? root;
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (element === undefined) return undefined;
  // Asked for several times an element: a loop costs a third of what a search with a function does.
  for (const candidate of element.children) if (candidate.name === name) return candidate;
  return undefined;
}

/** The value ("val") of a child, as properties are written: <w:ilvl w:val="1"/>. */
export function childValue(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes.val;
}

/** Whether a switch is on: <w:vanish/> is, <w:vanish w:val="0"/> is not; undefined where it is not there. */
export function childSwitch(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  return found === undefined ? undefined : !/^(?:0|false|off|none)$/u.test(found.attributes.val ?? "");
}

/** All elements below one, in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  const waiting: XmlElement[] = element.children.toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (let index = next.children.length - 1; index >= 0; index--) waiting.push(next.children[index] as XmlElement);
  }
}

function tooMany(source: XmlSource) {
  return refuse(
    "too-large",
    source.file,
    `文件内部（${source.part}）的内容过多，超过允许的上限`,
    "请核对文件是否正确；确属本单位清单的，请拆分后再提交",
  );
}
