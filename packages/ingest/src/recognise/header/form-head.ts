import { STANDARD_FORM } from "@qingdan/model";
import type { Header } from "./header.ts";
import type { Heading } from "./head-levels.ts";
import type { Recognition } from "../passage.ts";

/**
 * The header of a row at `first` whose headings are those of the standard form, all of them and in their order: nothing in it is to be guessed.
 * undefined for any other row, and where a vocabulary of the user's own reads one of the headings in another way.
 */
export function formHead({ vocabulary }: Recognition, headings: readonly Heading[], first: number): Header | undefined {
  const sheet = STANDARD_FORM.find(
    ({ columns }) =>
      columns.length === headings.length && columns.every(({ heading }, at) => headings[at]?.text === heading),
  );
  if (sheet?.columns.every(({ field, heading }) => vocabulary.columnOf(sheet.part, heading)?.field === field) !== true)
    return undefined;
  const columns = sheet.columns.map(({ field, heading }, at) => {
    const lines = headings[at]?.lines ?? [];
    return { field, heading, remainder: "", lines };
  });
  return { part: sheet.part, first, rows: first + 1, columns };
}
