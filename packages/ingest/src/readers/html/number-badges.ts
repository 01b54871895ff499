import { elementsBelow, type HtmlDocument, type HtmlElement, isElement, textBelow } from "./parse-html.ts";

const BADGES = new Set(["b", "em", "font", "i", "label", "small", "span", "strong", "sup"]);
const BADGE = /^\s*[0-9]{1,3}\s*$/u;
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
    if (!BADGES.has(element.tagName) || !BADGE.test(textBelow(element)) || !standsInFront(element)) continue;
    const value = Number(textBelow(element));
    if (value !== run.length + 1) close();
    if (value === run.length + 1) run.push(element);
  }
  close();
}

/** True for the first text of its line, with words right behind it. */
function standsInFront(element: HtmlElement): boolean {
  const siblings = element.parentNode?.childNodes ?? [];
  const at = siblings.indexOf(element);
  const isBlank = (index: number): boolean => {
    const node = siblings[index];
    if (node === undefined) return true;
    return isElement(node) ? textBelow(node).trim() === "" : !("value" in node) || node.value.trim() === "";
  };
  const next = siblings[at + 1];
  const text =
    next === undefined
      ? ""
      : isElement(next)
        ? BADGES.has(next.tagName)
          ? textBelow(next)
          : ""
        : "value" in next
          ? next.value
          : "";
  return siblings.slice(0, at).every((_, index) => isBlank(index)) && /^\s*\p{Script=Han}/u.test(text);
}

function addPoint(badge: HtmlElement): void {
  for (const element of [badge, ...elementsBelow(badge)])
    for (const child of element.childNodes)
      if (child.nodeName === "#text" && "value" in child && child.value.trim() !== "")
        child.value = `${child.value.trim()}.`;
}
