import type { LeadingNumber } from "@qingdan/model";
import type { Recognition } from "../passage.ts";

/** The texts of a document's pieces, "" for a table, and their numbers. */
interface TextLines {
  recognition: Recognition;
  lines: readonly string[];
  numbers: readonly (LeadingNumber | undefined)[];
}

/** True where headings of the sections of a regime (监督检查对象 …) stand below a line, and not right below it, as under a regime's own title. */
export function headsSections({ recognition, lines, numbers }: TextLines, index: number, end: number): boolean {
  const isHeading = (text: string, at: number): boolean => {
    const [heading = ""] = text.slice(numbers[index + 1 + at]?.length ?? 0).split(/[：:]/u);
    return heading !== "" && recognition.vocabulary.kindsOf(heading).length > 0;
  };
  const below = lines.slice(index + 1, end);
  return !isHeading(below[0] ?? "", 0) && below.filter(isHeading).length >= 2;
}
