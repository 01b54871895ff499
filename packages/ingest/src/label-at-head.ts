/** No label in front of a colon is longer, nor shorter. */
export const LONGEST_LABEL = 10;
const SHORTEST_LABEL = 2;
/** What no name of a column has in it: a mark, or the hour of 8:30. */
const NO_NAME = /[，。；、,;（(“《0-9]/u;

/** What stands in front of the colon near the head of a line; found without a pattern, since it is asked of every line. */
export function labelAtHead(text: string): string | undefined {
  const head = text.slice(0, LONGEST_LABEL + 1);
  const wide = head.indexOf("：");
  const at = wide < 0 ? head.indexOf(":") : wide;
  return at < SHORTEST_LABEL || NO_NAME.test(head.slice(0, at)) ? undefined : head.slice(0, at);
}
