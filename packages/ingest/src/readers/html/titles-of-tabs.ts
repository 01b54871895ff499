import { defaultTreeAdapter, html } from "parse5";
import { isBlockElement, isHidden } from "./element-role.ts";
import { attribute, elementsBelow, type HtmlDocument, type HtmlElement, isElement, textBelow } from "./parse-html.ts";

/** What a tab opens: an element that holds a part of the page. */
const PANELS = new Set(["article", "div", "dl", "li", "section", "table", "ul"]);
/** What the names of tabs stand in, one behind the other. */
const TABS = new Set(["a", "button", "dt", "div", "label", "li", "span", "td"]);
/** No name of a tab is longer. */
const LONGEST_NAME = 30;

/** The names of some tabs in the order of the panels that they open. */
interface Tabs {
  names: HtmlElement[];
  panels: HtmlElement[];
}

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

function nameOf(element: HtmlElement): string {
  return textBelow(element).replace(/\s+/gu, "");
}

function isName(element: HtmlElement): boolean {
  const name = nameOf(element);
  return name.length >= 2 && name.length <= LONGEST_NAME;
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
  for (const name of elements) {
    const panel = targetOf(name, byId);
    if (panel === undefined) continue;
    const tabs = byFrame.get(panel.parentNode) ?? { names: [], panels: [], wrong: false };
    byFrame.set(panel.parentNode, tabs);
    tabs.wrong ||=
      tabs.panels.includes(panel) || !isName(name) || isInside(name, panel.parentNode as HtmlElement, panel);
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

function sharesClass(one: HtmlElement, other: HtmlElement): boolean {
  const classes = classesOf(one);
  return classesOf(other).some((name) => classes.includes(name));
}

function classesOf(element: HtmlElement): string[] {
  return (attribute(element, "class") ?? "").split(/\s+/u).filter((name) => name !== "");
}

/** As many names in a row as there are panels of one class side by side behind them, of which one is shown at most. */
function countedTabs(elements: readonly HtmlElement[]): Tabs[] {
  const found: Tabs[] = [];
  const frames = new Set(
    elements.filter((element) => PANELS.has(element.tagName) && isHidden(element)).map(({ parentNode }) => parentNode),
  );
  for (const frame of frames) {
    if (frame === null || !("childNodes" in frame)) continue;
    const hidden = frame.childNodes.filter(isElement).filter((child) => PANELS.has(child.tagName) && isHidden(child));
    const [first] = hidden;
    if (first === undefined) continue;
    const panels = frame.childNodes
      .filter(isElement)
      .filter((child) => child.tagName === first.tagName && sharesClass(child, first));
    if (panels.length < 2 || panels.length - hidden.length > 1 || hidden.some((panel) => !panels.includes(panel)))
      continue;
    const names = namesBefore(elements, panels);
    if (names !== undefined && names.every(leadsNowhere)) found.push({ names, panels });
  }
  return found;
}

/**
 * Names that boxes switch (<input type="radio" id="a"><label for="a">), side by side, with as many panels behind them as there are names: the style of
 * the page shows one of them.
 */
function switchedTabs(elements: readonly HtmlElement[]): Tabs[] {
  const found: Tabs[] = [];
  const labels = elements.filter((element) => attribute(element, "for") !== undefined && element.tagName === "div");
  for (const frame of new Set(labels.map(({ parentNode }) => parentNode))) {
    if (frame === null) continue;
    const names = labels.filter(({ parentNode }) => parentNode === frame);
    const children = frame.childNodes.filter(isElement);
    const behind = children.slice(children.indexOf(names.at(-1) as HtmlElement) + 1);
    const rest = behind.filter(({ tagName }) => PANELS.has(tagName));
    const [only] = rest;
    const panels = rest.length === 1 && only !== undefined ? only.childNodes.filter(isElement) : rest;
    const follow = children.indexOf(names.at(-1) as HtmlElement) < children.indexOf(rest[0] as HtmlElement);
    if (names.length >= 2 && follow && panels.length === names.length) found.push({ names, panels });
  }
  return found;
}

/** What classes call tabs and what they open; tables are no tabs. */
const TAB_CLASS = /tab(?!le|ular)|switch|slide|swiper|(?:^|[-_])(?:hd|bd|pane|panel)(?:$|[-_])/iu;

/** Names in a row, and right behind them a frame that holds as many panels and nothing else, where the classes call them tabs. */
function framedTabs(elements: readonly HtmlElement[]): Tabs[] {
  const found: Tabs[] = [];
  for (const list of elements) {
    const names = childrenOf(list);
    if (names.length < 2 || !names.every((name) => TABS.has(name.tagName) && name.tagName === names[0]?.tagName))
      continue;
    if (!names.every((name) => isName(name) && leadsNowhere(name))) continue;
    const frame = behind(list);
    const panels = frame === undefined ? [] : childrenOf(frame);
    const isFrame =
      panels.length === names.length &&
      panels.every(({ tagName }) => PANELS.has(tagName) && tagName === panels[0]?.tagName);
    // As many rows as there are headings make a grid.
    const isGrid = panels.every((panel) => isRow(panel, names.length));
    const parent = list.parentNode !== null && "tagName" in list.parentNode ? [list.parentNode] : [];
    const called = [list, ...parent, ...panels, ...(frame === undefined ? [] : [frame])];
    if (isFrame && !isGrid && called.some((element) => classesOf(element).some((name) => TAB_CLASS.test(name))))
      found.push({ names, panels });
  }
  return found;
}

/** True for an element with so many cells: all of one kind, and none of them a table. */
function isRow(element: HtmlElement, cells: number): boolean {
  const children = childrenOf(element);
  const [first] = children;
  return (
    children.length === cells && children.every(({ tagName }) => tagName === first?.tagName && tagName !== "table")
  );
}

function childrenOf(element: HtmlElement): HtmlElement[] {
  return element.childNodes.filter(isElement);
}

/** The element behind another one, or behind the frames that hold nothing else. */
function behind(element: HtmlElement): HtmlElement | undefined {
  let own = element;
  for (let level = 0; level < 3; level += 1) {
    const { parentNode } = own;
    if (parentNode === null || !("tagName" in parentNode)) return undefined;
    const siblings = childrenOf(parentNode);
    const next = siblings[siblings.indexOf(own) + 1];
    if (next !== undefined) return next;
    if (siblings.length > 1) return undefined;
    own = parentNode;
  }
  return undefined;
}

/** True for a name that is no link to another page. */
function leadsNowhere(name: HtmlElement): boolean {
  return [name, ...elementsBelow(name)].every((element) => {
    const href = attribute(element, "href")?.trim();
    return href === undefined || href === "" || href.startsWith("#") || /^javascript:/iu.test(href);
  });
}

/** The last element in front of the panels that has as many children as there are panels, all of them names. */
function namesBefore(elements: readonly HtmlElement[], panels: readonly HtmlElement[]): HtmlElement[] | undefined {
  const before = elements.slice(0, elements.indexOf(panels[0] as HtmlElement));
  for (const element of before.toReversed()) {
    const children = element.childNodes.filter(isElement);
    if (children.length !== panels.length) continue;
    if (children.every((child) => TABS.has(child.tagName) && child.tagName === children[0]?.tagName && isName(child)))
      return children;
  }
  return undefined;
}

/** The level of a heading over the headings that some panels hold. */
function levelAbove(panels: readonly HtmlElement[]): string {
  const inside = panels.flatMap((panel) =>
    [...elementsBelow(panel)].map(({ tagName }) => /^h([2-6])$/u.exec(tagName)?.[1] ?? "3"),
  );
  return `h${Math.max(1, Math.min(3, ...inside.map(Number)) - 1)}`;
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
