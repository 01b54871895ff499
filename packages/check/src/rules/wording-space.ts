import { leadingNumber } from "@qingdan/model";
import { excerpt } from "../excerpt.ts";
import { around, placeIn, type TextAt } from "../facts.ts";
import type { Hit, Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** White space between two Chinese characters or digits and 年月日, but not behind the number of an article, nor between issuers. */
const SPACE =
  /(?<=[\u4e00-\u9fff])(?<![条款项章节部委局院厅署会号度年月日一二三四五六七八九十])[ \u3000\u00a0]+(?=[\u4e00-\u9fff])|(?<=\d)[ \u3000]+(?=[年月日条号])|(?<=[年月第])[ \u3000]+(?=\d)/gu;
/** A line break within a sentence. */
const BREAK = /(?<=[\u4e00-\u9fff])\n(?=[\u4e00-\u9fff])/gu;

const AFTER_STOP = /[。；](?:[ \u00a0]+)(?=[\u4e00-\u9fff])(?!第)/u;
const OFFICE_END =
  /(?:科|股|处|室|局|中心|大队|支队|队|站|所|院|岗|办|部|馆|校|会|公司|组|处室|机关|保)(?:[（(].*[）)])?$/u;

/** 人社管理⏎中心: a name that is broken, since what stands before the break is no name of an office. */
function brokenName(text: string): string | undefined {
  const pieces = text
    .split(/\n+/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
  const broken = pieces.findIndex(
    (piece, index) => index < pieces.length - 1 && !OFFICE_END.test(piece) && /^[\u4e00-\u9fff]{2,}$/u.test(piece),
  );
  return broken === -1 ? undefined : `${pieces[broken] ?? ""}${pieces[broken + 1] ?? ""}`;
}

/** Fields of sentences: a line of them ends with a mark, or is a heading of what stands below. */
const SENTENCES = /^(?:section\.text|regime\.preamble|party\.(?:responsibility|example)|service_item\.content)$/u;
/** A line as long as this is no heading of the lines below it. */
const LONGEST_HEADING = 14;

/** Lines that each name a thing of its own: none is long, none is the rest of a word, and none goes on with the one before. */
function areItems(lines: readonly string[]): boolean {
  return lines.every((line) => {
    const text = line.trim();
    const goesOn = /^[及和与或的等并、，]|[，、。]|[本全各我该][省市县区]$/u.test(text);
    return text.length >= 4 && text.length <= LONGEST_HEADING && !goesOn;
  });
}

/** A sentence that goes on in the next line: nothing ends the first, and the second is no item. */
function* brokenLine(at: TextAt): Generator<Hit> {
  if (!SENTENCES.test(`${at.table}.${at.field}`)) return;
  const lines = at.text.split("\n");
  if (areItems(lines)) return;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]?.trim() ?? "";
    const before = line.trim();
    const heading = before.length <= LONGEST_HEADING && (leadingNumber(before) !== undefined || index === 0);
    if (!/[\u4e00-\u9fff]$/u.test(before) || !/^[\u4e00-\u9fff]/u.test(next)) continue;
    if (leadingNumber(next) !== undefined || /^(?:第[一二三四五六七八九十\d]+|[一二三四五六七八九十]是|附)/u.test(next))
      continue;
    if (heading && next.length > before.length) continue;
    const start = lines.slice(0, index).join("\n").length;
    yield {
      at: placeIn(at),
      quote: around(
        at.text,
        at.text.indexOf(line, start) + line.length,
        at.text.indexOf(line, start) + line.length + 1,
        6,
      ),
      message: "句子中间换行。",
      remedy: "删去换行；另起一段的补上前一段末尾的标点。",
    };
    return;
  }
}

export const wordingSpace: Rule = {
  id: "wording/space",
  title: "词语中间有空格或者换行",
  severity: "hint",
  source: "form",
  reason: "中文词语中间不加空格；空格和换行多为排版残留，会妨碍检索。",
  *check({ texts }) {
    yield* afterMark(texts);
    const brokenNames = new Set<string>();
    for (const at of texts) {
      if (!/[\s\u3000\u00a0]/u.test(at.text)) continue;
      if (at.field === "unit" || at.field === "agency") {
        const name = brokenNames.has(at.text) ? undefined : brokenName(at.text);
        const times =
          name === undefined ? 0 : texts.filter(({ text, field }) => field === at.field && text === at.text).length;
        brokenNames.add(at.text);
        if (name !== undefined)
          yield {
            at: placeIn(at),
            quote: excerpt(around(at.text, 0, at.text.length, 0)),
            message: `机构名称“${name}”中间换行${times > 1 ? `（共${times}处）` : ""}。`,
            remedy: "删去换行。",
          };
        continue;
      }
      if (at.field === "phone" || at.field === "accountability" || at.table === "note") continue;
      if (at.field === "basis") {
        const match = AFTER_STOP.exec(at.text);
        if (match !== null)
          yield {
            at: placeIn(at),
            quote: around(at.text, match.index, match.index + match[0].length, 6),
            message: "句号之后有空格。",
            remedy: "删去空格，或者另起一行。",
          };
        continue;
      }
      yield* brokenLine(at);
      const prose = at.field === "text" && (at.table === "duty" || at.table === "task");
      const isBroken = (prose || at.field === "matter") && !areItems(at.text.split("\n"));
      for (const pattern of isBroken ? [SPACE, BREAK] : [SPACE]) {
        const match = pattern.exec(at.text);
        pattern.lastIndex = 0;
        if (match === null) continue;
        yield {
          at: placeIn(at),
          quote: around(at.text, match.index, match.index + match[0].length, 6),
          message: match[0].includes("\n") ? "句子中间换行。" : "词语中间有空格。",
          remedy: match[0].includes("\n") ? "删去换行。" : "删去空格，或者补上漏掉的标点。",
        };
      }
    }
  },
};

/** A blank behind a full-width mark, or behind an item's number, where the list has next to none. */
const BEHIND_MARK = /[，。；：、）][ \u00a0]+(?=[\u4e00-\u9fff（《“])/gu;
const MARK = /[，。；：、）](?=[\u4e00-\u9fff（《“])/gu;
/** As many marks without a blank for each one with it make a blank a slip of the hand. */
const SLIP = 40;

function* afterMark(texts: readonly TextAt[]): Generator<Hit> {
  const prose = texts.filter(({ field }) =>
    /^(?:text|responsibility|example|content|preamble|circumstance)$/u.test(field),
  );
  const spaced = prose.flatMap((at) => [...matchesOf(at.text, BEHIND_MARK)].map((match) => ({ at, match })));
  if (spaced.length === 0) return;
  let unspaced = 0;
  for (const at of prose) unspaced += at.text.match(MARK)?.length ?? 0;
  if (unspaced < SLIP * spaced.length) return;
  for (const { at, match } of spaced)
    yield {
      at: placeIn(at),
      quote: around(at.text, match.index, match.index + match[0].length, 6),
      message: `“${match[0].trim()}”之后有空格。`,
      remedy: "删去空格。",
    };
}
