import { findDocumentNumber } from "./document-number.ts";
import type { TitleSpan } from "./scan-titles.ts";
import { findInstrument } from "../legal-instruments.ts";

/** An instrument named without 《》. A document number alone has an empty title and its number in `documentNumber`. */
export type BareSpan = TitleSpan;

const NOUN = "(?:法典?|条例|规定|办法|细则|决定|意见|通知|规则|章程|准则|解释|方案|标准|制度|公告|批复|决议)";
const PROVISION_NOUN = new RegExp(
  `${NOUN}(?=(?:[（(][^《》（）()\\n]{0,60}[）)])?[ \\u3000]{0,4}第[一二三四五六七八九十百千零\\d]{1,9}条)`,
  "gu",
);
const NUMBERED_NOUN = new RegExp(`${NOUN}(?=[ \\u3000]*[（(〔][^《》（）()\\n；;。]{0,60}\\d[ \\u3000]*号)`, "gu");

/** How far before its last word the name of an instrument can begin. */
const LONGEST_NAME = 60;

/** Words that lead to a name; the name begins behind the last of them. */
const LEADS = /(?:依据|根据|按照|依照|违反|遵照|执行|落实|适用|参照|符合|即|见)/gu;

/** Names that mean an instrument named elsewhere, or a kind of instruments. */
const NO_NAME =
  /^(?:本|该|其|此|上述|有关|相关|以下|前款|同|现行|这|各|等|以及|及其|和|与|的|法律|行政法规|地方性法规|部门规章|规章|规范性文件|国家|地方|管理|实施|暂行|具体)*(?:法|条例|规定|办法|细则|决定|意见|通知|规则|章程|准则|解释|方案|标准|制度|公告|批复|决议)$/u;

/**
 * Instruments that a text names without 《》: a name with an article or a document number behind it, a name behind a category tag, a
 * document number alone. Every candidate looks a bounded number of characters around itself.
 */
export function scanBareNames(text: string): BareSpan[] {
  const spans: BareSpan[] = [...taggedNames(text)];
  for (const pattern of [PROVISION_NOUN, NUMBERED_NOUN]) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const span = nameEndingAt(text, end, pattern === NUMBERED_NOUN);
      if (span !== undefined) spans.push(span);
    }
  }
  spans.push(...loneNumbers(text));
  return spans;
}

function nameEndingAt(text: string, end: number, numbered: boolean): BareSpan | undefined {
  const before = text.slice(Math.max(0, end - LONGEST_NAME), end);
  // Inside 《…》 or right behind it the name is a bracketed title's affair.
  const open = before.lastIndexOf("《");
  if (open > before.lastIndexOf("》")) return undefined;
  const cut = /[^\u4e00-\u9fff〈〉<>（）()]/gu;
  let begin = 0;
  for (const delimiter of before.matchAll(cut)) begin = delimiter.index + 1;
  const clauseBegins =
    begin > 0 ? /[\s\u3000。；;：:】.．、\d]/u.test(before.charAt(begin - 1)) : end - LONGEST_NAME <= 0;
  const lead = [...before.slice(begin).matchAll(LEADS)].at(-1);
  const led = lead !== undefined && !before.startsWith("关于", begin);
  const from = led ? begin + lead.index + lead[0].length : begin;
  const name = before.slice(from).replace(/^[（(][一二三四五六七八九十\d]{1,3}[）)]/u, "");
  if (NO_NAME.test(name) || name.length < 2) return undefined;
  const known = findInstrument(name) !== undefined;
  if (!known && !(numbered && name.length >= 6) && !(name.startsWith("中华人民共和国") && name.length > 8)) {
    if (!(clauseBegins || led) || name.length < 4 || !/(?:法|条例|规定|办法|细则)$/u.test(name)) return undefined;
  }
  const start = end - name.length;
  return { start, end, innerStart: start, innerEnd: end, closed: true };
}

/** 【法律】劳动合同法: a tag without 《》 behind it. */
function* taggedNames(text: string): Generator<BareSpan> {
  for (const tag of text.matchAll(/【[^【】\n]{2,10}】[\s\u3000]*(?=[^《【\s])/gu)) {
    const from = tag.index + tag[0].length;
    const ahead = text.slice(from, from + LONGEST_NAME);
    const name =
      /^[^《》【】\n。；;，,（(：:\d]{2,60}?(?=[ \u3000]*(?:第[一二三四五六七八九十百千零\d]+条|[（(〔\n。；;，,：:]|$))/u.exec(
        ahead,
      )?.[0];
    if (name === undefined || text.slice(from + name.length, from + name.length + 1) === "《") continue;
    if (!new RegExp(`${NOUN}$`, "u").test(name.trim())) continue;
    const end = from + name.trimEnd().length;
    yield { start: from, end, innerStart: from, innerEnd: end, closed: true };
  }
}

/** 根据民发〔2011〕192号文件: a number without a title. */
function* loneNumbers(text: string): Generator<BareSpan> {
  let from = 0;
  for (let at = text.indexOf("号"); at !== -1; at = text.indexOf("号", at + 1)) {
    const start = Math.max(from, at - 80);
    const slice = text.slice(start, at + 1);
    from = at + 1;
    const number = /\d[ \u3000]*号$/u.test(slice) ? findDocumentNumber(slice) : undefined;
    if (number === undefined || number.end !== slice.length) continue;
    // 国务院令第364号《…》: the number of the title behind it.
    if (/^(?:文件?)?[ \u3000]*《/u.test(text.slice(at + 1, at + 6))) continue;
    const begin = start + number.start;
    yield {
      start: begin,
      end: at + 1,
      innerStart: at + 1,
      innerEnd: at + 1,
      closed: true,
      documentNumber: number.printed,
    };
  }
}
