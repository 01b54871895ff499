import { cutToWidth, displayWidth } from "@qingdan/model";

/** A label broken into lines of at most `cells` cells; what needs more than `most` lines is shortened, which … shows. */
export function wrapLabel(text: string, cells: number, most: number): { lines: string[]; shortened: boolean } {
  const lines: string[] = [];
  let rest = text.replace(/\s+/gu, " ").trim();
  while (rest !== "") {
    if (lines.length === most - 1)
      return { lines: [...lines, cutToWidth(rest, cells)], shortened: displayWidth(rest) > cells };
    const line = beginning(rest, cells);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return { lines, shortened: false };
}

/** As many characters as fit into `cells`, one at least. */
function beginning(text: string, cells: number): string {
  let result = "";
  let used = 0;
  for (const character of text) {
    used += displayWidth(character);
    if (used > cells && result !== "") break;
    result += character;
  }
  return result;
}
