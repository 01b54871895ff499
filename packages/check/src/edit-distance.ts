/** How one string differs from another: what was left out, put in or put in the place of something else. */
export interface Difference {
  /** Characters of `left` that are not in `right`, and the other way round, between the common head and tail. */
  left: string;
  right: string;
  /** Length of the common head. */
  at: number;
}

/** The one place where two strings differ, between their longest common head and tail. */
export function differenceOf(left: string, right: string): Difference {
  let head = 0;
  const shorter = Math.min(left.length, right.length);
  while (head < shorter && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail += 1;
  return { left: left.slice(head, left.length - tail), right: right.slice(head, right.length - tail), at: head };
}
