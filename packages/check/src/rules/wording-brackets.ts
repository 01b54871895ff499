import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** Opening bracket → kind; ( and （ are one kind here: a pair of mixed width is a pair. */
const OPEN: Readonly<Record<string, string>> = {
  "（": "圆括号",
  "(": "圆括号",
  "《": "书名号",
  "【": "方头括号",
  "〔": "六角括号",
  "﹝": "六角括号",
  "“": "引号",
  "[": "方括号",
};
const CLOSE: Readonly<Record<string, string>> = {
  "）": "圆括号",
  ")": "圆括号",
  "》": "书名号",
  "】": "方头括号",
  "〕": "六角括号",
  "﹞": "六角括号",
  "”": "引号",
  "]": "方括号",
};
const MIXED: Readonly<Record<string, string>> = { "（": ")", "(": "）", "〔": "﹞", "﹝": "〕" };

const BRACKET = /[（(《【〔﹝“[）)》】〕﹞”\]]/gu;

const FULL_NUMBER = /(?:^|\n)[\s\u3000]*[（(][一二三四五六七八九十\d]{1,3}[）)]/u;

interface Fault {
  index: number;
  message: string;
}

/** The first bracket of each kind that has no partner, and pairs of mixed width. */
function* faultsIn(text: string): Generator<Fault> {
  const open: { kind: string; index: number; character: string }[] = [];
  for (const { index, 0: character } of matchesOf(text, BRACKET)) {
    const opens = OPEN[character];
    if (opens !== undefined) open.push({ kind: opens, index, character });
    const closes = CLOSE[character];
    if (closes === undefined) continue;
    const at = open.findLastIndex(({ kind }) => kind === closes);
    // 1） and 二） number items, unless the others of the text stand in brackets: （一）…\n二）….
    if (at === -1) {
      if (
        closes === "圆括号" &&
        !FULL_NUMBER.test(text) &&
        !/第[\d一二三四五六七八九十]$/u.test(text.slice(Math.max(0, index - 2), index)) &&
        /[\d一二三四五六七八九十０-９]$/u.test(text.slice(Math.max(0, index - 2), index))
      )
        continue;
      yield { index, message: `“${character}”前没有配对的括号` };
      continue;
    }
    const partner = open[at];
    if (partner !== undefined && MIXED[partner.character] === character)
      yield { index: partner.index, message: `括号一全一半：“${partner.character}”与“${character}”` };
    open.splice(at, 1);
  }
  for (const { index, character, kind } of open) yield { index, message: `“${character}”后没有配对的${kind}` };
}

export const wordingBrackets: Rule = {
  id: "wording/brackets",
  title: "括号、引号、书名号不配对",
  severity: "warning",
  source: "form",
  reason: "括号、引号、书名号应当成对使用，全角配全角。",
  *check({ texts }) {
    for (const at of texts) {
      for (const { index, message } of faultsIn(at.text)) {
        yield {
          at: placeIn(at),
          quote: around(at.text, index, index + 1, 10),
          message: `${message}。`,
          remedy: "补全或者删去括号。",
          severity: message.startsWith("括号一全一半") ? "hint" : "warning",
        };
      }
    }
  },
};
