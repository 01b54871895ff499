import type { Line } from "../blocks.ts";
import { lineText, type Recognition } from "./passage.ts";
import { namesOrganisation, parseDate } from "./recognise-bureau.ts";

/** Where the signature at the end of prose begins (the bureau's name on a line, the date below it); the number of lines where there is none. */
export function signatureStart({ document }: Recognition, lines: readonly Line[]): number {
  const [name, date] = lines.slice(-2);
  if (name === undefined || date === undefined || parseDate(lineText(document, date)) === "") return lines.length;
  return namesOrganisation(lineText(document, name).replace(/[\s\u3000]+/gu, "")) ? lines.length - 2 : lines.length;
}
