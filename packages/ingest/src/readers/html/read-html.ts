import type { FurnitureReason, SourceDocument } from "../../blocks.ts";
import type { Diagnostic } from "@qingdan/model";
import { assembleBlocks, type DraftBlock, type DraftCell } from "../../draft.ts";
import { createTextBuilder } from "../../text-builder.ts";
import { withoutControls } from "./control-column.ts";
import {
  furnitureElement,
  headingLevel,
  isContinuedMark,
  isBlockElement,
  isHidden,
  isLink,
  isSilent,
  keepsBreaks,
  spanOf,
} from "./element-role.ts";
import { textOfInput } from "./form-fields.ts";
import { gridsOfBoxes } from "./grid-of-boxes.ts";
import { createHtmlComposer, type HtmlComposer } from "./html-composer.ts";
import { isSpreadsheetPage, readProperties, sheetHeading } from "./office-page.ts";
import { hiddenPanels } from "./hidden-panels.ts";
import { labelsOfCards } from "./labels-of-cards.ts";
import { holdsLists, type OpenList, openList, takeNumber } from "./list-marker.ts";
import { listsOfTerms } from "./lists-of-terms.ts";
import { type HtmlDocument, type HtmlElement, type HtmlNode, isElement, lacksEnd, parseHtml } from "./parse-html.ts";
import { reportPage } from "./report-page.ts";
import { numberBadges } from "./number-badges.ts";
import { titlesOfFolds } from "./titles-of-folds.ts";
import { titlesOfTabs } from "./titles-of-tabs.ts";
import { isLayoutTable, unwrapTable } from "../layout-table.ts";
import { spreadNested } from "../nested-columns.ts";
import { type HtmlRow, layOutTable } from "./table-grid.ts";

/** A table that is open: its rows so far. */
interface OpenTable {
  rows: HtmlRow[];
  sections: number;
  inHeader: boolean;
  cell: DraftCell | undefined;
  sheet: string | undefined;
}

/** The state of walking one page. */
interface Walk {
  file: string;
  composer: HtmlComposer;
  tables: OpenTable[];
  lists: (OpenList | undefined)[];
  /** Items of the outermost list that is open have lists of their own. */
  holdsLists: boolean;
  preserved: number;
  /** The furniture that is open: its reason, the element that began it, its text so far. */
  furniture: { reason: FurnitureReason; element: HtmlElement; text: string; fileLine: number | undefined } | undefined;
  hiddenTexts: string[];
  /** Says of a hidden element whether it is one of the panels that the page shows when they are clicked on. */
  isPanel: (element: HtmlElement) => boolean;
  panels: number;
  deletedTexts: string[];
  /** The name of the sheet whose table comes next, in pages that LibreOffice made of a workbook. */
  sheet: string | undefined;
  fromSpreadsheet: boolean;
}

/**
 * Reads a web page as blocks: paragraphs, headings with their level, tables with their spans. Navigation, page headers and footers, hidden
 * text and controls are furniture; tables that only lay out the page are unwrapped; the numbers of ordered lists stand before their
 * items. Places are lines of the file. Throws an InputError where the bytes are no text, the page is nested too deeply or only frames others.
 */
export function readHtml(bytes: Uint8Array, file: string): SourceDocument {
  const { document, drafts, diagnostics } = readPage(bytes, file);
  const builder = createTextBuilder(file);
  const blocks = assembleBlocks(drafts, builder);
  return { file, format: "html", blocks, diagnostics, properties: readProperties(document), ...builder.finish() };
}

/** The blocks of a page before they have a place in a text, and what a person should know of it. */
export function readPage(
  bytes: Uint8Array,
  file: string,
): { document: HtmlDocument; drafts: DraftBlock[]; diagnostics: Diagnostic[] } {
  const document = parseHtml(bytes, file);
  for (const prepare of [titlesOfFolds, titlesOfTabs, gridsOfBoxes, listsOfTerms, numberBadges, labelsOfCards])
    prepare(document);
  const walk: Walk = {
    file,
    composer: createHtmlComposer(),
    tables: [],
    lists: [],
    holdsLists: false,
    preserved: 0,
    furniture: undefined,
    hiddenTexts: [],
    isPanel: hiddenPanels(document),
    panels: 0,
    deletedTexts: [],
    sheet: undefined,
    fromSpreadsheet: isSpreadsheetPage(document),
  };
  walkPage(document, walk);
  const drafts = walk.composer.finish();
  return { document, drafts, diagnostics: reportPage({ ...walk, lacksEnd: lacksEnd(document) }) };
}

/** Visits the nodes in document order without recursion: a page may be thousands of elements deep. */
function walkPage(document: HtmlDocument, walk: Walk): void {
  const waiting: { node: HtmlNode; leaving: boolean }[] = [];
  const push = (nodes: readonly HtmlNode[]) => {
    for (let index = nodes.length - 1; index >= 0; index--)
      waiting.push({ node: nodes[index] as HtmlNode, leaving: false });
  };
  push(document.childNodes);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node } = next;
    if (!isElement(node)) {
      if ("value" in node) readText(node.value, node.sourceCodeLocation?.startLine, walk);
    } else if (next.leaving) leave(node, walk);
    else if (!isSilent(node)) {
      enter(node, walk);
      waiting.push({ node, leaving: true });
      push(node.childNodes);
    }
  }
}

function readText(value: string, startLine: number | undefined, walk: Walk): void {
  const leading = /^\s*/u.exec(value)?.[0] ?? "";
  const fileLine = startLine === undefined ? undefined : startLine + (leading.match(/\n/gu)?.length ?? 0);
  if (walk.furniture !== undefined) {
    walk.furniture.text += value;
    walk.furniture.fileLine ??= fileLine;
  } else walk.composer.text(value, walk.preserved > 0 ? startLine : fileLine, walk.preserved > 0);
}

