import type { InputError } from "@qingdan/model";
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { decodeText } from "../../decode-text.ts";
import { refuse } from "../../refuse.ts";

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlDocument = DefaultTreeAdapterTypes.Document;

/** Elements deeper than this are no page that a person wrote; a parser of HTML takes time by the square of the depth. */
export const MAX_HTML_DEPTH = 5_000;

/** Some forty times the elements of the longest lists. */
const MAX_HTML_ELEMENTS = 400_000;

/**
 * Parses a page. Its bytes are decoded as decodeText does, whatever the page says of itself, since pages are often wrong about it; only
 * Big5 is taken from the page's word. Throws an InputError where the bytes are no text, the page is nested too deeply, ends inside a tag, or only frames others.
 */
export function parseHtml(bytes: Uint8Array, file: string): HtmlDocument {
  const text = decodePage(bytes, file);
  let depth = 0;
  let count = 0;
  const document = parse(text, {
    sourceCodeLocationInfo: true,
    onParseError({ code, startLine }) {
      if (CUT_OFF.has(code)) throw cutOff(file, startLine);
    },
    treeAdapter: {
      ...defaultTreeAdapter,
      onItemPush() {
        if (++depth > MAX_HTML_DEPTH) throw tooDeep(file);
        if (++count > MAX_HTML_ELEMENTS) throw tooLarge(file);
      },
      onItemPop() {
        depth--;
      },
    },
  });
  if (isFrameset(document)) throw framesOnly(file);
  return document;
}

/** Ends of a page that nobody writes: inside a tag or a comment, which takes the rest of the page with it. */
const CUT_OFF: ReadonlySet<string> = new Set(["eof-in-tag", "eof-in-comment", "eof-before-tag-name"]);

/** True for a page that begins as a whole one (<html>, <body>) and has no end: it may have been cut off between two tags. */
export function lacksEnd(document: HtmlDocument): boolean {
  const [root] = document.childNodes.filter(isElement);
  const frames = [root, root?.childNodes.filter(isElement).find(({ tagName }) => tagName === "body")];
  const locations = frames.map((element) => element?.sourceCodeLocation);
  return (
    locations.some((location) => location?.startTag !== undefined) &&
    locations.every((location) => location?.endTag === undefined)
  );
}

/** True for a page whose body is a set of frames, each of which shows another file. */
function isFrameset(document: HtmlDocument): boolean {
  const root = document.childNodes.find(isElement);
  return root?.childNodes.some((node) => isElement(node) && node.tagName === "frameset") === true;
}

function framesOnly(file: string): InputError {
  return refuse(
    "frames-only",
    { file },
    "此网页只有框架，正文在与它同名的文件夹或其他网页中",
    "请连同该文件夹一起提交（或一起压缩为 .zip），或者打开后另存为 .xlsx、.docx 再提交",
  );
}

function decodePage(bytes: Uint8Array, file: string): string {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  if (/<meta[^>]{0,200}charset\s*=\s*["']?big5/iu.test(head)) {
    try {
      return new TextDecoder("big5", { fatal: true }).decode(bytes);
    } catch {
      // The page is wrong about itself.
    }
  }
  return decodeText(bytes, file).text;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return "tagName" in node;
}

/** An attribute of an element; undefined where it has none of that name. */
export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

/** The elements below one, in document order, found without recursion. */
export function* elementsBelow(element: HtmlElement | HtmlDocument): Generator<HtmlElement> {
  const waiting: HtmlNode[] = element.childNodes.toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isElement(next)) continue;
    yield next;
    for (let index = next.childNodes.length - 1; index >= 0; index--) waiting.push(next.childNodes[index] as HtmlNode);
  }
}

/** All text below an element. */
export function textBelow(element: HtmlElement): string {
  let text = "";
  const waiting: HtmlNode[] = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ("value" in next) text += next.value;
    else if (isElement(next)) {
      for (let index = next.childNodes.length - 1; index >= 0; index--)
        waiting.push(next.childNodes[index] as HtmlNode);
    }
  }
  return text;
}

function cutOff(file: string, line: number) {
  return refuse(
    "truncated",
    { file, line },
    "网页不完整：在标签或注释中间中断，可能未下载完或在传输中被截断",
    "请重新下载或请对方重新发送；能在浏览器中打开的，请核对内容是否齐全后另存再提交",
  );
}

function tooDeep(file: string) {
  return refuse(
    "too-deep",
    file,
    `网页的标签嵌套超过 ${MAX_HTML_DEPTH} 层，不是正常的网页`,
    "请在浏览器中打开网页，把清单内容复制到 Word 或 Excel，另存后再提交",
  );
}

function tooLarge(file: string) {
  return refuse(
    "too-large",
    file,
    `网页的标签超过 ${MAX_HTML_ELEMENTS} 个，不是正常的清单`,
    "请核对文件是否正确；确属本单位清单的，请拆分后再提交",
  );
}
