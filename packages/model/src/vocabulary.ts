import { z } from "zod";
import data from "../data/vocabulary.json" with { type: "json" };
import { leadingNumber } from "./numerals.ts";
import { matchForm } from "./normalise.ts";
import { PARTS, SECTION_KINDS, type Part, type SectionKind } from "./parts.ts";
import { guessColumn, guessPart } from "./vocabulary-guess.ts";

const wordings = z.array(z.string().min(1));
const columnSchema = z.record(z.enum(PARTS), z.record(z.string(), wordings));

/**
 * The wordings by which parts, columns, section headings and labels are known. A user's own file (`--vocabulary FILE`) has the same
 * shape, every level optional, and adds to it.
 */
export const VocabularyData = z.strictObject({
  parts: z.record(z.enum(PARTS), wordings),
  columns: columnSchema,
  sections: z.strictObject({
    kinds: z.record(z.enum(SECTION_KINDS), wordings),
    prefixes: wordings,
    fillers: wordings,
    joiners: wordings,
  }),
  labels: z.strictObject({
    bureau: wordings,
    unit: wordings,
    note: wordings,
    date: wordings,
    contents: wordings,
    instructions: wordings,
  }),
  emptyStatements: wordings,
  listNames: wordings,
  /** Words by which a title that is in no other list is guessed to be a part's. */
  cores: z.record(z.enum(PARTS), wordings),
});
export type VocabularyData = z.infer<typeof VocabularyData>;

const VocabularyExtension = z.strictObject({
  parts: z.partialRecord(z.enum(PARTS), wordings).optional(),
  columns: z.partialRecord(z.enum(PARTS), z.record(z.string(), wordings)).optional(),
  sections: VocabularyData.shape.sections
    .partial()
    .extend({ kinds: z.partialRecord(z.enum(SECTION_KINDS), wordings).optional() })
    .optional(),
  labels: VocabularyData.shape.labels.partial().optional(),
  emptyStatements: wordings.optional(),
  listNames: wordings.optional(),
  cores: z.partialRecord(z.enum(PARTS), wordings).optional(),
});
export type VocabularyExtension = z.infer<typeof VocabularyExtension>;

/** No title, heading or statement is longer than this, spaces between its characters included. */
const LONGEST_WORDING = 60;

/** A column heading that was understood: its field, and what the heading says beyond the wording ("区号：0898"). */
export interface KnownColumn {
  field: string;
  remainder: string;
}

/** The vocabulary, ready for look-ups. All look-ups compare match forms; see `matchForm`. */
export interface Vocabulary {
  /** The part that a title names, with or without its number ("一、部 门 职 责"); undefined for any other text. */
  partOf(title: string): Part | undefined;
  /** The field of `part` that a column heading names; oversight kinds come as "object", "method+procedure" …. */
  columnOf(part: Part, heading: string): KnownColumn | undefined;
  /** The field that a heading of unknown wording most likely names. A guess: for the caller to check and to report. */
  guessColumn(part: Part, heading: string): string | undefined;
  /** The part that a title of unknown wording is most likely the title of. A guess: for the caller to check and to report. */
  guessPart(title: string): Part | undefined;
  /** True for a text that is exactly a column heading of some part: a cheap look before `columnOf`. */
  isHeading(text: string): boolean;
  /** The kinds that a section heading names, in the order of its words; [] for a heading that names none. */
  kindsOf(heading: string, options?: { bare?: boolean }): SectionKind[];
  /** The text behind a label such as 填报单位：, or undefined where the line has no such label. */
  afterLabel(label: keyof VocabularyData["labels"], line: string): string | undefined;
  /** True for a line that is nothing but a label such as 目录, with or without a colon, or a title that ends in one (某某填写说明). */
  isLabel(label: keyof VocabularyData["labels"], line: string): boolean;
  /** True for a text that says that a part has nothing in it (无). */
  isEmptyStatement(text: string): boolean;
  /** True for 责任清单 and its synonyms, alone. */
  isListName(text: string): boolean;
  /** Longest first: for stripping the name of the list from a title such as 某某局责任清单. */
  readonly listNames: readonly string[];
}

/** Reads a user's extension of the vocabulary; throws a ZodError that names the wrong place. */
export function parseVocabularyExtension(json: unknown): VocabularyExtension {
  return VocabularyExtension.parse(json);
}

