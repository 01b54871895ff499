import { isWhiteSpace } from "./normalise.ts";

const SENTENCE_END = "。；：！？.;:!?…”》】";

/**
 * True where a text ends as a sentence or an item ends, white space behind it aside, and for an empty text: what follows is then no continuation of
 * it. Writers cut texts by it, readers join them again.
 */
export function endsSentence(text: string): boolean {
  let end = text.length;
  while (end > 0 && isWhiteSpace(text.charCodeAt(end - 1))) end -= 1;
  return end === 0 || SENTENCE_END.includes(text.charAt(end - 1));
}
