import { escapeRegExp, type LeadingNumber, leadingNumber, sameForm } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { trimRange } from "../../text-lines.ts";
import { BRACKETED, DEPARTMENT_ENDING } from "../organisation-names.ts";
import { lineText, markFurniture, passageText, placeOf, type Recognition } from "../passage.ts";

/** A department with its share, as a cell that holds several of them prints both. */
export interface Share {
  department: Line[];
  responsibility: Line[];
}

/** 县公安局职责：… */
const SAID = "(?:的)?(?:主要|工作)?(?:职责|责任)?";
const NUMBER =
  "(?:[0-9０-９]{1,2}[.．、)）]|[（(][0-9０-９一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|[①-⑳])";
/** 1.县水务局： at the head of a line. */
const AT_HEAD = new RegExp(
  `^(${NUMBER})?[\\s\\u3000]*([^，。；：:,;]{1,30}?${DEPARTMENT_ENDING}${BRACKETED})${SAID}[：:]`,
  "u",
);
/** 4.各乡镇（街道）：… behind 3.县公安局：… */
const NEXT_AT_HEAD = new RegExp(`^(${NUMBER})[\\s\\u3000]*([^，。；：:,;\\s\\u3000]{2,20})[：:](?=.)`, "u");
/** …；2.县公安局： inside a line: only a number there tells a name from other words, or the region in front of it (县公安局：). */
const INSIDE = new RegExp(
  `(?<=[；;。])[\\s\\u3000]*(?=(?:${NUMBER}[\\s\\u3000]*|[省市县区州旗])[^，。；：:,;]{1,30}?${DEPARTMENT_ENDING}${SAID}[：:])`,
  "u",
);

/** 县公安局: a department and nothing else. */
const NAME_ALONE = new RegExp(`^[^，。；：、,;]{1,30}?${DEPARTMENT_ENDING}${BRACKETED}$`, "u");

/** A share as printed: the number in front, the department's name, and the text behind the colon. */
interface Labelled {
  number: Line;
  name: Line;
  colon: Line;
  text: Line[];
}

/** Beside a column of departments a name and a colon alone at the head of a cell may be words of the share. */
export const FEWEST_SHARES = 2;

/**
 * Departments and their shares in one cell, each behind the department's name and a colon; undefined for any other text. Where a cell of
 * departments stands beside it, it must name the same ones, and the names there are those that are kept.
 */
export function splitShares(
  recognition: Recognition,
  departments: readonly Line[],
  responsibility: readonly Line[],
  least = FEWEST_SHARES,
): Share[] | undefined {
  const names = departments.flatMap((line) => namesOf(recognition, line));
  const labelled =
    labelledShares(recognition, responsibility, least) ??
    sharesByName(recognition, names, responsibility) ??
    sharesByNumber(recognition, departments, names, responsibility) ??
    sharesByLine(recognition, departments, responsibility);
  if (labelled === undefined) return undefined;
  const own = labelled.map(({ name }) => (names.length === 0 ? name : namesake(recognition, names, name)));
  if (names.length > 0 && (names.length !== labelled.length || new Set(own).size !== labelled.length)) return undefined;
  if (own.includes(undefined)) return undefined;
  markGaps(recognition, departments, names);
  return labelled.map(({ number, name, colon, text }, index) => {
    markFurniture(recognition, "numbering", [number]);
    // A name that only the cell of departments has is no label in front of the share.
    const isOwn = names.length === 0 || names.includes(name) || departments.includes(name);
    markFurniture(recognition, "label", isOwn ? [colon] : [name, colon]);
    return { department: [own[index] as Line], responsibility: text };
  });
}

/** The number and the name at the head of each text; behind a department the words in front of the colon of the next number are one, however they end. */
function headsOf(texts: readonly string[]): (RegExpExecArray | null)[] {
  let last: LeadingNumber | undefined;
  return texts.map((text) => {
    const own = leadingNumber(text);
    const isNext = own !== undefined && own.style === last?.style && own.value === last.value + 1;
    const head = AT_HEAD.exec(text) ?? (isNext ? NEXT_AT_HEAD.exec(text) : null);
    if (head !== null) last = own;
    return head;
  });
}

