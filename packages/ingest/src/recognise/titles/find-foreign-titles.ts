import { endsSentence, leadingNumber, withoutWhiteSpace, type LeadingNumber, type Part } from "@qingdan/model";
import { NumberTrail } from "../regimes/number-trail.ts";
import { type Recognition } from "../passage.ts";
import { readHeader } from "../header/read-header.ts";
import type { Piece } from "../piece.ts";
import { isBracketed, LONGEST_GUESS, levelOf, linesOf, standsBetweenProse } from "./title-lines.ts";

/** 某某局行政权力清单 · 行政处罚事项目录: the title of a list of powers. */
const OTHER_LIST =
  /(?:权力|职权|行政许可|行政处罚|行政执法|行政审批)(?:事项)?(?:清单|目录)(?:表|[（(][^（）()]*[）)])?$/u;

/** 监督方式 · 投诉举报渠道: where citizens may complain, which lists print behind their last part; in part three it is a section. */
const COMPLAINTS = /^(?:社会)?(?:监督|投诉|举报){1,2}(?:方式|渠道|途径|电话)$/u;

/** True for the title of a list of powers right over a table, numbered or not: what stands below it is of no part. */
function namesOtherList(pieces: readonly Piece[], index: number, text: string): boolean {
  const below = pieces.slice(index + 1, index + 3).some(({ kind }) => kind === "table");
  return text.length <= LONGEST_GUESS && below && !endsSentence(text) && OTHER_LIST.test(withoutWhiteSpace(text));
}

/**
 * The pieces that go on with the numbering of the titles but name no part of the form (六、行政权力清单): what stands under them belongs to
 * no part, and must not flow into the one above.
 */
export function findForeignTitles(
  recognition: Recognition,
  pieces: readonly Piece[],
  titles: readonly (Part | undefined)[],
): Set<number> {
  const foreign = new Set<number>();
  const { lines, numbers } = linesOf(recognition, pieces);
  let last: LeadingNumber | undefined;
  let lastTitle = -1;
  let trail = new NumberTrail();
  for (const [index, text] of lines.entries()) {
    const number = numbers[index];
    const inner = countsSections(index, number);
    if (titles[index] !== undefined) lastTitle = index;
    const isOther =
      titles[index] === undefined &&
      (isForeign(index, text, number) || isUnnumbered(index, text, number) || namesOtherList(pieces, index, text));
    if (isOther) foreign.add(index);
    if (titles[index] === undefined && !isOther) {
      trail.pass(number);
      continue;
    }
    if (!inner) last = number ?? (titles[index] === undefined ? last : undefined);
    trail = new NumberTrail();
  }
  return foreign;

  /** True for 一、追责情形 under 五、责任追究机制: its number counts the sections of the part, not the parts. */
  function countsSections(index: number, number: LeadingNumber | undefined): boolean {
    if (number === undefined || titles[index] === undefined || titles[index] !== titles[lastTitle]) return false;
    return last === undefined || last.style !== number.style || last.value + 1 !== number.value;
  }

  /**
   * A title without a number among others without: a heading of the outline at their level, or a short line between prose whose numbers
   * have gone on and prose whose numbers begin anew.
   */
  function isUnnumbered(index: number, text: string, number: LeadingNumber | undefined): boolean {
    if (lastTitle < 0 || text === "" || number !== undefined || text.length > LONGEST_GUESS) return false;
    if (leadingNumber(lines[lastTitle] ?? "") !== undefined || titles[lastTitle] === "oversight") return false;
    // 责任科室：某某科 is a label with its text.
    if ((endsSentence(text) && !isBracketed(text)) || /[，,、]|[：:]./u.test(text)) return false;
    if (recognition.vocabulary.isEmptyStatement(text)) return false;
    const level = levelOf(pieces[index]);
    if (level !== undefined) return level === levelOf(pieces[lastTitle]);
    return standsBetweenProse({ numbers }, index, trail);
  }

  function isForeign(index: number, text: string, number: LeadingNumber | undefined): boolean {
    if (last === undefined || number === undefined || last.style !== number.style || text.length > LONGEST_GUESS)
      return false;
    const below = pieces[index + 1];
    // Numbers may be left out where a table of unknown columns shows that something else begins.
    const heads = below?.kind === "table" && readHeader(recognition, below) === undefined;
    if (number.value !== last.value + 1 && !(heads && number.value > last.value)) return false;
    if (endsSentence(text) || trail.mayGoOn(number)) return false;
    // 二、追责程序 behind 一、追责情形 is about the part that it stands in; 二、内设机构职责 behind 一、部门主要职责 says once more who does what.
    if (recognition.vocabulary.guessPart(text) === titles[lastTitle] && !text.includes("内设机构")) return false;
    const name = text.slice(number.length);
    if (titles[lastTitle] !== "oversight" && COMPLAINTS.test(name)) return true;
    return recognition.vocabulary.kindsOf(name).length === 0;
  }
}
