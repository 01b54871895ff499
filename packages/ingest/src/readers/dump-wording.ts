import { PARTS, type Vocabulary } from "@qingdan/model";

const LONGEST_TITLE = 200;
const LONGEST_HEADING = 30;
const LONGEST_LIST_TITLE = 40;

/** True for a text that cannot be inside a cell: the title of a part, a note, the bureau's line. */
export function standsAlone(vocabulary: Vocabulary, text: string): boolean {
  if (text.length > LONGEST_TITLE) return vocabulary.afterLabel("note", text) !== undefined;
  return (
    vocabulary.partOf(text) !== undefined ||
    vocabulary.afterLabel("note", text) !== undefined ||
    vocabulary.afterLabel("bureau", text) !== undefined
  );
}

/** 某某局责任清单: the title of the next bureau's list. */
export function isListTitle({ listNames }: Vocabulary, text: string): boolean {
  return text.length <= LONGEST_LIST_TITLE && listNames.some((name) => text.endsWith(name) && text !== name);
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

/** A title and the bureau's line: no more stands above the headings. */
const MOST_TITLES = 2;

/**
 * How many of the first cells are the title of a part and the bureau's line, with nothing but the headings of a table in the next ones; 0 where they
 * are none.
 */
export function titlesOverHeader(vocabulary: Vocabulary, texts: readonly string[]): number {
  const isTitle = (text: string): boolean => standsAlone(vocabulary, text) && !vocabulary.isHeading(text);
  const first = texts.slice(0, MOST_TITLES + 1).findIndex((text) => !isTitle(text));
  if (first <= 0) return 0;
  const rest = texts.slice(first);
  const end = rest.findIndex((text) => !vocabulary.isHeading(text));
  const run = end < 0 ? rest : rest.slice(0, end);
  return run.length >= 3 && areHeadings(vocabulary, run) ? first : 0;
}
