import type { FurnitureReason } from "../../blocks.ts";
import type { DraftBlock, DraftLine, DraftParagraph } from "../../draft.ts";
import { child, childSwitch, childValue, descendants, type XmlElement } from "../../xml-tree.ts";
import { type DocxReading, chooseBranch, type OpenField, type Surroundings } from "./reading.ts";
import { outlineLevel, readNumberingProperties } from "./styles.ts";
import { symbolCharacter, typedSymbol } from "../symbols.ts";

/** A paragraph while it is read: its characters in order, with the reason where they are no content. */
export interface OpenParagraph {
  segments: { text: string; reason: FurnitureReason | undefined; bullet?: boolean }[];
  /** Text boxes anchored in it. */
  boxes: DraftBlock[];
}

/** What reads the blocks of a text box; handed in, since boxes hold paragraphs and paragraphs hold boxes. */
export type ReadBlocks = (parent: XmlElement, reading: DocxReading, surroundings: Surroundings) => DraftBlock[];

const SOFT_BREAK = "\n";
const HARD_BREAK = "\f";

/** Reads w:p. `carried` holds what a paragraph whose mark was deleted left to this one. */
export function readParagraph(
  element: XmlElement,
  reading: DocxReading,
  surroundings: Surroundings,
  readBlocks: ReadBlocks,
  carried: OpenParagraph | undefined,
): { open: OpenParagraph; level: number | undefined; markDeleted: boolean; isBare: boolean } {
  const properties = child(element, "pPr");
  const styleId = childValue(properties, "pStyle") ?? "";
  const style = reading.styles.get(styleId) ?? reading.styles.get("");
  const mark = child(properties, "rPr");
  const markDeleted = child(mark, "del") !== undefined || child(mark, "moveFrom") !== undefined;
  const open: OpenParagraph = { segments: [], boxes: carried?.boxes ?? [] };
  const inline = { reading, open, readBlocks, hiddenStyle: style?.hidden === true };
  readInline(element, inline, surroundings);

  noteSection(child(properties, "sectPr"), reading);
  if (carried !== undefined) open.segments.unshift(...carried.segments);
  const visible = open.segments.some(({ text, reason }) => reason === undefined && text.trim() !== "");
  const isUnseen = surroundings.deleted === true || surroundings.covered === true;
  // The next paragraph, which goes on with the text of one whose mark was deleted, numbers both.
  const isCounted = !markDeleted && (visible || !(isUnseen || childSwitch(mark, "vanish") === true));
  const isBare = isCounted && addNumber(open, properties, style, reading, surroundings) && !visible;
  const level = outlineLevel(childValue(properties, "outlineLvl")) ?? style?.outlineLevel;
  return { open, level: level === 0 ? undefined : level, markDeleted, isBare };
}

/** The headers and footers that a section uses. */
export function noteSection(section: XmlElement | undefined, reading: DocxReading): void {
  for (const { name, attributes } of section?.children ?? []) {
    if (name === "headerReference" || name === "footerReference") reading.pageFurniture.add(attributes["r:id"] ?? "");
  }
}

/** The lines of a paragraph that was read, furniture after content. */
export function closeParagraph(open: OpenParagraph, level: number | undefined): DraftParagraph {
  const lines: DraftLine[] = [];
  const [first] = open.segments;
  let visible = "";
  for (const { text, reason } of open.segments) if (reason === undefined) visible += text;
  if (!visible.includes(SOFT_BREAK) && !visible.includes(HARD_BREAK)) lines.push({ text: visible });
  else {
    for (const part of visible.split(HARD_BREAK))
      part.split(SOFT_BREAK).forEach((text, index) => lines.push(index === 0 ? { text } : { text, soft: true }));
  }
  if (first?.bullet === true && lines[0] !== undefined) lines[0].item = true;
  for (const { text, reason } of open.segments) {
    if (reason !== undefined) lines.push({ text: text.replaceAll(HARD_BREAK, SOFT_BREAK), furniture: reason });
  }
  return { kind: "paragraph", lines, ...(level === undefined ? {} : { level }) };
}

/** Puts the automatic number of a paragraph in front of its text; true where there is one that is no furniture. */
function addNumber(
  open: OpenParagraph,
  properties: XmlElement | undefined,
  style: ReturnType<DocxReading["styles"]["get"]>,
  reading: DocxReading,
  surroundings: Surroundings,
): boolean {
  const number = reading.counter.next(readNumberingProperties(properties), style);
  if (number === undefined) return false;
  // A bullet shows that a line is an item and is no word of it.
  const reason = surroundings.reason ?? (number.bullet ? "numbering" : undefined);
  open.segments.unshift({ text: number.text, reason, bullet: number.bullet || number.inner === true });
  return reason === undefined;
}

