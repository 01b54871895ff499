import { attribute, type HtmlElement } from "./parse-html.ts";

/** True for what is typed or chosen in a form whose fields stand in the cells of a table. */
export function isFilledIn(element: HtmlElement): boolean {
  const { tagName } = element;
  if (tagName === "option" && attribute(element, "selected") === undefined) return false;
  return tagName !== "button" && tagName !== "datalist" && isInCell(element);
}

/** What a field says before anything is typed in it, and what fields that search the site are called. */
const PROMPT = /^(?:请(?:输入|选择|填写)|站内|全站|全文检索|搜索|输入关键|关键[字词])/u;
const SEARCH_FIELD = /search|query|keyword|^(?:q|key|kw|wd)$/iu;
const TYPED = new Set(["text", "number", "tel", "email", "date", "url"]);

/** What an <input> shows: whether it is ticked, or what is typed in it; "" for what is no field of such a form. */
export function textOfInput(element: HtmlElement): string {
  const type = (attribute(element, "type") ?? "text").toLowerCase();
  if (type === "checkbox" || type === "radio") return attribute(element, "checked") === undefined ? "☐" : "☑";
  const value = (attribute(element, "value") ?? "").trim();
  if (value === "" || PROMPT.test(value) || !TYPED.has(type) || !isInCell(element)) return "";
  const names = [attribute(element, "name"), attribute(element, "id")];
  return names.some((name) => name !== undefined && SEARCH_FIELD.test(name)) ? "" : value;
}

/** True for what stands in a cell of a table. */
export function isInCell(element: HtmlElement): boolean {
  for (let parent = element.parentNode; parent !== null && "tagName" in parent; parent = parent.parentNode)
    if (parent.tagName === "td" || parent.tagName === "th") return true;
  return false;
}