/** The vocabulary of this project, with a user's additions if there are any. */
export function createVocabulary(extension: VocabularyExtension = {}): Vocabulary {
  const base = data as unknown as VocabularyData;
  const parts = new Map<string, Part>();
  for (const part of PARTS) {
    for (const wording of [...base.parts[part], ...(extension.parts?.[part] ?? [])])
      parts.set(matchForm(wording), part);
  }
  const anyTitle = new RegExp([...parts.keys()].map(escapeRegExp).join("|"), "u");
  const columns = new Map<Part, Map<string, string>>();
  for (const part of PARTS) columns.set(part, columnIndex(base.columns[part], extension.columns?.[part]));
  const headings = new Set([...columns.values()].flatMap((index) => [...index.keys()]));
  const labels = (label: keyof VocabularyData["labels"]): string[] =>
    longestFirst([...base.labels[label], ...(extension.labels?.[label] ?? [])]);
  const labelIndex = {
    bureau: labels("bureau"),
    unit: labels("unit"),
    note: labels("note"),
    date: labels("date"),
    contents: labels("contents"),
    instructions: labels("instructions"),
  };
  const empty = new Set([...base.emptyStatements, ...(extension.emptyStatements ?? [])].map(matchForm));
  const listNames = longestFirst([...base.listNames, ...(extension.listNames ?? [])]);
  const kindsOf = createKindReader(base, extension);
  const cores = Object.fromEntries(
    PARTS.map((part) => [part, [...base.cores[part], ...(extension.cores?.[part] ?? [])].map(matchForm)]),
  ) as Record<Part, string[]>;

  const vocabulary: Vocabulary = {
    listNames,
    kindsOf,
    partOf(printed) {
      const title = printed.length > LONGEST_WORDING ? printed : undecorated(printed);
      // Most lines are sentences or hold none of the wordings; they are passed over before anything is taken apart.
      if (title.length > LONGEST_WORDING || SENTENCE.test(title) || !anyTitle.test(matchForm(title))) return undefined;
      for (const reading of titleReadings(title)) {
        const part = parts.get(reading);
        if (part !== undefined) return part;
      }
      return undefined;
    },
    columnOf(part, heading) {
      if (heading.length > LONGEST_WORDING) return undefined;
      const index = columns.get(part);
      for (const [wording, remainder] of headingReadings(heading)) {
        const field = index?.get(wording);
        if (field !== undefined) return { field, remainder };
        if (part !== "oversight") continue;
        const kinds = kindsOf(wording, { bare: true });
        if (kinds.length > 0) return { field: kinds.join("+"), remainder };
      }
      return undefined;
    },
    guessColumn: (part, heading) => guessColumn(columns.get(part), heading),
    guessPart(title) {
      if (title.length > LONGEST_WORDING) return undefined;
      return guessPart(cores, matchForm(title.slice(leadingNumber(title)?.length ?? 0)).replace(ATTACHMENT, ""));
    },
    isHeading(text) {
      return text.length <= LONGEST_WORDING && headings.has(matchForm(text));
    },
    afterLabel(label, line) {
      return afterLabel(labelIndex[label], line);
    },
    isLabel(label, line) {
      if (line.length > LONGEST_WORDING) return false;
      const text = matchForm(line).replace(/:$/u, "");
      return labelIndex[label].some((word) => text === word || (word.length >= 4 && text.endsWith(word)));
    },
    isEmptyStatement: (text) => text.length <= LONGEST_WORDING && empty.has(matchForm(text)),
    isListName: (text) => text.length <= LONGEST_WORDING && listNames.includes(matchForm(text)),
  };
  return vocabulary;
}

const SENTENCE = /[，。；,;]/u;

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}

/** 附件1、附表二、表3 in front of a title. */
const ATTACHMENT = /^(?:附件|附表|表)[0-9一二三四五六七八九十]{0,3}[:.、]?/u;
/** What forms add behind the name of a part. */
const TITLE_TAIL = /(?:登记表|一览表|明细表|汇总表|情况表|清单|目录|表)$/u;
/** A bureau's name in front of the name of a part. */
const ORGANISATION_HEAD = /^.{1,24}?(?:局|委员会|办公室|委|厅|政府|中心|办)(?=.{4})/u;

/** 二 部门职责边界: a number and a space; outside titles such a pair says nothing. */
const SPACED_NUMBER = /^[\s\u3000]*[一二三四五六七八九十]{1,2}[\s\u3000]+/u;

/** A title without what only decorates it: 【…】, a mark in front, and, behind a numbered one, a colon or full stop. */
function undecorated(title: string): string {
  const bare = title.replace(/^[\s\u3000]*[【●◆■★▲◇○□※•·]+/u, "").replace(/】[\s\u3000]*$/u, "");
  return leadingNumber(bare) === undefined ? bare : bare.replace(/[：:。][\s\u3000]*$/u, "");
}

/** A title as match forms to look up, from the whole to ever less of what stands around the name of the part. */
function* titleReadings(title: string): Generator<string> {
  const whole = matchForm(title);
  yield whole;
  const number = leadingNumber(title);
  const numberless = matchForm(number === undefined ? title.replace(SPACED_NUMBER, "") : title.slice(number.length));
  yield numberless;
  const bare = numberless.replace(ATTACHMENT, "").replace(/\([^()]*\)$/u, "");
  yield bare;
  yield bare.replace(TITLE_TAIL, "");
  const named = bare.replace(ORGANISATION_HEAD, "");
  if (named === bare) return;
  yield named;
  yield named.replace(TITLE_TAIL, "");
}

