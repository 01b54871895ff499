import { isHidden } from "./element-role.ts";
import { attribute, elementsBelow, type HtmlElement, isElement } from "./parse-html.ts";
import { classesOf, isName, PANELS, sharesClass, TABS, type Tabs } from "./tab-names.ts";

/** As many names in a row as there are panels of one class side by side behind them, of which one is shown at most. */
export function countedTabs(elements: readonly HtmlElement[]): Tabs[] {
  const found: Tabs[] = [];
  const frames = new Set(
    elements.filter((element) => PANELS.has(element.tagName) && isHidden(element)).map(({ parentNode }) => parentNode),
  );
  if (frames.size === 0) return found;
  const places = new Map(elements.map((element, at) => [element, at]));
  const rows = elements.map(namesIn);
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
    const names = namesBefore(rows, places.get(panels[0] as HtmlElement) ?? 0, panels.length);
    if (names !== undefined && names.every(leadsNowhere)) found.push({ names, panels });
  }
  return found;
}

/**
 * Names that boxes switch (<input type="radio" id="a"><label for="a">), side by side, with as many panels behind them as there are names: the style of
 * the page shows one of them.
 */
export function switchedTabs(elements: readonly HtmlElement[]): Tabs[] {
  const found: Tabs[] = [];
  const labels = new Map<HtmlElement["parentNode"], HtmlElement[]>();
  for (const element of elements) {
    if (element.tagName !== "div" || attribute(element, "for") === undefined) continue;
    const own = labels.get(element.parentNode);
    if (own === undefined) labels.set(element.parentNode, [element]);
    else own.push(element);
  }
  for (const [frame, names] of labels) {
    if (frame === null || names.length < 2) continue;
    const children = frame.childNodes.filter(isElement);
    const last = children.lastIndexOf(names.at(-1) as HtmlElement);
    const rest = children.slice(last + 1).filter(({ tagName }) => PANELS.has(tagName));
    const [only] = rest;
    const panels = rest.length === 1 && only !== undefined ? only.childNodes.filter(isElement) : rest;
    if (panels.length === names.length) found.push({ names, panels });
  }
  return found;
}

/** What classes call tabs and what they open; tables are no tabs. */
const TAB_CLASS = /tab(?!le|ular)|switch|slide|swiper|(?:^|[-_])(?:hd|bd|pane|panel)(?:$|[-_])/iu;

/** Names in a row, and right behind them a frame that holds as many panels and nothing else, where the classes call them tabs. */
export function framedTabs(elements: readonly HtmlElement[]): Tabs[] {
  const found: Tabs[] = [];
  const next = nextElements(elements);
  for (const list of elements) {
    const names = childrenOf(list);
    if (names.length < 2 || !names.every((name) => TABS.has(name.tagName) && name.tagName === names[0]?.tagName))
      continue;
    if (!names.every((name) => isName(name) && leadsNowhere(name))) continue;
    const frame = next.get(list) ?? behind(list, next);
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

/** The element right behind each of some elements in the same frame. */
function nextElements(elements: readonly HtmlElement[]): Map<HtmlElement, HtmlElement> {
  const next = new Map<HtmlElement, HtmlElement>();
  const last = new Map<unknown, HtmlElement>();
  for (const element of elements) {
    const before = last.get(element.parentNode);
    if (before !== undefined) next.set(before, element);
    last.set(element.parentNode, element);
  }
  return next;
}

/** The element behind the frames that hold nothing but an element. */
function behind(element: HtmlElement, next: ReadonlyMap<HtmlElement, HtmlElement>): HtmlElement | undefined {
  let own = element;
  for (let level = 0; level < 2; level += 1) {
    const { parentNode } = own;
    if (parentNode === null || !("tagName" in parentNode) || childrenOf(parentNode)[0] !== own) return undefined;
    const found = next.get(parentNode);
    if (found !== undefined) return found;
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

/** The names stand at most so many elements in front of the panels. */
const FARTHEST = 500;

/** The children of an element, where all of them are names in elements of one kind. */
function namesIn(element: HtmlElement): HtmlElement[] | undefined {
  const children = element.childNodes.filter(isElement);
  const [first] = children;
  const isRow = children.every((child) => TABS.has(child.tagName) && child.tagName === first?.tagName && isName(child));
  return isRow ? children : undefined;
}

/** The last of `rows`, the names in each element of a page, that stands in front of the panels at `end` and has as many names as there are panels. */
function namesBefore(
  rows: readonly (HtmlElement[] | undefined)[],
  end: number,
  panels: number,
): HtmlElement[] | undefined {
  for (let at = end - 1; at >= Math.max(0, end - FARTHEST); at -= 1) if (rows[at]?.length === panels) return rows[at];
  return undefined;
}
