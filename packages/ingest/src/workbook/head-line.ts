import type { Vocabulary } from "@qingdan/model";

/** Bureau and date together are no longer than this: other texts need not be taken apart. */
const LONGEST_HEAD = 200;
/** White space between words: most cells have none. */
const PARTED = /[^\s\u3000][\s\u3000]+[^\s\u3000]/u;

/**
 * A cell above the table as the labelled texts that it holds: 填报单位：甲局 填报日期：2015年7月 stands in one cell where the columns leave no
 * room for two.
 */
export function headTexts(text: string, vocabulary: Vocabulary): string[] {
  if (text.length > LONGEST_HEAD) return [text];
  if (!PARTED.test(text)) return text.trim() === "" ? [] : [text.trim()];
  const texts: string[] = [];
  for (const [piece] of text.matchAll(/[\s\u3000]*[^\s\u3000]+/gu)) {
    const opens = (["date", "bureau"] as const).some((label) => vocabulary.afterLabel(label, piece) !== undefined);
    if (opens || texts.length === 0) texts.push(piece);
    else texts[texts.length - 1] += piece;
  }
  return texts;
}
