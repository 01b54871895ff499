import { oneLine } from "@qingdan/model";

/** Characters before the first difference that stay in sight. */
const CONTEXT = 8;

/**
 * Versions of one text for a narrow place: each on one line, cut to `longest` characters where they differ. Versions that differ behind
 * their first `longest` characters would else all look the same. An empty version stands aside: from it all others differ anyhow.
 */
export function cutApart(versions: readonly string[], longest: number): string[] {
  const flat = versions.map((version) => oneLine(version, Infinity));
  const texts = flat.filter((text) => text !== "");
  const same = sameStart(texts);
  const isSeen = same + CONTEXT <= longest || texts.every((text) => text.length <= longest) || new Set(texts).size < 2;
  if (isSeen) return flat.map((text) => oneLine(text, longest));
  // Where little follows, more of what stands in front has room.
  const from = Math.min(same - CONTEXT, Math.max(...texts.map((text) => text.length)) - (longest - 1));
  return flat.map((text) => (text === "" ? "" : `…${oneLine(text.slice(from).replace(/^\p{Cs}/u, ""), longest - 1)}`));
}

/** How many UTF-16 units the texts have in common at their beginning. */
function sameStart([first = "", ...others]: readonly string[]): number {
  let length = 0;
  while (length < first.length && others.every((other) => other[length] === first[length])) length += 1;
  return length;
}
