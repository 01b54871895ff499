import { endsSentence } from "@qingdan/model";
import { joinCut, passageText, placeOf, type Recognition } from "../passage.ts";
import type { Row } from "./read-rows.ts";

/** A text that ends so has not ended. */
const UNFINISHED = /[，、,（(《“]$/u;

/** Fields that say whose they are only by the cells beside them: alone in its row such a text is no row. */
const NO_ROW_ALONE: ReadonlySet<string> = new Set(["responsibility", "basis"]);

/**
 * Adds the texts of a row behind a page end to those of the row above where each of them goes on with one that ends in a comma: a page end has
 * cut the row in two. So it has where the rest of a share or a task alone ends the sentence that the one above it has begun; that is reported. False for any
 * other row.
 */
export function takeRest(recognition: Recognition, above: Row | undefined, row: Row): boolean {
  const fields = Object.keys(row.fields);
  if (above === undefined || !row.afterBreak || row.extras.length > 0 || fields.length === 0) return false;
  const isCut = (field: string): boolean =>
    UNFINISHED.test(passageText(recognition.document, above.fields[field] ?? []).trim());
  if (!fields.every(isCut)) {
    if (!endsSentenceOf(recognition, above, row)) return false;
    recognition.diagnostics.push({
      code: "ingest/row-cut-by-page",
      severity: "hint",
      place: placeOf(recognition, row.lines),
      message: "分页后首行只有一格有文字，且上一行该格的句子未完，已读作该格的续文",
      actual: passageText(recognition.document, row.lines).slice(0, 40),
      remedy: "如为单独一行，请补上该行其他各格",
    });
  }
  for (const field of fields)
    above.fields[field] = joinCut(recognition.document, above.fields[field] ?? [], row.fields[field] ?? []);
  above.lines.push(...row.lines);
  return true;
}

function endsSentenceOf({ document }: Recognition, above: Row, row: Row): boolean {
  const [field = "", ...others] = Object.keys(row.fields);
  // Pages of plain text are put together where the tasks are read. A task has an office where the one above has.
  const lacksOffice = above.fields["unit"] !== undefined && !row.covered.has("unit");
  const isNoRow = NO_ROW_ALONE.has(field) || (field === "task" && document.paged !== true && lacksOffice);
  if (others.length > 0 || !isNoRow || row.department !== undefined) return false;
  const [begun, rest] = [above, row].map(({ fields }) => passageText(document, fields[field] ?? []).trim());
  return begun !== undefined && begun !== "" && !endsSentence(begun) && /[。；]$/u.test(rest ?? "");
}
