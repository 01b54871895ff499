import { defaultTreeAdapter, html } from "parse5";
import { elementsBelow, type HtmlDocument, type HtmlElement, isElement, textBelow } from "./parse-html.ts";

/**
 * Makes lists in lists of terms with several descriptions each (<dt> over two <dd> or more): the terms are the outer items, the descriptions those in
 * them. Terms that come again on the page are labels (<dt>承办机构</dt>), and so may be those with one description each: they stay.
 */
export function listsOfTerms(document: HtmlDocument): void {
  const lists = [...elementsBelow(document)].filter(({ tagName }) => tagName === "dl");
  if (lists.length === 0) return;
  const counts = new Map<string, number>();
  for (const term of lists.flatMap(termsOf)) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const list of lists) {
    const children = list.childNodes.filter(isElement);
    // Text beside the terms has no place in such a list.
    const isBare = list.childNodes.every((node) => isElement(node) || !("value" in node) || node.value.trim() === "");
    const terms = termsOf(list);
    const isPlain =
      isBare && children.every(({ tagName }) => tagName === "dt" || tagName === "dd") && children[0]?.tagName === "dt";
    const areDescribed = children.every(({ tagName }, at) => tagName === "dd" || children[at + 1]?.tagName === "dd");
    const hasSeveral = children.length >= terms.length * 2 + FEWEST;
    if (!isPlain || !areDescribed || !hasSeveral || terms.length < FEWEST) continue;
    if (terms.every((term) => counts.get(term) === 1)) nest(list, children);
  }
}

/** So many terms, and so many descriptions more than one for each. */
const FEWEST = 2;

function termsOf(list: HtmlElement): string[] {
  const terms = list.childNodes.filter(isElement).filter(({ tagName }) => tagName === "dt");
  return terms.map((term) => textBelow(term).trim());
}

function nest(list: HtmlElement, children: readonly HtmlElement[]): void {
  let inner: HtmlElement | undefined;
  list.childNodes = children.filter(({ tagName }) => tagName === "dt");
  rename(list, "ul");
  for (const child of children) {
    if (child.tagName === "dt") {
      inner = defaultTreeAdapter.createElement("ul", html.NS.HTML, []);
      defaultTreeAdapter.appendChild(child, inner);
    } else if (inner !== undefined) {
      defaultTreeAdapter.appendChild(inner, child);
    }
    rename(child, "li");
  }
}

function rename(element: HtmlElement, name: string): void {
  element.tagName = name;
  element.nodeName = name;
}
