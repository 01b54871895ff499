import type { Line, SourceDocument } from "../../blocks.ts";
import { trimRange } from "../../text-lines.ts";
import { BRACKETED, DEPARTMENT_ENDING, ORGANISATION_ENDING } from "../organisation-names.ts";
import { lineText } from "../passage.ts";

/** What a department does: the word behind its name. */
const ACTS = "(?:主要?负责|负责|牵头|配合|依法|承担|会同|协助|对|查处|做好)";
/** What a bureau, named with its region, does as well; behind other names (社会, 学校, 县委) the words are as likely those of the sentence. */
const BUREAU_ACTS =
  "(?<=^[省市县区州旗][^局与和及同]{1,14}局)(?=组织(?!部)|指导|统筹|拟订|制定|编制|建立|开展|参与|提供|实施|督促|加强|推进|落实|保障|打击|维护|核发|审核|协调)";
/** What begins a sentence about a department, and no name of one. */
const NO_BEGINNING = "负责|配合|协助|承担|指导|督促|会同|落实|依法|做好";
/** 县公安局负责… · 县公安局：负责… · 县公安局——负责…: whose share of a boundary a sentence tells. */
const DEPARTMENT = new RegExp(
  `^(?!(?:牵头|配合|主办|协办|主管|责任|参与|协同)(?:部门|单位)(?:主要|工作)?(?:职责|责任)?[：:])((?:街道办事处|(?!${NO_BEGINNING})[^，,；;。]{1,20}?${DEPARTMENT_ENDING})${BRACKETED})(?:(?:的)?(?:主要|工作)?(?:职责|责任)?(?:[：:]|——|--)[\\s\\u3000]*|(?<=^(?!报|送|移|交由|由|经|与|向|会同|按|对)[^，。；：、]{3,20})。(?=.)|。(?=${ACTS})|(?=${ACTS})|${BUREAU_ACTS})`,
  "u",
);

/** 县公安局: a name of a department and nothing else, as a heading over its share. */
const DEPARTMENT_ALONE = new RegExp(`^[^，。；：、,;:\\s\\u3000]{1,20}${ORGANISATION_ENDING}${BRACKETED}$`, "u");
/** What begins a sentence about departments. */
const NO_DEPARTMENT = new RegExp(`^(?:${NO_BEGINNING}|组织|监督|加强|报)`, "u");

/** What no name of a department begins with, or has in it: 由县公安局负责 goes on with the sentence before. */
const NO_NAME = /^(?:各|有关|相关|主管|其他|其它|对|由|会同|按|并|不|在|经|报|向|与|和|同级|上级|该|本)|[，,、]/u;
const LONGEST_NAME = 32;
/** Long enough for a name and what shows that it is one. */
const HEAD = 60;

/**
 * A line cut where another sentence in it begins with another department (县公安局负责…；县交通局负责…); the line itself where none does.
 */
export function sentencesOfDepartments(document: SourceDocument, line: Line): Line[] {
  const nameAt = (start: number): string => {
    const name = departmentInFront(document, { start, end: Math.min(line.end, start + HEAD) })?.name;
    return name === undefined ? "" : lineText(document, name);
  };
  const starts = [line.start];
  let last = nameAt(line.start);
  for (const { index, 0: gap } of lineText(document, line).matchAll(/[；;。][\s\u3000]*(?=[^\s；;。])/gu)) {
    const start = line.start + index + gap.length;
    const name = nameAt(start);
    if (name === "" || name === last || NO_NAME.test(name)) continue;
    starts.push(start);
    last = name;
  }
  return starts.map((start, at) => ({ ...line, ...trimRange(document.text, start, starts[at + 1] ?? line.end) }));
}

/** 各乡镇（街道）：… */
const ANY_NAME = /^([^，。；：、,;:\s\u3000]{2,20})[：:][\s\u3000]*(?=\S)/u;

/**
 * The department that a line begins with, and what the line says of it; undefined where it begins with none. `isNext` lines stand right behind
 * that of a department and have the next number: whatever stands before their colon is one, however its name ends.
 */
export function departmentInFront(
  document: SourceDocument,
  line: Line,
  isNext = false,
): { name: Line; rest: Line } | undefined {
  const text = lineText(document, line);
  const match = DEPARTMENT.exec(text) ?? (isNext ? ANY_NAME.exec(text) : null);
  if (match === null) return undefined;
  const name = { start: line.start, end: line.start + (match[1] ?? "").length };
  const end = line.start + match[0].length;
  return { name, rest: { ...line, ...trimRange(document.text, end, line.end), soft: false } };
}

/** A line that is nothing but the name of a department, which heads what is said of it below; undefined for any other line. */
function departmentAlone(document: SourceDocument, line: Line): { name: Line; rest: Line } | undefined {
  if (line.end - line.start > LONGEST_NAME) return undefined;
  const text = lineText(document, line);
  if (!DEPARTMENT_ALONE.test(text) || NO_NAME.test(text) || NO_DEPARTMENT.test(text)) return undefined;
  return { name: { start: line.start, end: line.end }, rest: { ...line, start: line.end, end: line.end } };
}

/** The department that a line begins with, or, where that may be, nothing but names. */
export function departmentOf(
  document: SourceDocument,
  line: Line,
  isNext: boolean,
  mayBeAlone: boolean,
): { name: Line; rest: Line } | undefined {
  return departmentInFront(document, line, isNext) ?? (mayBeAlone ? departmentAlone(document, line) : undefined);
}
