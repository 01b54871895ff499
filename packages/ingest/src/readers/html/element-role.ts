import type { FurnitureReason } from "../../blocks.ts";
import { isContinuedBookmark, isContinuedStyle } from "../continued-marks.ts";
import { isFilledIn, isInCell } from "./form-fields.ts";
import { attribute, elementsBelow, type HtmlElement } from "./parse-html.ts";

/** Elements that never show text. */
const SILENT = new Set([
  "script",
  "style",
  "template",
  "noscript",
  "head",
  "iframe",
  "object",
  "svg",
  "audio",
  "video",
  "canvas",
  "title",
]);

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 " +
    "h5 h6 header hgroup hr legend li listing main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

const NAVIGATION_ROLES = new Set(["navigation", "banner", "contentinfo", "search"]);
const NAVIGATION_NAMES =
  /^(?:nav|navi|navigation|navbar|topnav|menu|mainmenu|breadcrumbs?|crumbs?|footer|foot|bottom|copyright|sidebar|(?:el-|ant-)?pagination|pager|(?:layui-)?laypage)$/iu;
const CONTROLS = new Set(["button", "select", "option", "optgroup", "datalist", "textarea"]);
/** Marks of notes and of phonetic readings, which stand beside the text. */
const MARKS = /^(?:footnote-ref|footnote-back|sdfootnoteanc|sdfootnotesym|sdendnoteanc|sdendnotesym)$/u;

export function isSilent(element: HtmlElement): boolean {
  return SILENT.has(element.tagName);
}

export function isBlockElement(element: HtmlElement): boolean {
  return BLOCKS.has(element.tagName);
}

/** Whether an element leads elsewhere; <a name=…> only marks a place. */
export function isLink(element: HtmlElement): boolean {
  return element.tagName === "a" && attribute(element, "href") !== undefined;
}

/** Whether the line ends of the source are those of the page: <pre>, what is typed in fields, and boxes that say so in their style. */
export function keepsBreaks(element: HtmlElement): boolean {
  if (element.tagName === "pre" || element.tagName === "textarea") return true;
  const style = BLOCKS.has(element.tagName) ? attribute(element, "style") : undefined;
  return style !== undefined && /white-space\s*:\s*(?:pre|break-spaces)/iu.test(style);
}

/** Whether an element is hidden by its own attributes. Style sheets are not looked at. */
export function isHidden(element: HtmlElement): boolean {
  if (attribute(element, "hidden") !== undefined) return true;
  const style = attribute(element, "style");
  return (
    style !== undefined && /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/iu.test(style)
  );
}

/**
 * Why the text of an element is no content of the page; undefined where it is content. An element that holds a table is never navigation
 * by its name alone.
 */
export function furnitureElement(element: HtmlElement): FurnitureReason | undefined {
  const { tagName } = element;
  if (tagName === "nav") return isContents(element) ? "contents" : "navigation";
  if (tagName === "aside" && !holds(element, "table")) return "navigation";
  if (tagName === "rt" || tagName === "rp") return "markup";
  if (tagName === "del") return "deleted revision";
  if (isComment(element) || isNoteMark(element)) return "markup";
  if (CONTROLS.has(tagName) && !isFilledIn(element)) return "navigation";
  if (isFoldMark(element)) return "navigation";
  const names = [...(attribute(element, "class") ?? "").split(/\s+/u), attribute(element, "id") ?? ""];
  if (names.some((name) => MARKS.test(name))) return "markup";
  const title = attribute(element, "title");
  if (tagName === "div" && (title === "header" || title === "footer")) return "page furniture";
  if (isContents(element)) return "contents";
  if (tagName === "header" || tagName === "footer") return isPageEdge(element) ? "navigation" : undefined;
  const named =
    NAVIGATION_ROLES.has(attribute(element, "role") ?? "") || names.some((name) => NAVIGATION_NAMES.test(name));
  return named && !holds(element, "table") ? "navigation" : undefined;
}

/** What readers of a Word document have written at its margin, with the marks of where: Word puts it at the end of a page that it saves. */
function isComment(element: HtmlElement): boolean {
  const style = attribute(element, "style") ?? "";
  const name = attribute(element, "class") ?? "";
  return /mso-element\s*:\s*comment-list/iu.test(style) || /^(?:MsoCommentReference|msocomanchor)$/iu.test(name);
}

/** [1]: the mark of a footnote in a Word document that was saved as a page, in the text and in front of the note. */
function isNoteMark(element: HtmlElement): boolean {
  if (element.tagName !== "a") return false;
  // Word leaves its styles out of pages that it saves "filtered", but not the names of its marks.
  return (
    /mso-(?:foot|end)note-id/iu.test(attribute(element, "style") ?? "") ||
    /^#_(?:ftn|edn)(?:ref)?[0-9]+$/iu.test(attribute(element, "href") ?? "")
  );
}

/** What a page prints behind a title to unfold what stands below it. */
const FOLD_MARK = /^\s*(?:[＋+－−▼▲▽△∨∧»›>-]|[[【（(]?(?:展开|收起|折叠|点击展开)[\]】）)]?)\s*$/u;

/** True for a mark that stands in an element of its own behind the text of a line, outside of tables: in a cell it may be all that the cell says. */
function isFoldMark(element: HtmlElement): boolean {
  const [text, ...others] = element.childNodes;
  if (text === undefined || others.length > 0 || !("value" in text) || text.value.length > 8) return false;
  if (!INLINE.has(element.tagName) || !FOLD_MARK.test(text.value)) return false;
  const line = element.parentNode;
  if (line === null || line.childNodes.at(-1) !== element || line.childNodes.length < 2) return false;
  return !isInCell(element);
}

const INLINE = new Set(["a", "b", "em", "i", "small", "span"]);

/** The header or footer of the page, not of an article in it; a header with the page's title in it is content. */
function isPageEdge(element: HtmlElement): boolean {
  for (let parent = element.parentNode; parent !== null && "tagName" in parent; parent = parent.parentNode) {
    if (/^(?:article|main|section)$/u.test(parent.tagName)) return false;
  }
  return !holds(element, "table") && !(element.tagName === "header" && holds(element, "h1"));
}

function isContents(element: HtmlElement): boolean {
  return /^(?:toc$|table of contents)/iu.test(attribute(element, "id") ?? "");
}

function holds(element: HtmlElement, tagName: string): boolean {
  for (const below of elementsBelow(element)) if (below.tagName === tagName) return true;
  return false;
}

/** How many rows or columns a cell spans, as far as that is a number. */
export function spanOf(element: HtmlElement, name: string, most: number): number {
  const value = Number.parseInt(attribute(element, name) ?? "1", 10);
  return Number.isNaN(value) || value < 0 ? 1 : Math.min(value, most);
}

/** The level of a heading; undefined for any other element. */
export function headingLevel(element: HtmlElement): number | undefined {
  const match = /^h([1-6])$/u.exec(element.tagName);
  return match === null ? undefined : Number(match[1]);
}

/** A mark of a cell that goes on with its group: pandoc keeps the style of our own Word form, LibreOffice its bookmark. */
export function isContinuedMark(element: HtmlElement): boolean {
  return element.attrs.some(({ name, value }) => {
    if (name === "id" || name === "name") return isContinuedBookmark(value);
    return (name === "class" || name === "data-custom-style" || name === "custom-style") && isContinuedStyle(value);
  });
}