function enter(element: HtmlElement, walk: Walk): void {
  if (walk.furniture !== undefined) {
    if (isBlockElement(element) || element.tagName === "br") walk.furniture.text += "\n";
    return;
  }
  const isHiddenText = isHidden(element) && !takePanel(element, walk);
  const reason = isHiddenText ? "markup" : (spreadsheetFurniture(element, walk) ?? furnitureElement(element));
  if (reason !== undefined) {
    if (isBlockElement(element)) walk.composer.paragraphBreak();
    walk.furniture = { reason, element, text: "", fileLine: undefined };
    return;
  }
  enterContent(element, walk);
  const cell = walk.tables.at(-1)?.cell;
  if (cell !== undefined && isContinuedMark(element)) cell.continued = true;
}

/** Takes a hidden element that a click would show for content. */
function takePanel(element: HtmlElement, walk: Walk): boolean {
  const isPanel = walk.isPanel(element);
  if (isPanel) walk.panels++;
  return isPanel;
}

function enterContent(element: HtmlElement, walk: Walk): void {
  const { composer } = walk;
  if (isBlockElement(element)) composer.paragraphBreak(headingLevel(element));
  if (keepsBreaks(element)) walk.preserved++;
  switch (element.tagName) {
    case "br":
      composer.softBreak();
      break;
    case "a":
      if (isLink(element)) composer.link(true);
      break;
    case "ol":
    case "ul":
      if (walk.lists.length === 0) walk.holdsLists = holdsLists(element);
      walk.lists.push(element.tagName === "ol" ? openList(element) : undefined);
      break;
    case "li": {
      const list = walk.lists.at(-1);
      if (list === undefined) composer.bullet(walk.lists.length === 1 && walk.holdsLists);
      else composer.marker(takeNumber(list, element), walk.lists.length > 1 && walk.lists.at(-2) !== undefined);
      break;
    }
    case "input":
      composer.text(textOfInput(element), element.sourceCodeLocation?.startLine, false);
      break;
    default:
      enterTablePart(element, walk);
  }
}

function enterTablePart(element: HtmlElement, walk: Walk): void {
  const table = walk.tables.at(-1);
  switch (element.tagName) {
    case "table":
      walk.tables.push({ rows: [], sections: 0, inHeader: false, cell: undefined, sheet: walk.sheet });
      walk.sheet = undefined;
      break;
    case "thead":
    case "tbody":
    case "tfoot":
      if (table !== undefined) {
        table.sections++;
        table.inHeader = element.tagName === "thead";
      }
      break;
    case "tr":
      table?.rows.push({ section: table.sections, header: table.inHeader, cells: [] });
      break;
    case "td":
    case "th":
      if (table === undefined) break;
      table.cell = {
        content: [],
        rowSpan: spanOf(element, "rowspan", 65_534),
        colSpan: Math.max(1, spanOf(element, "colspan", 1_000)),
      };
      table.rows.at(-1)?.cells.push(table.cell);
      walk.composer.openCell();
      break;
  }
}

function leave(element: HtmlElement, walk: Walk): void {
  const { composer, furniture } = walk;
  if (furniture !== undefined) {
    if (isBlockElement(element)) furniture.text += "\n";
    if (furniture.element === element) closeFurniture(walk);
    return;
  }
  if (isBlockElement(element) && element.tagName !== "td" && element.tagName !== "th") composer.paragraphBreak();
  if (keepsBreaks(element)) walk.preserved--;
  switch (element.tagName) {
    case "a":
      if (isLink(element)) composer.link(false);
      break;
    case "li":
      composer.endItem();
      break;
    case "ol":
    case "ul":
      walk.lists.pop();
      break;
    case "td":
    case "th": {
      const table = walk.tables.at(-1);
      const content = composer.closeCell();
      if (table?.cell !== undefined) table.cell.content = content;
      if (table !== undefined) table.cell = undefined;
      break;
    }
    case "table":
      closeTable(walk);
      break;
  }
}

function closeFurniture(walk: Walk): void {
  const { furniture } = walk;
  if (furniture === undefined) return;
  walk.furniture = undefined;
  for (const line of furniture.text.split("\n")) walk.composer.furniture(line, furniture.reason, furniture.fileLine);
  if (isHidden(furniture.element) || furniture.element.tagName === "textarea") walk.hiddenTexts.push(furniture.text);
  if (furniture.reason === "deleted revision") walk.deletedTexts.push(furniture.text);
  if (isBlockElement(furniture.element)) walk.composer.paragraphBreak();
}

function closeTable(walk: Walk): void {
  const open = walk.tables.pop();
  if (open === undefined) return;
  const printed = layOutTable(open.rows, walk.file);
  const table = withoutControls(spreadNested(printed) ?? printed);
  if (open.sheet !== undefined) table.sheet = open.sheet;
  if (isLayoutTable(table)) for (const block of unwrapTable(table)) walk.composer.block(block);
  else if (table.columns > 0) walk.composer.block(table);
}

/** LibreOffice heads the table of each sheet with the sheet's name, and a page of several sheets with links to them. */
function spreadsheetFurniture(element: HtmlElement, walk: Walk): FurnitureReason | undefined {
  const heading = walk.fromSpreadsheet ? sheetHeading(element) : undefined;
  if (heading?.sheet !== undefined) walk.sheet = heading.sheet;
  return heading === undefined ? undefined : "navigation";
}
