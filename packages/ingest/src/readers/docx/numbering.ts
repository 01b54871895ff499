import { child, childSwitch, childValue, type XmlElement } from "../../xml-tree.ts";
import { formatCounter } from "./counter-words.ts";
import type { DocxStyle, DocxStyles, NumberingProperties } from "./styles.ts";

/** One level of a list as numbering.xml defines it. */
interface Level {
  start: number;
  format: string;
  /** "%1、", "（%2）", "%1.%2". */
  text: string;
  /** Counts again from the start after a level up to this one (from 1) was counted; 0 never. */
  restartAfter: number;
  decimalOnly: boolean;
  suffix: string;
  style: string | undefined;
  hidden: boolean;
}

interface AbstractList {
  id: string;
  levels: Map<number, Level>;
  styleLink: string | undefined;
  numberStyleLink: string | undefined;
}

interface List {
  abstract: AbstractList;
  levels: Map<number, Level>;
  startOverrides: Map<number, number>;
}

/** The number in front of a paragraph. */
export interface ParagraphNumber {
  /** With what separates it from the text: "一、", "1 ". */
  text: string;
  bullet: boolean;
  /** Counts inside an item of the level above and looks like its number: 1. under 1. */
  inner?: boolean;
}

/** Counts the numbered paragraphs of a document in document order. */
export interface NumberCounter {
  /** The number of the next paragraph; undefined where it has none. Call once per paragraph, in order. */
  next(direct: NumberingProperties | undefined, style: DocxStyle | undefined): ParagraphNumber | undefined;
}

/**
 * Automatic numbering as Word counts it (ECMA-376 17.9): lists that share an abstract list share its counters, a start override counts
 * anew at the list's first use, a level starts again after any level above it was counted.
 */
export function createNumberCounter(root: XmlElement | undefined, styles: DocxStyles): NumberCounter {
  const lists = readLists(root, styles);
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  return {
    next(direct, style) {
      const numberId = direct?.numberId ?? style?.numbering?.numberId;
      const list = numberId === undefined ? undefined : lists.get(numberId);
      if (list === undefined) return undefined;
      const index = direct?.level ?? styleLevel(list, style);
      const level = list.levels.get(index);
      if (level === undefined) return undefined;
      let counts = counters.get(list.abstract.id);
      if (counts === undefined) counters.set(list.abstract.id, (counts = []));
      const firstUse = !begun.has(`${numberId} ${index}`);
      begun.add(`${numberId} ${index}`);
      count(list, index, counts, firstUse);
      const number = printNumber(list, level, counts);
      return number !== undefined && looksLikeAbove(list, index) ? { ...number, inner: true } : number;
    },
  };
}

/** True for a level that prints its numbers as the one above prints its own. */
function looksLikeAbove({ levels }: List, index: number): boolean {
  const [level, above] = [levels.get(index), levels.get(index - 1)];
  if (level === undefined || above === undefined || level.format !== above.format) return false;
  return level.text.replace(`%${index + 1}`, "%") === above.text.replace(`%${index}`, "%");
}

/** The level of a list that a style is linked to, else the one that the style names. */
function styleLevel(list: List, style: DocxStyle | undefined): number {
  if (style?.numbering === undefined) return 0;
  for (const id of [style.id, style.numberingStyle]) {
    for (const [index, level] of list.levels) if (id !== undefined && level.style === id) return index;
  }
  return style.numbering.level ?? 0;
}

function count(list: List, index: number, counts: (number | undefined)[], firstUse: boolean): void {
  const start = (level: number) => list.startOverrides.get(level) ?? list.levels.get(level)?.start ?? 1;
  for (let above = 0; above < index; above++) counts[above] ??= start(above);
  const current = counts[index];
  counts[index] = current === undefined || (firstUse && list.startOverrides.has(index)) ? start(index) : current + 1;
  for (let below = index + 1; below < 9; below++) {
    const restartAfter = list.levels.get(below)?.restartAfter ?? below;
    if (restartAfter !== 0 && index + 1 <= restartAfter) counts[below] = undefined;
  }
}