interface Inline {
  reading: DocxReading;
  open: OpenParagraph;
  readBlocks: ReadBlocks;
  hiddenStyle: boolean;
}

/** Walks the inline elements of a paragraph, hyperlink, field, revision or content control. */
function readInline(parent: XmlElement, inline: Inline, surroundings: Surroundings): void {
  for (const element of parent.children) {
    switch (element.name) {
      case "r":
        readRun(element, inline, surroundings);
        break;
      case "ins":
      case "moveTo":
        inline.reading.findings.insertedRevisions++;
        readInline(element, inline, surroundings);
        break;
      case "del":
      case "moveFrom":
        readInline(element, inline, { ...surroundings, deleted: true });
        break;
      case "sdt":
        readInline(element, inline, controlSurroundings(element, surroundings));
        break;
      case "AlternateContent": {
        const branch = chooseBranch(element);
        if (branch !== undefined) readInline(branch, inline, surroundings);
        break;
      }
      case "t":
        // Text of formulas stands in runs of their own namespace.
        put(inline, element.text, surroundings, undefined);
        break;
      case "pPr":
      case "rPr":
      case "sdtPr":
      case "sdtEndPr":
        break;
      default:
        if (element.children.length > 0) readInline(element, inline, surroundings);
    }
  }
}

/** What a content control makes of its text: a table of contents, or a placeholder that nobody has filled in. */
export function controlSurroundings(control: XmlElement, surroundings: Surroundings): Surroundings {
  if (surroundings.reason !== undefined) return surroundings;
  const properties = child(control, "sdtPr");
  if (childValue(child(properties, "docPartObj"), "docPartGallery") === "Table of Contents")
    return { ...surroundings, reason: "contents" };
  return childSwitch(properties, "showingPlcHdr") === true ? { ...surroundings, reason: "instructions" } : surroundings;
}

function readRun(run: XmlElement, inline: Inline, surroundings: Surroundings): void {
  const properties = child(run, "rPr");
  const character = inline.reading.styles.get(childValue(properties, "rStyle") ?? "-");
  const hidden = childSwitch(properties, "vanish") ?? character?.hidden ?? inline.hiddenStyle;
  const reason: FurnitureReason | undefined = hidden ? "markup" : undefined;
  const isStruck = childSwitch(properties, "strike") === true || childSwitch(properties, "dstrike") === true;
  if (isStruck && !hidden && surroundings.deleted !== true && surroundings.reason === undefined)
    inline.reading.findings.struckTexts.push(...run.children.map((next) => (next.name === "t" ? next.text : "")));
  for (const element of run.children) readRunElement(element, inline, surroundings, reason);
}

function readRunElement(
  element: XmlElement,
  inline: Inline,
  surroundings: Surroundings,
  reason: FurnitureReason | undefined,
): void {
  const { reading } = inline;
  switch (element.name) {
    case "t":
    case "delText":
      return put(inline, runText(element), surroundings, reason);
    case "tab":
    case "ptab":
      return put(inline, "\t", surroundings, reason);
    case "br":
      return put(
        inline,
        /^(?:page|column)$/u.test(element.attributes.type ?? "") ? HARD_BREAK : SOFT_BREAK,
        surroundings,
        reason,
      );
    case "cr":
      return put(inline, SOFT_BREAK, surroundings, reason);
    case "noBreakHyphen":
      return put(inline, "-", surroundings, reason);
    case "sym":
      return put(
        inline,
        symbolCharacter(element.attributes.font ?? "", element.attributes.char ?? ""),
        surroundings,
        reason,
      );
    case "fldChar":
      return readFieldCharacter(element, inline, surroundings, reason);
    case "footnoteReference":
    case "endnoteReference":
      if (surroundings.deleted !== true && surroundings.reason === undefined) {
        reading.notes.push(`${element.name.slice(0, -9)} ${element.attributes.id ?? ""}`);
      }
      return;
    case "ruby":
      return readInline(child(element, "rubyBase") ?? element, inline, surroundings);
    case "AlternateContent":
    case "drawing":
    case "pict":
    case "object":
      return readDrawing(element, inline, surroundings);
  }
}