function labelledShares(recognition: Recognition, lines: readonly Line[], least: number): Labelled[] | undefined {
  const pieces = lines.flatMap((line) => piecesOf(recognition, line));
  const heads = headsOf(pieces.map((piece) => lineText(recognition.document, piece)));
  if (heads[0] === null || heads.filter((head) => head !== null).length < least) return undefined;
  const shares: Labelled[] = [];
  for (const [index, piece] of pieces.entries()) {
    const head = heads[index];
    if (head === null || head === undefined) {
      shares.at(-1)?.text.push(piece);
      continue;
    }
    const [whole, number = "", name = ""] = head;
    const end = piece.start + whole.length;
    const named = piece.start + whole.indexOf(name, number.length) + name.length;
    const text = trimRange(recognition.document.text, end, piece.end);
    shares.push({
      number: { start: piece.start, end: piece.start + number.length },
      name: { start: named - name.length, end: named },
      colon: { start: named, end },
      text: text.end > text.start ? [text] : [],
    });
  }
  return shares;
}

/**
 * Shares that begin with the departments' names without a colon (县商务局负责…；县公安局负责…), where a cell beside them names the same ones: each
 * sentence that begins with a name begins that department's share.
 */
function sharesByName(
  recognition: Recognition,
  names: readonly Line[],
  lines: readonly Line[],
): Labelled[] | undefined {
  if (names.length < 2) return undefined;
  const { document } = recognition;
  const words = names
    .flatMap((name) => [lineText(document, name), bareName(lineText(document, name))])
    .flatMap((name) => [name, shortName(name)])
    .map(escapeRegExp)
    .sort((a, b) => b.length - a.length);
  const head = new RegExp(`^(${NUMBER})?[\\s\\u3000]*(${words.join("|")})(?=.)`, "u");
  const cut = new RegExp(`(?<=[；;。])[\\s\\u3000]*(?=(?:${NUMBER})?[\\s\\u3000]*(?:${words.join("|")}))`, "u");
  const shares: Labelled[] = [];
  for (const piece of lines.flatMap((line) => piecesOf(recognition, line, cut))) {
    const [whole, number = "", name = ""] = head.exec(lineText(document, piece)) ?? [];
    const last = shares.at(-1);
    const isSame = last !== undefined && lineText(document, last.name) === name;
    if (whole === undefined || isSame) {
      if (last === undefined) return undefined;
      const end = last.text.at(-1)?.end ?? piece.start;
      const isOnLine = !/[\r\n]/u.test(document.text.slice(end, piece.start));
      last.text.push(isOnLine ? { ...piece, soft: true, glued: true } : { ...piece, soft: true });
      continue;
    }
    const end = piece.start + whole.length;
    shares.push({
      number: { start: piece.start, end: piece.start + number.length },
      name: { start: end - name.length, end },
      colon: { start: end, end },
      text: [trimRange(document.text, end, piece.end)],
    });
  }
  return shares;
}

/** What a share says first. */
const BEGINS_SHARE =
  /^(?:主要)?(?:负责|牵头|配合|依法|承担|会同|协助|指导|组织|参与|监督|查处|做好|核发|受理|提供|落实|统筹)/u;

/**
 * Shares one below the other, as many as the departments in the cell beside them and as sentences that do not count themselves, most of which begin
 * as shares do: the first is of the first department.
 */
function sharesByLine(
  { document }: Recognition,
  departments: readonly Line[],
  lines: readonly Line[],
): Labelled[] | undefined {
  if (lines.length < 2 || lines.length !== departments.length) return undefined;
  const texts = lines.map((line) => lineText(document, line));
  const areSentences = texts.every((text) => /[。；]$/u.test(text) && leadingNumber(text) === undefined);
  const areNames = departments.every((line) => NAME_ALONE.test(lineText(document, line)));
  if (!areSentences || !areNames || texts.filter((text) => BEGINS_SHARE.test(text)).length * 2 < texts.length)
    return undefined;
  return lines.map((line, index) => {
    const { start } = line;
    const name = departments[index] as Line;
    return { number: { start, end: start }, name, colon: { start, end: start }, text: [{ ...line, soft: false }] };
  });
}

