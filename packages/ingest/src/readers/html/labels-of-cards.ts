import { elementsBelow, type HtmlDocument, type HtmlElement, isElement, textBelow } from "./parse-html.ts";

const BOXES = new Set(["dd", "div", "li", "p", "section"]);
const LABELS = new Set(["b", "em", "i", "label", "span", "strong"]);
const LABEL = /^\s*\p{Script=Han}{2,8}\s*$/u;
/** So many labels, each of them so often, are those of cards. */
const FEWEST = 2;

/** What the sentences of a list begin with, and no name of a column does. */
const VERB = /^(?:负责|指导|组织|拟订|监督|协调|贯彻|开展|实施|参与|管理|推进|落实|依法)/u;

/**
 * Labels that a page sets off from their texts by nothing but its look (<em>承办机构</em>县图书馆, again on each card) get a line of their own. Only
 * labels of several names that come again, one behind the other in turn, are such; words that are merely emphasised are not.
 */
export function labelsOfCards(document: HtmlDocument): void {
  const found: { element: HtmlElement; label: string }[] = [];
  for (const element of elementsBelow(document))
    if (LABELS.has(element.tagName) && isLabel(element)) found.push({ element, label: textBelow(element).trim() });
  if (found.length < FEWEST * FEWEST) return;
  const counts = new Map<string, number>();
  for (const { label } of found) counts.set(label, (counts.get(label) ?? 0) + 1);
  const labels = found.filter(({ label }) => (counts.get(label) ?? 0) >= FEWEST);
  const cycle = new Set(labels.map(({ label }) => label)).size;
  const isInTurn = labels.every(({ label }, index) => index < cycle || label === labels[index - cycle]?.label);
  if (!isInTurn || cycle < FEWEST || labels.some(({ label }) => VERB.test(label))) return;
  for (const { element } of labels) {
    element.tagName = "div";
    element.nodeName = "div";
  }
}

/** True for short words at the head of a box, with a text right behind them. */
function isLabel(element: HtmlElement): boolean {
  const [only, ...others] = element.childNodes;
  const box = element.parentNode;
  if (only === undefined || others.length > 0 || !("value" in only) || !LABEL.test(only.value)) return false;
  if (box === null || !("tagName" in box) || !BOXES.has(box.tagName)) return false;
  const siblings = box.childNodes.filter((node) => isElement(node) || !("value" in node) || node.value.trim() !== "");
  const [first, next, ...more] = siblings;
  if (first !== element || next === undefined || more.length > 0 || isElement(next)) return false;
  return "value" in next && /^\s*[\p{Script=Han}0-9A-Za-z（《“]/u.test(next.value);
}