/** Without xml:space="preserve" Word shows no white space at the ends; line breaks of the XML itself are spaces. */
function runText(element: XmlElement): string {
  const text =
    element.attributes.space === "preserve" ? element.text : element.text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/gu, "");
  return /[\r\n\u00ad\uf020-\uf0ff]/u.test(text)
    ? text
        .replace(/\r\n?|\n/gu, " ")
        .replaceAll("\u00ad", "")
        .replace(/[\uf020-\uf0ff]/gu, typedSymbol)
    : text;
}

function readFieldCharacter(
  element: XmlElement,
  inline: Inline,
  surroundings: Surroundings,
  reason: FurnitureReason | undefined,
): void {
  const { fields, contentsFields } = inline.reading;
  const type = element.attributes.fldCharType;
  if (type === "begin") {
    const shown = formFieldText(child(element, "ffData"));
    const field: OpenField = { instruction: true, contents: contentsFields.has(element) };
    fields.push(shown === undefined ? field : { ...field, shown });
  } else if (type === "separate") {
    const field = fields.at(-1);
    if (field !== undefined) field.instruction = false;
  } else if (type === "end") {
    const shown = fields.pop()?.shown;
    if (shown !== undefined) put(inline, shown, surroundings, reason);
  }
}

/** What an old form field shows: the chosen entry of a list, or a box; neither stands in the text. */
function formFieldText(form: XmlElement | undefined): string | undefined {
  const list = child(form, "ddList");
  if (list !== undefined) {
    const entries = list.children.flatMap(({ name, attributes }) =>
      name === "listEntry" ? [attributes.val ?? ""] : [],
    );
    return entries[Number(childValue(list, "result") ?? childValue(list, "default") ?? 0)];
  }
  const box = child(form, "checkBox");
  if (box === undefined) return undefined;
  return (childSwitch(box, "checked") ?? childSwitch(box, "default")) === true ? "☑" : "☐";
}

function put(inline: Inline, text: string, surroundings: Surroundings, own: FurnitureReason | undefined): void {
  const { fields, findings } = inline.reading;
  if (text === "" || fields.some((field) => field.instruction)) return;
  // What stands in a form field is what it shows.
  const field = fields.at(-1);
  if (field?.shown !== undefined) delete field.shown;
  const contents: FurnitureReason | undefined = fields.some((field) => field.contents) ? "contents" : undefined;
  const deleted: FurnitureReason | undefined = surroundings.deleted === true ? "deleted revision" : undefined;
  const reason = deleted ?? surroundings.reason ?? contents ?? own;
  if (reason === "deleted revision") findings.deletedRevisions.push(text);
  else if (reason === "markup") findings.hiddenTexts.push(text);
  const { segments } = inline.open;
  const last = segments.at(-1);
  if (last !== undefined && last.reason === reason) last.text += text;
  else segments.push({ text, reason });
}

/** Text boxes, shapes and word art. Pictures hold no text; charts, diagrams and embedded files hold text in parts that are not read. */
function readDrawing(element: XmlElement, inline: Inline, surroundings: Surroundings): void {
  if (element.name === "AlternateContent") {
    const branch = chooseBranch(element);
    if (branch !== undefined) readDrawing(branch, inline, surroundings);
    return;
  }
  for (const next of element.children) {
    if (next.name === "txbxContent") {
      const { fields } = inline.reading;
      inline.reading.fields = [];
      inline.open.boxes.push(...inline.readBlocks(next, inline.reading, surroundings));
      inline.reading.fields = fields;
    } else if (next.name === "textpath") {
      inline.open.boxes.push(boxParagraph(next.attributes.string ?? "", surroundings));
    } else if (next.space === "a" && next.name === "p") {
      let text = "";
      for (const { name, text: piece } of descendants(next)) if (name === "t") text += piece;
      inline.open.boxes.push(boxParagraph(text, surroundings));
    } else {
      if (next.name === "chart" || next.name === "relIds") inline.reading.findings.unread.add("图表");
      if (next.name === "OLEObject") inline.reading.findings.unread.add("嵌入的对象（如插入的 Excel 表）");
      readDrawing(next, inline, surroundings);
    }
  }
}

function boxParagraph(text: string, { reason, deleted }: Surroundings): DraftParagraph {
  const furniture = deleted === true ? "deleted revision" : reason;
  return { kind: "paragraph", lines: [furniture === undefined ? { text } : { text, furniture }] };
}
