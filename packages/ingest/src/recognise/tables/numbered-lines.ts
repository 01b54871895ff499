import { leadingNumber } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { dropStart, lineText, markFurniture, type Recognition } from "../passage.ts";

/** True where every line of a cell begins with the next number of one style, from one on: each is an item of its own. */
export function areNumbered({ document }: Recognition, lines: readonly Line[]): boolean {
  if (lines.length < 2) return false;
  const texts = lines.map((line) => lineText(document, line));
  const numbers = texts.map((text) => leadingNumber(text));
  const style = numbers.find((number) => number !== undefined)?.style;
  if (style === undefined) return false;
  return numbers.every((number, index) =>
    number === undefined
      ? // 1.12345热线…: between lines that are numbered so, the digits behind the point are the text's.
        style === "arabic" && new RegExp(`^${index + 1}[.．][0-9０-９]`, "u").test(texts[index] ?? "")
      : number.style === style && number.value === index + 1,
  );
}

/**
 * The lines of a cell that are numbered below others, where all of its lines have numbers and those of the first style count the items on:
 * 1.…⏎（1）…⏎（2）…⏎2.… are two; undefined for any other cell.
 */
export function linesBelow({ document }: Recognition, lines: readonly Line[]): Set<number> | undefined {
  if (lines.length < 3) return undefined;
  const below = new Set<number>();
  let [top, own] = [0, 0];
  let style: string | undefined;
  for (const [index, line] of lines.entries()) {
    const number = leadingNumber(lineText(document, line));
    if (number === undefined) return undefined;
    style ??= number.style;
    const isTop = number.style === style;
    if (number.value !== (isTop ? top : own) + 1 || (!isTop && top === 0)) return undefined;
    own = isTop ? 0 : number.value;
    if (isTop) top = number.value;
    else below.add(index);
  }
  return top > 1 && below.size > 0 ? below : undefined;
}

/** The lines numbered on from one behind a line that ends in a colon and so opens them: …提出报告：⏎1.…⏎2.… is one task. */
export function openedLines({ document }: Recognition, lines: readonly Line[]): Set<number> {
  const opened = new Set<number>();
  const numbers = lines.map((line) => leadingNumber(lineText(document, line)));
  for (let index = 1; index < lines.length; index += 1) {
    const above = lineText(document, lines[index - 1] as Line);
    const [number, before] = [numbers[index], numbers[index - 1]];
    if (number === undefined) continue;
    const opens = number.value === 1 && /[：:]$/u.test(above) && before?.style !== number.style;
    const goesOn = opened.has(index - 1) && number.style === before?.style && number.value === before.value + 1;
    if (opens || goesOn) opened.add(index);
  }
  return opened;
}

/** True where the lines of a cell count on from one, also as 1.3891001 does in front of a telephone number. */
export function areCounted(recognition: Recognition, lines: readonly Line[]): boolean {
  const isNext = (line: Line, index: number): boolean =>
    COUNTED.exec(lineText(recognition.document, line))?.[1] === String(index + 1);
  return areNumbered(recognition, lines) || (lines.length > 1 && lines.every(isNext));
}

const COUNTED = /^[（(]?([0-9]{1,2})[.．、)）]/u;

/** The lines of a cell that counts them, each by itself and without its number. */
export function withoutNumbers(recognition: Recognition, lines: readonly Line[]): Line[][] {
  return lines.map((line) => {
    const text = lineText(recognition.document, line);
    const length = leadingNumber(text)?.length ?? COUNTED.exec(text)?.[0].length ?? 0;
    markFurniture(recognition, "numbering", [{ start: line.start, end: line.start + length }]);
    return [{ ...dropStart(recognition.document, line, length), soft: false }];
  });
}
