import { isHidden } from "./element-role.ts";
import { attribute, elementsBelow, type HtmlDocument, type HtmlElement, textBelow } from "./parse-html.ts";

/** Elements that pages show and hide as a whole. */
const PANELS = new Set(["article", "dd", "div", "li", "section", "table", "tbody", "tr", "ul"]);

/** A panel of which none is shown has a table, or more to say than a prompt; rows of a table may be short. */
const LEAST_TEXT = 40;

/** How many elements of a class stand below an element, at most two levels down, and how many of them are shown. */
type Counts = Map<string, { all: number; visible: number }>;

/**
 * Tells panels from text that a page hides for good. Tabs and accordions are several elements of one class side by side, of which a page
 * shows one or none before a person clicks; anything else that is hidden is no content. Looks through the page only once there is a question.
 */
export function hiddenPanels(document: HtmlDocument): (element: HtmlElement) => boolean {
  let shown: Map<unknown, Counts> | undefined;
  return (element) => {
    const names = PANELS.has(element.tagName) ? classesOf(element) : [];
    if (names.length === 0) return false;
    const known = (shown ??= countClasses(document));
    const counts = frames(element).flatMap((frame) => names.map((name) => known.get(frame)?.get(name)));
    const several = counts.filter((count) => count !== undefined && count.all >= 2);
    if (several.some((count) => (count?.visible ?? 0) > 0)) return true;
    if (several.length === 0 || element.tagName === "tr" || holdsTable(element)) return several.length > 0;
    return textBelow(element).replace(/\s+/gu, "").length >= LEAST_TEXT;
  };
}

function holdsTable(element: HtmlElement): boolean {
  for (const below of elementsBelow(element)) if (below.tagName === "table") return true;
  return false;
}

/** The elements that a panel stands in beside the others: directly, or each in one of its own. */
function frames({ parentNode }: HtmlElement): unknown[] {
  return parentNode !== null && "parentNode" in parentNode ? [parentNode, parentNode.parentNode] : [parentNode];
}

/** The classes of an element, each with the element's name. */
function classesOf(element: HtmlElement): string[] {
  const names = (attribute(element, "class") ?? "").split(/\s+/u).filter((name) => name !== "");
  return [...new Set(names)].map((name) => `${element.tagName}.${name}`);
}

function countClasses(document: HtmlDocument): Map<unknown, Counts> {
  const all = new Map<unknown, Counts>();
  for (const element of elementsBelow(document)) {
    if (!PANELS.has(element.tagName)) continue;
    const names = classesOf(element);
    if (names.length === 0) continue;
    const visible = isHidden(element) ? 0 : 1;
    for (const frame of frames(element)) {
      let counts = all.get(frame);
      if (counts === undefined) all.set(frame, (counts = new Map()));
      for (const name of names) {
        const count = counts.get(name);
        counts.set(name, { all: (count?.all ?? 0) + 1, visible: (count?.visible ?? 0) + visible });
      }
    }
  }
  return all;
}