function printNumber(list: List, level: Level, counts: readonly (number | undefined)[]): ParagraphNumber | undefined {
  if (level.hidden) return undefined;
  if (level.format === "bullet") return level.text.trim() === "" ? undefined : { text: level.text, bullet: true };
  const text = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const shown = Number(digit) - 1;
    const value = counts[shown];
    const format = level.decimalOnly ? "decimal" : (list.levels.get(shown)?.format ?? "decimal");
    return value === undefined ? "" : formatCounter(value, format);
  });
  if (text.trim() === "") return undefined;
  // "1" before a text must not run into its digits; after a mark of punctuation nothing is needed.
  const separated = level.suffix === "nothing" || /[\p{P}\p{S}]$/u.test(text) ? text : `${text} `;
  return { text: separated, bullet: false };
}

function readLists(root: XmlElement | undefined, styles: DocxStyles): Map<string, List> {
  const abstracts = new Map<string, AbstractList>();
  for (const element of root?.children ?? []) {
    if (element.name === "abstractNum") abstracts.set(element.attributes.abstractNumId ?? "", readAbstract(element));
  }
  const lists = new Map<string, List>();
  const numbers = (root?.children ?? []).filter((element) => element.name === "num");
  const abstractOf = new Map(
    numbers.map((element) => [element.attributes.numId ?? "", childValue(element, "abstractNumId") ?? ""]),
  );
  for (const element of numbers) {
    const named = abstracts.get(childValue(element, "abstractNumId") ?? "");
    const abstract = named === undefined ? undefined : followLink(named, abstracts, abstractOf, styles);
    if (abstract !== undefined) lists.set(element.attributes.numId ?? "", readList(element, abstract));
  }
  return lists;
}

/** A list that only names a list style stands for the list that defines the style. */
function followLink(
  abstract: AbstractList,
  abstracts: ReadonlyMap<string, AbstractList>,
  abstractOf: ReadonlyMap<string, string>,
  styles: DocxStyles,
): AbstractList {
  if (abstract.numberStyleLink === undefined) return abstract;
  for (const candidate of abstracts.values()) if (candidate.styleLink === abstract.numberStyleLink) return candidate;
  const numberId = styles.get(abstract.numberStyleLink)?.numbering?.numberId ?? "";
  return abstracts.get(abstractOf.get(numberId) ?? "") ?? abstract;
}

function readAbstract(element: XmlElement): AbstractList {
  return {
    id: element.attributes.abstractNumId ?? "",
    levels: readLevels(element),
    styleLink: childValue(element, "styleLink"),
    numberStyleLink: childValue(element, "numStyleLink"),
  };
}

function readList(element: XmlElement, abstract: AbstractList): List {
  const levels = new Map(abstract.levels);
  const startOverrides = new Map<number, number>();
  for (const override of element.children) {
    if (override.name !== "lvlOverride") continue;
    const index = Number(override.attributes.ilvl ?? 0);
    const start = childValue(override, "startOverride");
    if (start !== undefined) startOverrides.set(index, Number(start));
    for (const [own, level] of readLevels(override)) levels.set(own, level);
  }
  return { abstract, levels, startOverrides };
}

function readLevels(parent: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const element of parent.children) {
    if (element.name !== "lvl") continue;
    const index = Number(element.attributes.ilvl ?? 0);
    const restart = childValue(element, "lvlRestart");
    levels.set(index, {
      start: Number(childValue(element, "start") ?? 0),
      format: levelFormat(element),
      // LibreOffice writes 、 behind a number into .rtf as a question mark.
      text: (childValue(element, "lvlText") ?? "").replace(/(?<=%[1-9])\?$/u, "、"),
      restartAfter: restart === undefined ? index : Number(restart),
      decimalOnly: childSwitch(element, "isLgl") === true,
      suffix: childValue(element, "suff") ?? "tab",
      style: childValue(element, "pStyle"),
      hidden: childSwitch(child(element, "rPr"), "vanish") === true,
    });
  }
  return levels;
}

/** Newer formats stand in a choice beside one that every reader knows. */
function levelFormat(element: XmlElement): string {
  const direct = childValue(element, "numFmt");
  if (direct !== undefined) return direct;
  return childValue(child(child(element, "AlternateContent"), "Fallback"), "numFmt") ?? "decimal";
}
