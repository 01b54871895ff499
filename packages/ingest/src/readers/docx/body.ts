import type { DraftBlock } from "../../draft.ts";
import type { XmlElement } from "../../xml-tree.ts";
import { closeParagraph, controlSurroundings, noteSection, type OpenParagraph, readParagraph } from "./paragraph.ts";
import { chooseBranch, type DocxReading, type Surroundings } from "./reading.ts";
import { readTable } from "./table.ts";

/** Reads the blocks of a body, cell, text box, note, header or footer, in order. */
export function readBlocks(parent: XmlElement, reading: DocxReading, surroundings: Surroundings): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  let carried: OpenParagraph | undefined;
  const inside = (element: XmlElement, around: Surroundings) => readBlocks(element, reading, around);
  const flush = () => {
    if (carried !== undefined) blocks.push(closeParagraph(carried, undefined), ...carried.boxes);
    carried = undefined;
  };

  const walk = (elements: readonly XmlElement[], around: Surroundings): void => {
    for (const element of elements) {
      switch (element.name) {
        case "p": {
          const { open, level, markDeleted } = readParagraph(element, reading, around, inside, carried);
          carried = open;
          if (markDeleted) break;
          carried = undefined;
          blocks.push(closeParagraph(open, level), ...open.boxes);
          break;
        }
        case "tbl":
          flush();
          blocks.push(...readTable(element, reading, around, inside));
          break;
        case "sdt":
          walk(element.children, controlSurroundings(element, around));
          break;
        case "del":
        case "moveFrom":
          walk(element.children, { ...around, deleted: true });
          break;
        case "AlternateContent":
          walk(chooseBranch(element)?.children ?? [], around);
          break;
        case "altChunk":
          reading.findings.unread.add("嵌入的其他文档");
          break;
        case "sectPr":
          noteSection(element, reading);
          break;
        case "sdtContent":
        case "customXml":
        case "smartTag":
        case "ins":
        case "moveTo":
          walk(element.children, around);
          break;
      }
    }
  };
  walk(parent.children, surroundings);
  flush();
  return blocks;
}
