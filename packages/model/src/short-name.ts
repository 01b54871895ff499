import { withoutWhiteSpace } from "./normalise.ts";

/** True for 某县卫健委 beside 某县卫生健康委员会: the words of the one are left out of the other, which begins and ends alike. */
export function isShortFor(short: string, full: string): boolean {
  const [a, b] = [withoutWhiteSpace(short), withoutWhiteSpace(full)];
  if (a.length >= b.length || a.slice(0, 2) !== b.slice(0, 2)) return false;
  let at = 0;
  for (const character of b) if (character === a.charAt(at)) at += 1;
  return at === a.length;
}
