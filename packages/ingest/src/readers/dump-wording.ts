import { PARTS, type Vocabulary } from "@qingdan/model";

const LONGEST_TITLE = 200;
const LONGEST_HEADING = 30;

/** True for a text that cannot be inside a cell: the title of a part, a note, the bureau's line. */
export function standsAlone(vocabulary: Vocabulary, text: string): boolean {
  if (text.length > LONGEST_TITLE) return vocabulary.afterLabel("note", text) !== undefined;
  return (
    vocabulary.partOf(text) !== undefined ||
    vocabulary.afterLabel("note", text) !== undefined ||
    vocabulary.afterLabel("bureau", text) !== undefined
  );
}

/** True for the texts of cells that are the headings of one part, all of them or most. */
export function areHeadings(vocabulary: Vocabulary, texts: readonly string[]): boolean {
  if (texts.some((text) => text === "" || text.length > LONGEST_HEADING)) return false;
  if (!texts.some((text) => vocabulary.isHeading(text))) return false;
  return PARTS.some((part) => {
    const known = texts.filter((text) => vocabulary.columnOf(part, text) !== undefined).length;
    return known === texts.length || (texts.length >= 3 && known >= 2 && known * 2 > texts.length);
  });
}
