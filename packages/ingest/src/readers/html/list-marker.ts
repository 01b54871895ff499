import { formatHanNumeral } from "@qingdan/model";
import { attribute, type HtmlElement, isElement } from "./parse-html.ts";

/** An ordered list that is open: the number of its next item. */
export interface OpenList {
  next: number;
  step: number;
  /** The number in front of an item; "" where the list shows none. */
  print(value: number): string;
}

/** An ordered list by its start, order and number style. */
export function openList(element: HtmlElement): OpenList {
  const reversed = attribute(element, "reversed") !== undefined;
  const items = element.childNodes.filter((node) => isElement(node) && node.tagName === "li").length;
  const start = Number.parseInt(attribute(element, "start") ?? "", 10);
  return {
    next: Number.isNaN(start) ? (reversed ? items : 1) : start,
    step: reversed ? -1 : 1,
    print: printerOf(element),
  };
}

/** True for a list with lists in its items. */
export function holdsLists(element: HtmlElement): boolean {
  const isList = (node: HtmlElement["childNodes"][number]): boolean => isElement(node) && /^[ou]l$/u.test(node.tagName);
  return element.childNodes.some((item) => isElement(item) && item.tagName === "li" && item.childNodes.some(isList));
}

/** The number of the next item of a list, counted on; an item may set its own. */
export function takeNumber(list: OpenList, item: HtmlElement): string {
  const own = Number.parseInt(attribute(item, "value") ?? "", 10);
  const value = Number.isNaN(own) ? list.next : own;
  list.next = value + list.step;
  return list.print(value);
}

function printerOf(element: HtmlElement): (value: number) => string {
  const style = /list-style(?:-type)?\s*:\s*([^;]+)/iu.exec(attribute(element, "style") ?? "")?.[1]?.trim() ?? "";
  const named = `${attribute(element, "type") ?? ""} ${style}`;
  if (/\bnone\b/iu.test(style)) return () => "";
  if (/cjk-ideographic|simp-chinese-informal|trad-chinese-informal/iu.test(style))
    return (value) => `${formatHanNumeral(value)}、`;
  if (/^a |lower-(?:alpha|latin)/u.test(named)) return (value) => `${letter(value)}.`;
  if (/^A |upper-(?:alpha|latin)/u.test(named)) return (value) => `${letter(value).toUpperCase()}.`;
  if (/^i |lower-roman/u.test(named)) return (value) => `${roman(value)}.`;
  if (/^I |upper-roman/u.test(named)) return (value) => `${roman(value).toUpperCase()}.`;
  return (value) => `${value}.`;
}

function letter(value: number): string {
  let result = "";
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26))
    result = String.fromCharCode(97 + ((rest - 1) % 26)) + result;
  return result;
}

function roman(value: number): string {
  const digits = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
  const tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"];
  return value > 0 && value < 100 ? `${tens[Math.floor(value / 10)] ?? ""}${digits[value % 10] ?? ""}` : String(value);
}
