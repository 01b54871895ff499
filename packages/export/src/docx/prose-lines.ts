const CLOSING = new Set([..."，。、；：？！）】》〉〕」』”’,.;:?!)]}％%·—…"]);
/** Marks that may hang over the end of a line, one at a time; both Word and LibreOffice let them. */
const HANGING = new Set([..."、。，．：；？！,.:;?!"]);
const OPENING = new Set([..."（【《〈〔「『“‘([{"]);

/**
 * The number of lines of one paragraph set in characters of one width: `room` is a line in half-widths, `indent` what its first line
 * is indented. A closing mark never begins a line and an opening one never ends it, a comma or full stop may hang over the end; a Latin word is
 * not parted.
 */
export function countProseLines(text: string, room: number, indent: number): number {
  if (text === "") return 1;
  const units = unitsOf(text);
  let lines = 1;
  let used = indent;
  for (const { width, hanging, glue } of units) {
    if (used > 0 && used + width - hanging > room + 0.01 && glue !== "space") {
      lines += 1;
      used = 0;
    }
    used += width;
    // A word longer than a line is parted after all.
    while (used - hanging > room && glue !== "space") {
      lines += 1;
      used -= room;
    }
  }
  return lines;
}

/** What a line break cannot part. `hanging` is the part of its width that may stand over the end of the line. */
interface Unit {
  width: number;
  hanging: number;
  glue: "none" | "space";
}

/** Pieces that a line break cannot part: a character with the marks that cling to it, a Latin word, a run of spaces. */
function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  let width = 0;
  let hanging = 0;
  let latin = false;
  let opened = false;
  const close = (): void => {
    if (width > 0) units.push({ width, hanging, glue: "none" });
    width = 0;
    hanging = 0;
    latin = false;
    opened = false;
  };
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const half = code < 0x2000 && code > 0x20 && code !== 0xb7;
    const size = half ? 1 : 2;
    if (character === " " || character === "\t") {
      close();
      units.push({ width: 1, hanging: 0, glue: "space" });
    } else if (CLOSING.has(character)) {
      // Clings to what stands before it.
      if (width === 0 && units.length > 0 && units.at(-1)?.glue === "none") width = units.pop()?.width ?? 0;
      width += size;
      hanging = HANGING.has(character) ? size : 0;
      latin = latin && half;
      opened = false;
      if (!latin) close();
    } else if (OPENING.has(character)) {
      if (!opened) close();
      width += size;
      hanging = 0;
      opened = true;
    } else if (half) {
      if (!latin && !opened) close();
      width += size;
      hanging = 0;
      latin = true;
      opened = false;
    } else {
      if (!opened) close();
      width += size;
      close();
    }
  }
  close();
  return units;
}
