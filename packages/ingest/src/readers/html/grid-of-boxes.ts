import { defaultTreeAdapter, html } from "parse5";
import { attribute, elementsBelow, type HtmlDocument, type HtmlElement, isElement, textBelow } from "./parse-html.ts";

const ROWS = new Set(["div", "dl", "li", "section", "ul", "ol", "p"]);
const CELLS = new Set(["b", "dd", "div", "dt", "em", "i", "label", "li", "p", "section", "span", "strong"]);
/** What stands in no cell of a grid. */
const NO_CELL = new Set(["table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "nav", "form"]);
/** What calls an element a row or a cell. */
const NAMED =
  /(?:^|[\s_-])(?:tr|td|th|row|cell|grid|line|col|column)s?\d*(?:$|[\s_-])|display\s*:\s*(?:table|flex|grid|inline-block)|float\s*:\s*left/iu;
const FEWEST_CELLS = 3;
/** So many headings side by side are no chance. */
const MANY_CELLS = 5;
/** No heading of a column is longer, ends a sentence, or begins with a number. */
const HEADING = /^(?![（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．])[^。；：:;，,]{1,20}$/u;

/** What is known of an element: how much text it holds, and whether something that stands in no cell. */
interface Extent {
  text: number;
  blocked: boolean;
}

/**
 * Makes tables of what a page shows as one without saying so: boxes side by side in boxes one below the other (div, ul, dl, li, span), as many
 * in each, of which the first ones are short as headings are. The elements are renamed in place, and a table is put around them.
 */
export function gridsOfBoxes(document: HtmlDocument): void {
  const elements = [...elementsBelow(document)];
  const extents = measure(elements);
  for (const element of elements) {
    if (!["div", "section", "ul", "ol", "dl", "td", "body", "article", "main"].includes(element.tagName)) continue;
    for (const run of runsOfRows(element, extents)) if (isGrid(run)) wrap(run);
  }
}

function measure(elements: readonly HtmlElement[]): Map<HtmlElement, Extent> {
  const extents = new Map<HtmlElement, Extent>();
  for (const element of elements.toReversed()) {
    const extent: Extent = { text: 0, blocked: NO_CELL.has(element.tagName) };
    for (const child of element.childNodes) {
      if (!isElement(child)) {
        if ("value" in child && child.nodeName === "#text") extent.text += child.value.trim().length;
        continue;
      }
      const below = extents.get(child);
      extent.text += below?.text ?? 0;
      extent.blocked ||= below?.blocked ?? false;
    }
    extents.set(element, extent);
  }
  return extents;
}

function childElements(element: HtmlElement): HtmlElement[] {
  return element.childNodes.filter(isElement).filter(({ tagName }) => tagName !== "br");
}

function hasOwnText(element: HtmlElement): boolean {
  return element.childNodes.some(
    (child) => child.nodeName === "#text" && "value" in child && child.value.trim() !== "",
  );
}

/** How many cells an element has, where it is nothing but cells; 0 where it is no row. */
function cellsOf(element: HtmlElement, extents: ReadonlyMap<HtmlElement, Extent>): number {
  if (!ROWS.has(element.tagName) || extents.get(element)?.blocked !== false || hasOwnText(element)) return 0;
  const cells = childElements(element);
  // Terms and what is said of them (dt, dd) are labels and texts.
  if (element.tagName === "dl" && new Set(cells.map(({ tagName }) => tagName)).size > 1) return 0;
  // Rows in a list of their own may be as many as they have cells.
  if (cells.every(isRowLike)) return 0;
  return isRowLike(element) ? cells.length : 0;
}

function isRowLike(element: HtmlElement): boolean {
  const cells = childElements(element);
  return cells.length >= FEWEST_CELLS && cells.every(({ tagName }) => CELLS.has(tagName));
}

/** The rows that an element holds one behind the other, all of as many cells; rows that stand in boxes of their own (a head and a body) with them. */
function runsOfRows(element: HtmlElement, extents: ReadonlyMap<HtmlElement, Extent>): HtmlElement[][] {
  const runs: HtmlElement[][] = [];
  let width = 0;
  for (const child of element.childNodes) {
    if (!isElement(child)) {
      if (child.nodeName === "#text" && "value" in child && child.value.trim() !== "") width = 0;
      continue;
    }
    const inner = childElements(child);
    const widths = new Set(inner.map((row) => cellsOf(row, extents)));
    const isGroup = inner.length > 0 && widths.size === 1 && !widths.has(0) && !hasOwnText(child);
    const rows = isGroup ? inner : [child];
    const cells = cellsOf(rows[0] as HtmlElement, extents);
    if (cells === 0) width = 0;
    else if (cells === width) runs.at(-1)?.push(...rows);
    else {
      runs.push([...rows]);
      width = cells;
    }
  }
  return runs;
}

/** True where the first of some rows has headings, and the rows are so many, or named so, that they can be nothing but a grid. */
function isGrid(rows: readonly HtmlElement[]): boolean {
  const [first, second] = rows;
  if (first === undefined || second === undefined) return false;
  const heads = textsOf(first);
  if (!heads.every((text) => HEADING.test(text)) || new Set(heads).size < heads.length) return false;
  if (rows.slice(1).some((row) => areRecords(heads, row))) return false;
  if ([first, second, ...childElements(first), ...childElements(second)].some(isNamed)) return true;
  if (heads.length >= MANY_CELLS) return true;
  return rows.length >= FEWEST_CELLS && !childElements(first).every(({ tagName }) => tagName === "p");
}

function textsOf(row: HtmlElement): string[] {
  return childElements(row).map((cell) => textBelow(cell).replace(/\s+/gu, ""));
}

/** True for rows of labels and texts: some of the first row's words stand at the same places below, others do not. */
function areRecords(heads: readonly string[], row: HtmlElement): boolean {
  const same = textsOf(row).filter((text, at) => text === heads[at]).length;
  return same > 0 && same < heads.length;
}

function isNamed(element: HtmlElement): boolean {
  const role = attribute(element, "role") ?? "";
  if (/^(?:row|cell|gridcell|columnheader|rowheader)$/u.test(role)) return true;
  return NAMED.test(attribute(element, "class") ?? "") || NAMED.test(attribute(element, "style") ?? "");
}

function wrap(rows: readonly HtmlElement[]): void {
  const [first] = rows;
  if (first?.parentNode == null) return;
  const table = defaultTreeAdapter.createElement("table", html.NS.HTML, []);
  defaultTreeAdapter.insertBefore(first.parentNode, table, first);
  for (const row of rows) {
    defaultTreeAdapter.detachNode(row);
    defaultTreeAdapter.appendChild(table, row);
    rename(row, "tr");
    for (const cell of childElements(row)) rename(cell, "td");
  }
}

function rename(element: HtmlElement, tagName: string): void {
  element.tagName = tagName;
  element.nodeName = tagName;
}