function columnIndex(base: Record<string, string[]>, extra: Record<string, string[]> | undefined): Map<string, string> {
  const index = new Map<string, string>();
  // A user's wordings are set last: they win over ours.
  for (const source of [base, extra ?? {}]) {
    for (const [field, words] of Object.entries(source)) for (const word of words) index.set(matchForm(word), field);
  }
  return index;
}

function longestFirst(words: readonly string[]): string[] {
  return [...new Set(words.map(matchForm))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** A heading as a whole; then without a bracketed tail; then its first line alone. The rest is the remainder, as printed. */
function* headingReadings(heading: string): Generator<[wording: string, remainder: string]> {
  const whole = matchForm(heading);
  yield [whole, ""];
  const unbracketed = /^([^(（〔[]+)([(（〔[].*)$/su.exec(heading.trim());
  if (unbracketed) yield [matchForm(unbracketed[1] ?? ""), (unbracketed[2] ?? "").trim()];
  const [first, ...rest] = heading.trim().split(/\r?\n|：|:/u);
  if (rest.length > 0 && first !== undefined) {
    yield [
      matchForm(first),
      heading
        .trim()
        .slice(first.length)
        .replace(/^[\s：:]+/u, ""),
    ];
  }
  const number = leadingNumber(heading);
  if (number !== undefined) yield [matchForm(heading.slice(number.length)), ""];
}

/** The text behind the first of `wordings` (match forms, longest first) that `line` begins with, trimmed, its colon dropped. */
function afterLabel(wordings: readonly string[], line: string): string | undefined {
  const trimmed = line.trim();
  const first = matchForm(trimmed.charAt(0));
  for (const wording of wordings) {
    if (!wording.startsWith(first)) continue;
    const end = endOfWording(trimmed, wording);
    if (end === undefined) continue;
    const rest = trimmed.slice(end);
    const colon = /^[\s\u3000]*[：:][\s\u3000]*/u.exec(rest);
    if (colon) return rest.slice(colon[0].length).trim();
    // "（盖章）" ends a label as well as a colon does.
    if (wording.endsWith(")")) return rest.trim();
  }
  return undefined;
}

/** Where `wording` (a match form) ends in `text` when the text begins with it, white space and width aside. */
function endOfWording(text: string, wording: string): number | undefined {
  let matched = "";
  for (let index = 0; index < text.length; index += 1) {
    matched += matchForm(text.charAt(index));
    if (matched === wording) return index + 1;
    if (!wording.startsWith(matched)) return undefined;
  }
  return undefined;
}

function createKindReader(
  base: VocabularyData,
  extension: VocabularyExtension,
): (heading: string, options?: { bare?: boolean }) => SectionKind[] {
  const sections = extension.sections ?? {};
  const prefixes = longestFirst([...base.sections.prefixes, ...(sections.prefixes ?? [])]);
  const fillers = longestFirst([...base.sections.fillers, ...(sections.fillers ?? [])]);
  const joiners = longestFirst([...base.sections.joiners, ...(sections.joiners ?? [])]);
  const kindWords: [string, SectionKind][] = [];
  for (const kind of SECTION_KINDS) {
    for (const word of [...base.sections.kinds[kind], ...(sections.kinds?.[kind] ?? [])])
      kindWords.push([matchForm(word), kind]);
  }
  kindWords.sort((a, b) => b[0].length - a[0].length);
  const skip = (text: string, words: readonly string[]): string => {
    const word = words.find((candidate) => text.startsWith(candidate));
    return word === undefined ? text : skip(text.slice(word.length), words);
  };
  const cache = new Map<string, SectionKind[]>();
  const read = (heading: string, bare: boolean): SectionKind[] => {
    let rest = matchForm(heading).replace(/[::。.]+$/u, "");
    if (rest.length > 24) return [];
    const stripped = skip(rest, prefixes);
    if (stripped === rest && !bare) return [];
    if (stripped !== rest) {
      rest = skip(stripped, fillers);
      // 监管主体及对象: what a filler leaves of a pair is read alone.
      const joiner = rest === stripped ? undefined : joiners.find((word) => rest.startsWith(word));
      if (joiner !== undefined) rest = rest.slice(joiner.length);
    }
    const kinds: SectionKind[] = [];
    while (rest !== "") {
      const known = kindWords.find(([word]) => rest.startsWith(word));
      if (known === undefined) return [];
      // 方式、方法 is one kind in two words.
      if (!kinds.includes(known[1])) kinds.push(known[1]);
      rest = rest.slice(known[0].length);
      if (rest === "") return kinds;
      const joiner = joiners.find((word) => rest.startsWith(word));
      if (joiner === undefined) return [];
      rest = skip(skip(rest.slice(joiner.length), prefixes), fillers);
    }
    return [];
  };
  return (heading, options) => {
    const cacheKey = (options?.bare === true ? "+" : "-") + heading;
    let kinds = cache.get(cacheKey);
    if (kinds === undefined) {
      kinds = read(heading, options?.bare === true);
      if (cache.size < 4096) cache.set(cacheKey, kinds);
    }
    return [...kinds];
  };
}
