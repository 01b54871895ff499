import { attribute, elementsBelow, type HtmlElement, textBelow } from "./parse-html.ts";

/** What a tab opens: an element that holds a part of the page. */
export const PANELS = new Set(["article", "div", "dl", "li", "section", "table", "ul"]);
/** What the names of tabs stand in, one behind the other. */
export const TABS = new Set(["a", "button", "dt", "div", "label", "li", "span", "td"]);
/** No name of a tab is longer. */
const LONGEST_NAME = 30;

/** The names of some tabs in the order of the panels that they open. */
export interface Tabs {
  names: HtmlElement[];
  panels: HtmlElement[];
}

export function nameOf(element: HtmlElement): string {
  return textBelow(element).replace(/\s+/gu, "");
}

export function isName(element: HtmlElement): boolean {
  if (!isSmall(element)) return false;
  const name = nameOf(element);
  return name.length >= 2 && name.length <= LONGEST_NAME;
}

/** No name is made of more elements. */
const MOST_ELEMENTS = 20;

function isSmall(element: HtmlElement): boolean {
  let count = 0;
  for (const _ of elementsBelow(element)) if (++count > MOST_ELEMENTS) return false;
  return true;
}

export function sharesClass(one: HtmlElement, other: HtmlElement): boolean {
  const classes = classesOf(one);
  return classesOf(other).some((name) => classes.includes(name));
}

export function classesOf(element: HtmlElement): string[] {
  return (attribute(element, "class") ?? "").split(/\s+/u).filter((name) => name !== "");
}
