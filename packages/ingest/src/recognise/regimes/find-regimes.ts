import { findOutlinedRegimes, type RegimeRange } from "./find-outlined-regimes.ts";
import { couldBeTitle, looksLikeTitle, type ProseLine, type ProseNumber } from "../prose/prose-lines.ts";

export type Style = ProseNumber["style"] | "none";

/**
 * Finds the regimes in the prose of part three. What numbers mean differs from list to list (（一） numbers the regimes in one and the
 * items of a section in the next), so nothing is read from a style alone: the section headings of the form (监督检查对象 …) are found
 * first; wherever their numbering begins anew, a regime has begun, and its title is the nearest line before that has the next number of
 * the regimes. Regimes without such headings are found between those by their number. `units` are the lines that name an office and so no regime.
 */
export function findRegimes(
  lines: readonly ProseLine[],
  units: ReadonlySet<number>,
): {
  ranges: RegimeRange[];
  sectionStyle: Style;
  untitled: number[];
} {
  const sectionStyle = commonStyle(lines);
  const outlined = findOutlinedRegimes(lines);
  if (outlined !== undefined) return { ranges: outlined, sectionStyle, untitled: [] };
  const finder = new TitleFinder(lines, sectionStyle, units);
  const titles = finder.find();
  const ranges = titles.map((title, index): RegimeRange => {
    const next = titles[index + 1];
    const to = next === undefined ? lines.length : next.group >= 0 ? next.group : next.title;
    return { title: title.title, group: title.groupOf, from: title.title + 1, to };
  });
  return { ranges, sectionStyle, untitled: finder.untitled };
}