/** Departments and shares in two cells, each numbered line by line as the other is: 1.县水务局⏎2.县公安局 beside 1.负责…⏎2.负责…. */
function sharesByNumber(
  { document }: Recognition,
  departments: readonly Line[],
  names: readonly Line[],
  lines: readonly Line[],
): Labelled[] | undefined {
  if (names.length < 2 || names.length !== departments.length) return undefined;
  const numbers = departments.map((line) => leadingNumber(lineText(document, line)));
  const style = numbers[0]?.style;
  if (style === undefined || !numbers.every((number, at) => number?.style === style && number.value === at + 1))
    return undefined;
  const shares: Labelled[] = [];
  for (const line of lines) {
    const number = leadingNumber(lineText(document, line));
    const last = shares.at(-1);
    if (number?.style === style && number.value === shares.length + 1) {
      const end = line.start + number.length;
      const name = names[shares.length] as Line;
      const text = trimRange(document.text, end, line.end);
      const nothing = { start: end, end };
      shares.push({ number: { start: line.start, end }, name, colon: nothing, text: [text] });
    } else if (last === undefined) return undefined;
    else last.text.push(line);
  }
  return shares;
}

/** The departments that a line of the column 相关部门 names: 县公安局、县财政局 are two. */
function namesOf({ document }: Recognition, line: Line): Line[] {
  const names: Line[] = [];
  for (const match of lineText(document, line).matchAll(/[^、，,；;\s\u3000]+/gu)) {
    const number = new RegExp(`^${NUMBER}`, "u").exec(match[0])?.[0].length ?? 0;
    names.push({ start: line.start + match.index + number, end: line.start + match.index + match[0].length });
  }
  return names;
}

/** True where a list of departments names those of `others`, as many and no other. */
export function namesSame(
  recognition: Recognition,
  list: readonly Line[],
  others: readonly (readonly Line[])[],
): boolean {
  const names = list.flatMap((line) => namesOf(recognition, line));
  const found = others.map(([name]) => (name === undefined ? undefined : namesake(recognition, names, name)));
  return names.length === others.length && !found.includes(undefined) && new Set(found).size === names.length;
}

function namesake({ document }: Recognition, names: readonly Line[], name: Line): Line | undefined {
  const text = lineText(document, name);
  const bare = bareName(text);
  return (
    names.find((other) => sameForm(lineText(document, other), text)) ??
    names.find((other) => sameForm(bareName(lineText(document, other)), bare)) ??
    names.find((other) => sameForm(shortName(bareName(lineText(document, other))), bare))
  );
}

const ROLE = "(?:牵头|配合|主办|协办|主管|主责|参与|协同)(?:部门|单位)?";
const ROLE_BESIDE = new RegExp(`^${ROLE}[：:]|[（(]${ROLE}[）)]$`, "u");

/** 县水利局 for 县水利局（牵头） and 牵头部门：县水利局: the name without what its part in the matter is. */
function bareName(name: string): string {
  return name.replace(ROLE_BESIDE, "");
}

/** 水利局 for 县水利局: the name without the region that all of them are of. */
function shortName(name: string): string {
  return name.replace(/^[省市县区州旗镇乡](?=.{3})/u, "");
}

/** What stands between the names of a cell (、 1.) is furniture: each name is kept on a row of its own. */
function markGaps(recognition: Recognition, lines: readonly Line[], names: readonly Line[]): void {
  for (const line of lines) {
    let from = line.start;
    for (const name of names.filter(({ start, end }) => start >= line.start && end <= line.end)) {
      markFurniture(recognition, "label", [{ start: from, end: name.start }]);
      from = name.end;
    }
    markFurniture(recognition, "label", [{ start: from, end: line.end }]);
  }
}

/** A line cut where another numbered department begins in it. */
function piecesOf({ document }: Recognition, line: Line, cut = INSIDE): Line[] {
  let from = line.start;
  const pieces: Line[] = [];
  for (const part of lineText(document, line).split(cut)) {
    const at = document.text.indexOf(part, from);
    pieces.push({ ...(pieces.length === 0 ? line : {}), ...trimRange(document.text, at, at + part.length) });
    from = at + part.length;
  }
  return pieces;
}

/** Says that parties which stand in one cell were read one by one. */
export function reportShares(recognition: Recognition, lines: readonly Line[]): void {
  recognition.diagnostics.push({
    code: "ingest/parties-in-one-cell",
    severity: "hint",
    place: placeOf(recognition, lines),
    message: "一格内逐一列出各部门及其职责分工，已按部门分为多行（本部分同样情况均如此处理）",
    actual: passageText(recognition.document, lines).slice(0, 40),
    remedy: "请核对各部门名称与职责分工是否对应",
  });
}
