import { attribute, elementsBelow, type HtmlDocument, type HtmlElement, textBelow } from "./parse-html.ts";

/** True for the page that LibreOffice makes of a workbook. */
export function isSpreadsheetPage(document: HtmlDocument): boolean {
  let madeByOffice = false;
  for (const element of elementsBelow(document)) {
    if (element.tagName === "meta" && attribute(element, "name") === "generator") {
      madeByOffice = /LibreOffice|OpenOffice/u.test(attribute(element, "content") ?? "");
    }
    if (element.tagName === "a" && attribute(element, "name") === "table0") return madeByOffice;
  }
  return false;
}

/** What an element of such a page is: the name of the sheet whose table comes next, or one of the links to the sheets. */
export function sheetHeading(element: HtmlElement): { sheet?: string } | undefined {
  if (element.tagName === "a" && /^table\d+$/u.test(attribute(element, "name") ?? "")) {
    for (const below of elementsBelow(element)) if (below.tagName === "em") return { sheet: textBelow(below).trim() };
    return {};
  }
  if (element.tagName !== "center") return undefined;
  for (const below of elementsBelow(element)) {
    if (below.tagName === "a" && /^#table\d+$/u.test(attribute(below, "href") ?? "")) return {};
  }
  return undefined;
}

/** The page's title, and what programs write into its meta elements from document properties. */
export function readProperties(document: HtmlDocument): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const element of elementsBelow(document)) {
    if (element.tagName === "body") break;
    if (element.tagName === "title") properties.title = textBelow(element).trim();
    const name = element.tagName === "meta" ? attribute(element, "name") : undefined;
    if (name !== undefined) properties[name] = attribute(element, "content") ?? "";
  }
  return properties;
}
