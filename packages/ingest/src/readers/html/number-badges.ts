import {
  elementsBelow,
  type HtmlDocument,
  type HtmlElement,
  type HtmlNode,
  isElement,
  textBelow,
} from "./parse-html.ts";

const BADGES = new Set(["b", "em", "font", "i", "label", "small", "span", "strong", "sup"]);
const BADGE = /^\s*(?:[0-9]{1,3}|[一二三四五六七八九十])\s*$/u;
const HAN = "一二三四五六七八九十";
/** So many that count on from one are numbers of what stands beside them. */
const FEWEST = 2;

/**
 * Numbers that a page draws as badges in front of texts (<span class="no">01</span>负责…) have nothing between them and the text but the look of the page:
 * they get the point that the numbers of a list have. Only those that stand first in their line, with words right behind them, and count on from one,
 * in one element or in several one after the other.
 */
export function numberBadges(document: HtmlDocument): void {
  let run: HtmlElement[] = [];
  const close = (): void => {
    if (run.length >= FEWEST) for (const badge of run) addPoint(badge);
    run = [];
  };
  for (const element of elementsBelow(document)) {
    if (!BADGES.has(element.tagName) || !isBadge(element) || !standsInFront(element)) continue;
    const value = valueOf(textBelow(element).trim());
    if (value !== run.length + 1) close();
    if (value === run.length + 1) run.push(element);
  }
  close();
}

function valueOf(text: string): number {
  return HAN.indexOf(text) + 1 || Number(text);
}

/** True for nothing but a number, in an element that holds no other. */
function isBadge(element: HtmlElement): boolean {
  const [only, ...others] = element.childNodes;
  return only !== undefined && others.length === 0 && only.nodeName === "#text" && BADGE.test(textOf(only));
}

/** True for the first text of its line, with words right behind it. */
function standsInFront(element: HtmlElement): boolean {
  const siblings = element.parentNode?.childNodes ?? [];
  const at = siblings.findIndex((node) => !isBlank(node));
  if (siblings[at] !== element) return false;
  const next = siblings[at + 1];
  return next !== undefined && /^\s*\p{Script=Han}/u.test(textOf(next));
}

function isBlank(node: HtmlNode): boolean {
  return isElement(node) ? node.childNodes.length === 0 : textOf(node).trim() === "";
}

/** The text of a piece of a line; none of an element that is no piece of one. */
function textOf(node: HtmlNode): string {
  if (isElement(node)) return BADGES.has(node.tagName) ? textBelow(node) : "";
  return node.nodeName === "#text" && "value" in node ? node.value : "";
}

function addPoint(badge: HtmlElement): void {
  for (const child of badge.childNodes) {
    if (!("value" in child)) continue;
    const number = child.value.trim();
    child.value = HAN.includes(number) ? `${number}、` : `${number}.`;
  }
}
