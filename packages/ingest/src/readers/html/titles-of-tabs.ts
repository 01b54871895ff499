import { defaultTreeAdapter, html } from "parse5";
import { isBlockElement } from "./element-role.ts";
import { attribute, elementsBelow, type HtmlDocument, type HtmlElement } from "./parse-html.ts";
import { isName, nameOf, PANELS, sharesClass, type Tabs } from "./tab-names.ts";
import { countedTabs, framedTabs, switchedTabs } from "./tabs-by-place.ts";

/**
 * Puts the names of tabs in front of what they open, where a person sees them who clicks: the names stand one behind the other above all panels.
 * They belong to the panels by the place that their links lead to (#…), or by their order where panels of one class stand behind them of which one is
 * shown at most. Panels that print their names themselves are left as they are. The elements are moved in place.
 */
export function titlesOfTabs(document: HtmlDocument): void {
  const elements = [...elementsBelow(document)];
  for (const { names, panels } of [
    ...linkedTabs(elements),
    ...countedTabs(elements),
    ...switchedTabs(elements),
    ...framedTabs(elements),
  ]) {
    if (names.some((name) => nameOf(name) === "")) continue;
    if (names.some((name, at) => opensWith(panels[at] as HtmlElement, nameOf(name)))) continue;
    const level = levelAbove(panels);
    for (const [at, panel] of panels.entries()) moveName(names[at] as HtmlElement, panel, level);
  }
}

/** No title of what a panel holds is longer. */
const LONGEST_OPENING = 40;

/** True for a panel that prints its name itself in its first line, alone or in a longer title: 某区民政局责任清单 under 区民政局. */
function opensWith(panel: HtmlElement, name: string): boolean {
  for (const below of elementsBelow(panel)) {
    if (below.tagName === "table") return false;
    const text = below.childNodes.some(
      (child) => "value" in child && child.nodeName === "#text" && child.value.trim() !== "",
    );
    if (text) return nameOf(lineAround(below, panel)).slice(0, LONGEST_OPENING).includes(name);
  }
  return false;
}

/** The line that an element stands in: the block around it. */
function lineAround(element: HtmlElement, panel: HtmlElement): HtmlElement {
  let own = element;
  while (!isBlockElement(own) && own.parentNode !== null && "tagName" in own.parentNode && own.parentNode !== panel)
    own = own.parentNode;
  return own;
}

/** Links to panels that stand side by side, each to one of its own. */
function linkedTabs(elements: readonly HtmlElement[]): Tabs[] {
  const byId = new Map<string, HtmlElement>();
  for (const element of elements) {
    const id = PANELS.has(element.tagName) ? attribute(element, "id") : undefined;
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  if (byId.size < 2) return [];
  const byFrame = new Map<unknown, Tabs & { wrong: boolean }>();
  const opened = new Set<HtmlElement>();
  for (const name of elements) {
    const panel = targetOf(name, byId);
    if (panel === undefined) continue;
    const tabs = byFrame.get(panel.parentNode) ?? { names: [], panels: [], wrong: false };
    byFrame.set(panel.parentNode, tabs);
    tabs.wrong ||= opened.has(panel) || !isName(name) || isInside(name, panel.parentNode as HtmlElement, panel);
    opened.add(panel);
    tabs.names.push(name);
    tabs.panels.push(panel);
  }
  return [...byFrame.values()].filter(({ wrong, panels }) => !wrong && panels.length >= 2);
}

/** Where elements say what they open: by its id, with # or not, or in what a click does. */
const TARGETS = ["data-target", "data-bs-target", "href", "aria-controls", "data-id", "data-tab", "data-for", "rel"];

/** The panel that an element opens. */
function targetOf(element: HtmlElement, byId: ReadonlyMap<string, HtmlElement>): HtmlElement | undefined {
  const named = TARGETS.map((name) => (attribute(element, name) ?? "").replace(/^#/u, ""));
  const clicked = [...(attribute(element, "onclick") ?? "").matchAll(/['"]#?([\w-]+)['"]/gu)].map(([, id = ""]) => id);
  for (const id of [...named, ...clicked]) {
    const panel = byId.get(id);
    if (panel !== undefined && panel !== element) return panel;
  }
  return undefined;
}

/** True for a name that stands in a panel, as the head of a folded part does above it and a link back to the top in it. */
function isInside(name: HtmlElement, frame: HtmlElement, panel: HtmlElement): boolean {
  for (
    let parent: HtmlElement["parentNode"] = name;
    parent !== null && "parentNode" in parent;
    parent = parent.parentNode
  ) {
    if (parent === panel) return true;
    if (parent.parentNode === frame)
      return PANELS.has((parent as HtmlElement).tagName) && sharesClass(parent as HtmlElement, panel);
  }
  return false;
}

/** Enough to see how a page ranks its headings. */
const MOST_SEEN = 5_000;

/** The level of a heading over the headings that some panels hold. */
function levelAbove(panels: readonly HtmlElement[]): string {
  let highest = 3;
  let seen = 0;
  for (const panel of panels)
    for (const { tagName } of elementsBelow(panel)) {
      if (++seen > MOST_SEEN) break;
      highest = Math.min(highest, Number(/^h([2-6])$/u.exec(tagName)?.[1] ?? 3));
    }
  return `h${highest - 1}`;
}

/** Moves the words of a name into a heading at the head of a panel; in front of a table or list, since nothing but rows and items stands in one. */
function moveName(name: HtmlElement, panel: HtmlElement, level: string): void {
  const line = defaultTreeAdapter.createElement(level, html.NS.HTML, []);
  for (const child of name.childNodes.slice()) {
    defaultTreeAdapter.detachNode(child);
    defaultTreeAdapter.appendChild(line, child);
  }
  const [first] = panel.childNodes;
  const holdsRows = panel.tagName === "table" || panel.tagName === "ul" || panel.tagName === "dl";
  if (holdsRows && panel.parentNode !== null) defaultTreeAdapter.insertBefore(panel.parentNode, line, panel);
  else if (first === undefined) defaultTreeAdapter.appendChild(panel, line);
  else defaultTreeAdapter.insertBefore(panel, line, first);
}
