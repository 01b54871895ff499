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

/** True for the title of a part, or the bureau's line, as the first of some cells, with nothing but the headings of a table in the next ones. */
export function isTitleOverHeader(vocabulary: Vocabulary, texts: readonly string[]): boolean {
  const [first = "", ...rest] = texts;
  if (!standsAlone(vocabulary, first) || vocabulary.isHeading(first)) return false;
  const end = rest.findIndex((text) => !vocabulary.isHeading(text));
  const run = end < 0 ? rest : rest.slice(0, end);
  return (run.length >= 3 && areHeadings(vocabulary, run)) || isTitleOverHeader(vocabulary, rest);
}