/** The style in which most section headings are numbered. */
function commonStyle(lines: readonly ProseLine[]): Style {
  const counts = new Map<Style, number>();
  for (const line of lines) {
    if (line.heading === undefined) continue;
    const style = line.number?.style ?? "none";
    counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  let best: Style = "han";
  let most = 0;
  for (const [style, count] of counts) if (count > most) [best, most] = [style, count];
  return best;
}

interface Title {
  title: number;
  /** Index of the group's title where this regime is the group's first. */
  group: number;
  /** Index of the title of the group that this regime belongs to, or -1. */
  groupOf: number;
}

class TitleFinder {
  private readonly lines: readonly ProseLine[];
  private readonly sectionStyle: Style;
  private readonly units: ReadonlySet<number>;
  private readonly titles: Title[] = [];
  private outerStyle: Style | undefined;
  private expected = 1;
  private nestedStyle: Style | undefined;
  private nestedExpected = 1;
  private group = -1;
  private firstHeading: string | undefined;
  /** Lines at which a regime seems to begin although no title stands above them. */
  readonly untitled: number[] = [];

  constructor(lines: readonly ProseLine[], sectionStyle: Style, units: ReadonlySet<number>) {
    this.lines = lines;
    this.units = units;
    this.sectionStyle = sectionStyle;
  }

  find(): Title[] {
    this.outerStyle = this.findOuterStyle();
    let gapStart = 0;
    for (let index = 0; index < this.lines.length; index += 1) {
      if (!this.isSectionNumber(index)) continue;
      if (this.beginsAnew(index, gapStart)) {
        const before = this.titles.length;
        this.takeTitle(gapStart, index);
        if (this.titles.length === before) this.untitled.push(index);
        else this.firstHeading = this.lines[index]?.heading?.text;
      }
      gapStart = index + 1;
    }
    this.takeUnheaded(this.titles.at(-1)?.title ?? -1, this.lines.length);
    return this.titles;
  }

  private style(index: number): Style {
    return this.lines[index]?.number?.style ?? "none";
  }

  private value(index: number): number {
    return this.lines[index]?.number?.value ?? -1;
  }

  /** The regimes' own style: that of the first numbered line, where it is no section heading. */
  private findOuterStyle(): Style | undefined {
    const first = this.lines.findIndex((line) => line.number !== undefined || line.heading !== undefined);
    const line = this.lines[first];
    if (line === undefined || line.heading !== undefined || !couldBeTitle(line)) return undefined;
    return line.number?.style;
  }

  /** A line that carries a section number: a heading of the form, or a title-like line numbered in the sections' style. */
  private isSectionNumber(index: number): boolean {
    const line = this.lines[index] as ProseLine;
    if (this.style(index) !== this.sectionStyle) return false;
    if (line.heading !== undefined) return true;
    return (
      this.sectionStyle !== "none" &&
      this.sectionStyle !== this.outerStyle &&
      this.value(index) === 1 &&
      looksLikeTitle(line)
    );
  }

  /** True where a section heading cannot belong to the regime before it: number one again, or 对象 after other sections. */
  private beginsAnew(index: number, gapStart: number): boolean {
    const line = this.lines[index] as ProseLine;
    if (this.titles.length === 0) return true;
    if (line.heading === undefined) {
      // Headings of a regime's own words: only directly under a line that has the next regime's number.
      const above = this.previousNumbered(index, gapStart);
      return above >= 0 && this.isNextTitle(above);
    }
    if (this.value(index) === 1) return true;
    // Without numbers the heading that opened the regime before opens the next one.
    if (this.sectionStyle === "none" && line.heading.text === this.firstHeading) return true;
    return line.heading.kinds[0] === "object" && this.previousNumbered(index, gapStart) >= 0;
  }

  private previousNumbered(index: number, gapStart: number): number {
    for (let at = index - 1; at >= gapStart; at -= 1) if (this.lines[at]?.number !== undefined) return at;
    return -1;
  }

  private isNextTitle(index: number): boolean {
    if (!looksLikeTitle(this.lines[index] as ProseLine)) return false;
    if (this.style(index) === this.outerStyle && this.value(index) === this.expected) return true;
    return this.group >= 0 && this.style(index) === this.nestedStyle && this.value(index) === this.nestedExpected;
  }

  /** Finds the title of the regime whose first section heading is at `index`, in the lines from `gapStart`. */
  private takeTitle(gapStart: number, index: number): void {
    const title = this.numberedTitle(gapStart, index) ?? this.plainTitle(gapStart, index);
    if (title === undefined) {
      if (this.titles.length === 0) this.titles.push({ title: index - 1, group: -1, groupOf: -1 });
      return;
    }
    const first = title.group >= 0 ? title.group : title.title;
    this.takeUnheaded(this.titles.at(-1)?.title ?? -1, first);
    this.accept(title);
  }

  private accept(title: { title: number; group: number }): void {
    if (title.group >= 0) {
      this.group = title.group;
      this.expected = this.value(title.group) + 1;
      this.nestedStyle = this.style(title.title);
      this.nestedExpected = 2;
    } else if (
      this.group >= 0 &&
      this.style(title.title) === this.nestedStyle &&
      this.nestedStyle !== this.outerStyle
    ) {
      this.nestedExpected = this.value(title.title) + 1;
    } else {
      this.group = -1;
      this.outerStyle ??= this.style(title.title);
      if (this.style(title.title) === this.outerStyle && this.outerStyle !== "none")
        this.expected = this.value(title.title) + 1;
    }
    this.titles.push({ ...title, groupOf: this.group });
  }

  /** The nearest numbered line above that the numbering of regimes, or of a group's regimes, allows as a title. */
  private numberedTitle(gapStart: number, index: number): { title: number; group: number } | undefined {
    for (let at = index - 1; at >= gapStart; at -= 1) {
      const line = this.lines[at] as ProseLine;
      if (line.number === undefined || !couldBeTitle(line)) continue;
      const style = this.style(at);
      if (style === this.outerStyle && this.value(at) >= this.expected && style !== this.sectionStyle)
        return { title: at, group: -1 };
      if (this.group >= 0 && style === this.nestedStyle && this.value(at) === this.nestedExpected)
        return { title: at, group: -1 };
      if (style === this.outerStyle || style === this.sectionStyle || this.value(at) !== 1) continue;
      const group = this.groupAbove(gapStart, at);
      if (group >= 0) return { title: at, group };
    }
    return undefined;
  }

  /** The line with the next regime number directly above a number one of another style: it names a group of regimes. */
  private groupAbove(gapStart: number, index: number): number {
    for (let at = index - 1; at >= gapStart; at -= 1) {
      if (
        this.style(at) === this.outerStyle &&
        this.value(at) === this.expected &&
        looksLikeTitle(this.lines[at] as ProseLine)
      )
        return at;
      if (this.lines[at]?.number !== undefined) return -1;
    }
    return -1;
  }

  /** A title without a number, where the regimes have none: the nearest line that is no sentence and no label. */
  private plainTitle(gapStart: number, index: number): { title: number; group: number } | undefined {
    if (this.outerStyle !== undefined && this.outerStyle !== "none") return undefined;
    for (let at = index - 1; at >= gapStart; at -= 1) {
      const line = this.lines[at] as ProseLine;
      const couldName = line.number === undefined && looksLikeTitle(line) && !this.units.has(at);
      if (couldName && line.body.length <= 40 && !/[：:]/u.test(line.body)) return { title: at, group: -1 };
    }
    return undefined;
  }

  /** Regimes without any of the form's headings, between two others or behind the last: known by the next number alone. */
  private takeUnheaded(from: number, to: number): void {
    if (this.outerStyle === undefined || this.outerStyle === "none") return;
    let running = 0;
    let candidate = -1;
    for (let at = from + 1; at < to; at += 1) {
      if (this.isSectionNumber(at)) running = 0;
      if (this.style(at) !== this.outerStyle) continue;
      const value = this.value(at);
      const follows = value === running + 1 && running > 0;
      if (
        value === this.expected &&
        looksLikeTitle(this.lines[at] as ProseLine) &&
        (follows ? this.breaksOff(at, to) : !this.sectionsGoOn(at, to))
      )
        candidate = at;
      running = value;
      if (candidate === at) {
        this.accept({ title: at, group: -1 });
        running = 0;
      }
    }
  }

  /** The number of the section above a line; 0 where there is none. */
  private sectionAbove(index: number): number {
    for (let at = index - 1; at >= 0; at -= 1)
      if (this.lines[at]?.heading !== undefined && this.style(at) === this.sectionStyle) return this.value(at);
    return 0;
  }

  /** True where the next section behind a line has the number after that above it: the line is an item of the section above. */
  private sectionsGoOn(index: number, to: number): boolean {
    const before = this.sectionAbove(index);
    if (before === 0) return false;
    for (let at = index + 1; at < to; at += 1)
      if (this.lines[at]?.heading !== undefined && this.style(at) === this.sectionStyle)
        return this.value(at) === before + 1;
    return false;
  }

  /** True where the sections' numbering does not go on behind a line: it is no item of the section above. */
  private breaksOff(index: number, to: number): boolean {
    const before = this.sectionAbove(index);
    for (let at = index + 1; at < to; at += 1) {
      if (this.style(at) === this.outerStyle && this.value(at) === this.value(index) + 1) return false;
      if (this.style(at) === this.sectionStyle) return this.value(at) <= before;
    }
    return false;
  }
}
