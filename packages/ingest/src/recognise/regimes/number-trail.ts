import type { LeadingNumber, NumberStyle } from "@qingdan/model";

/** The numbers of the lines behind a title, as far as they have been passed. */
export class NumberTrail {
  private readonly last = new Map<NumberStyle, { began: boolean; value: number }>();
  private readonly seen = new Set<string>();

  /** Passes a line; `number` is the one that it begins with. */
  pass(number: LeadingNumber | undefined): void {
    if (number === undefined) return;
    const began = number.value === 1 || this.last.get(number.style)?.began === true;
    this.last.set(number.style, { began, value: number.value });
    this.seen.add(nameOf(number));
  }

  /** True where a list that began with one among the lines arrives at the number. */
  goesOn({ style, value }: LeadingNumber): boolean {
    const list = this.last.get(style);
    return list?.began === true && list.value === value - 1;
  }

  /** True where the number before stands among the lines: items of another list may stand between the two. */
  mayGoOn({ style, value }: LeadingNumber): boolean {
    return this.seen.has(nameOf({ style, value: value - 1 }));
  }
}

/** A number as one word: style and value. */
export function nameOf({ style, value }: Pick<LeadingNumber, "style" | "value">): string {
  return `${style} ${value}`;
}
