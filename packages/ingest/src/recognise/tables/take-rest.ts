import { joinCut, passageText, type Recognition } from "../passage.ts";
import type { Row } from "./read-rows.ts";

/** A text that ends so has not ended. */
const UNFINISHED = /[，、,（(《“]$/u;

/**
 * Adds the texts of a row behind a page end to those of the row above where each of them goes on with one that ends in a comma: a page end has
 * cut the row in two. False for any other row.
 */
export function takeRest(recognition: Recognition, above: Row | undefined, row: Row): boolean {
  const fields = Object.keys(row.fields);
  if (above === undefined || !row.afterBreak || row.extras.length > 0 || fields.length === 0) return false;
  const isCut = (field: string): boolean =>
    UNFINISHED.test(passageText(recognition.document, above.fields[field] ?? []).trim());
  if (!fields.every(isCut)) return false;
  for (const field of fields)
    above.fields[field] = joinCut(recognition.document, above.fields[field] ?? [], row.fields[field] ?? []);
  above.lines.push(...row.lines);
  return true;
}
