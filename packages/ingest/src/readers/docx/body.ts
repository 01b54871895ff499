import type { DraftBlock, DraftParagraph } from "../../draft.ts";
import { ADDED_LINE_STYLE, COVER_STYLES, PROSE_NOTE_STYLE, TABLE_NOTE_STYLE } from "@qingdan/model";
import { child, childValue, type XmlElement } from "../../xml-tree.ts";
import { closeParagraph, controlSurroundings, noteSection, type OpenParagraph, readParagraph } from "./paragraph.ts";
import { chooseBranch, type DocxReading, type Surroundings } from "./reading.ts";
import { readTable } from "./table.ts";

/** Blocks so far, and what a paragraph whose mark was deleted left to the next one. */
interface OpenBlocks {
  blocks: DraftBlock[];
  carried: OpenParagraph | undefined;
  /** Those of the paragraphs that have an automatic number and nothing else. */
  bare: DraftParagraph[];
}

/** Reads the blocks of a body, cell, text box, note, header or footer, in order. */
export function readBlocks(parent: XmlElement, reading: DocxReading, surroundings: Surroundings): DraftBlock[] {
  const open: OpenBlocks = { blocks: [], carried: undefined, bare: [] };
  readInto(open, parent.children, reading, surroundings);
  closeCarried(open);
  if (open.bare.length > 0) leaveOutBare(open, parent, reading);
  return open.blocks;
}

/** Takes the numbers of paragraphs in which nobody has typed anything for furniture; in a cell of serials a number is all that is said. */
function leaveOutBare({ blocks, bare }: OpenBlocks, parent: XmlElement, reading: DocxReading): void {
  if (parent.name === "tc" && blocks.length === bare.length) return;
  reading.findings.bareNumbers += bare.length;
  for (const line of bare.flatMap(({ lines }) => lines)) line.furniture ??= "numbering";
}

function readInto(open: OpenBlocks, elements: readonly XmlElement[], reading: DocxReading, around: Surroundings): void {
  for (const element of elements) {
    const before = reading.notes.length;
    switch (element.name) {
      case "p":
        readParagraphInto(open, element, reading, around);
        break;
      case "tbl":
        closeCarried(open);
        open.blocks.push(...readTable(element, reading, around, readBlocks));
        break;
      case "sdt":
        readInto(open, element.children, reading, controlSurroundings(element, around));
        break;
      case "del":
      case "moveFrom":
        readInto(open, element.children, reading, { ...around, deleted: true });
        break;
      case "AlternateContent":
        readInto(open, chooseBranch(element)?.children ?? [], reading, around);
        break;
      case "altChunk":
        closeCarried(open);
        open.blocks.push(...readChunk(element, reading, around));
        break;
      case "sectPr":
        noteSection(element, reading);
        break;
      case "sdtContent":
      case "customXml":
      case "smartTag":
      case "ins":
      case "moveTo":
        readInto(open, element.children, reading, around);
        break;
    }
    // A note inside a cell hangs on the table, whose blocks are read last.
    const last = open.blocks.at(-1);
    if (last !== undefined) for (const note of reading.notes.slice(before)) reading.marked.set(note, last);
  }
}

/** A document that stands whole in this one; in text that is no content (page headers, deleted revisions) nobody puts one. */
function readChunk(element: XmlElement, reading: DocxReading, { reason, deleted }: Surroundings): DraftBlock[] {
  const blocks =
    reason === undefined && deleted !== true ? reading.embedded(element.attributes["r:id"] ?? "") : undefined;
  if (blocks === undefined) reading.findings.unread.add("嵌入的其他文档");
  return blocks ?? [];
}

/** The styles of notes in our own forms. */
const NOTE_STYLES: readonly string[] = [PROSE_NOTE_STYLE, TABLE_NOTE_STYLE];
const COVER: readonly string[] = Object.values(COVER_STYLES);

function readParagraphInto(open: OpenBlocks, element: XmlElement, reading: DocxReading, around: Surroundings): void {
  const paragraph = readParagraph(element, reading, around, readBlocks, open.carried);
  open.carried = paragraph.markDeleted ? paragraph.open : undefined;
  if (!paragraph.markDeleted) {
    const block = closeParagraph(paragraph.open, paragraph.level);
    const style = styleNames(element, reading);
    // A note of our own forms belongs to the part in which it stands, as a footnote does.
    if (style.some((name) => NOTE_STYLES.includes(name))) block.noteOn = block;
    if (style.includes(ADDED_LINE_STYLE)) block.isAdded = true;
    if (style.some((name) => COVER.includes(name))) block.isCover = true;
    if (paragraph.isBare) open.bare.push(block);
    open.blocks.push(block, ...paragraph.open.boxes);
  }
}

/** A paragraph's style by its id and by its name: programs that save a file give ids of their own. */
function styleNames(paragraph: XmlElement, reading: DocxReading): string[] {
  const id = childValue(child(paragraph, "pPr"), "pStyle") ?? "";
  const { name = id } = reading.styles.get(id) ?? {};
  return [id, name];
}

function closeCarried(open: OpenBlocks): void {
  if (open.carried !== undefined) open.blocks.push(closeParagraph(open.carried, undefined), ...open.carried.boxes);
  open.carried = undefined;
}
