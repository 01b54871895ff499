import data from "../data/vocabulary.json" with { type: "json" };
import { leadingNumber } from "./numerals.ts";
import { isEmptyWording } from "./empty-statement.ts";
import { escapeRegExp } from "./escape-reg-exp.ts";
import { foldWords } from "./fold-words.ts";
import { matchForm } from "./normalise.ts";
import { createKindReader, longestFirst } from "./kind-reader.ts";
import { PARTS, type Part, type SectionKind } from "./parts.ts";
import { ATTACHMENT, SENTENCE, titleReadings, undecorated } from "./title-readings.ts";
import type { VocabularyData, VocabularyExtension } from "./vocabulary-data.ts";
import { guessColumn, guessPart } from "./vocabulary-guess.ts";

/** No title, heading or statement is longer than this, spaces between its characters included. */
const LONGEST_WORDING = 60;

/** No heading of one column is longer. */
const LONGEST_HEADING = 20;

/** A column heading that was understood: its field, and what the heading says beyond the wording ("区号：0898"). */
export interface KnownColumn {
  field: string;
  remainder: string;
}

/** So many titles, and headings of a part, are remembered with what they were read as: several passes look at each, and tables repeat them. */
const MOST_REMEMBERED = 4096;

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

/** 1 部门主要职责: a number that only a space parts from the title, as outlines of Word count (1, 1.1, 1.1.1). */
const PLAIN_NUMBER = /^[\s\u3000]*[0-9０-９]{1,2}[\s\u3000]+(?=\p{Script=Han})/u;

/** The vocabulary of this project, with a user's additions if there are any. */
export function createVocabulary(extension: VocabularyExtension = {}): Vocabulary {
  const base = data as unknown as VocabularyData;
  const parts = new Map<string, Part>();
  for (const part of PARTS) {
    for (const wording of [...base.parts[part], ...(extension.parts?.[part] ?? [])]) {
      parts.set(matchForm(wording), part);
      parts.set(foldWords(matchForm(wording)), part);
    }
  }
  const anyTitle = new RegExp([...parts.keys()].map(escapeRegExp).join("|"), "u");
  const columns = new Map<Part, Map<string, string>>();
  for (const part of PARTS) columns.set(part, columnIndex(base.columns[part], extension.columns?.[part]));
  const headings = new Set([...columns.values()].flatMap((index) => [...index.keys()]));
  const partTitled = (form: string): Part | undefined => parts.get(form) ?? parts.get(foldWords(form));
  const labels = (label: keyof VocabularyData["labels"]): string[] =>
    longestFirst([...base.labels[label], ...(extension.labels?.[label] ?? [])]);
  const labelIndex = {
    bureau: longestFirst(labels("bureau").flatMap(withSeal)),
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

  const readColumn = (part: Part, heading: string): KnownColumn | undefined => {
    const index = columns.get(part);
    if (part === "services" && namesBoth(heading, (form) => index?.get(form) ?? index?.get(foldWords(form))))
      return { field: "agency+phone", remainder: "" };
    for (const [wording, remainder] of headingReadings(heading)) {
      const field = index?.get(wording) ?? index?.get(foldWords(wording));
      if (field !== undefined) return { field, remainder };
      if (part !== "oversight") continue;
      const kinds = kindsOf(wording, { bare: true });
      if (kinds.length > 0) return { field: kinds.join("+"), remainder };
    }
    return undefined;
  };
  const knownColumns = perPart((part) => remembering((heading) => readColumn(part, heading)));
  const guessedColumns = perPart((part) => remembering((heading) => guessColumn(columns.get(part), heading)));
  const knownTitles = remembering((printed): Part | undefined => {
    // Most lines hold none of the wordings; they are passed over before anything is taken apart.
    if (!anyTitle.test(matchForm(printed))) return undefined;
    const title = undecorated(printed);
    if (SENTENCE.test(title)) return undefined;
    for (const reading of titleReadings(title)) {
      const part = partTitled(reading) ?? jointPart(reading, partTitled);
      if (part !== undefined) return part;
    }
    return undefined;
  });
  const vocabulary: Vocabulary = {
    listNames,
    kindsOf,
    partOf(printed) {
      if (printed.length > LONGEST_WORDING) return undefined;
      const number = PLAIN_NUMBER.exec(printed)?.[0].length ?? 0;
      return knownTitles(printed) ?? (number === 0 ? undefined : knownTitles(printed.slice(number)));
    },
    columnOf: (part, heading) => (heading.length > LONGEST_WORDING ? undefined : knownColumns[part](heading)),
    guessColumn: (part, heading) => guessedColumns[part](heading),
    guessPart(title) {
      if (title.length > LONGEST_WORDING) return undefined;
      return guessPart(cores, matchForm(title.slice(leadingNumber(title)?.length ?? 0)).replace(ATTACHMENT, ""));
    },
    isHeading(text) {
      if (text.length > LONGEST_WORDING) return false;
      const form = matchForm(text);
      return headings.has(form) || (form.length <= LONGEST_HEADING && headings.has(foldWords(form)));
    },
    afterLabel(label, line) {
      return afterLabel(labelIndex[label], line);
    },
    isLabel(label, line) {
      if (line.length > LONGEST_WORDING) return false;
      const text = matchForm(line).replace(/:$/u, "");
      return labelIndex[label].some((word) => text === word || (word.length >= 4 && text.endsWith(word)));
    },
    isEmptyStatement: (text) => text.length <= LONGEST_WORDING && (empty.has(matchForm(text)) || isEmptyWording(text)),
    isListName: (text) => text.length <= LONGEST_WORDING && listNames.includes(matchForm(text)),
  };
  return vocabulary;
}

/** A label of the bureau, and with the place of its seal behind it: 填报单位（盖章）. */
function withSeal(label: string): string[] {
  return /章\)$/u.test(label) ? [label] : [label, `${label}(盖章)`, `${label}(公章)`];
}

/** The part of a title that joins several of its wordings: 追责情形和责任追究机制. */
function jointPart(title: string, partTitled: (form: string) => Part | undefined): Part | undefined {
  const wordings = title.split(/以?及|和|与|、/u);
  const [part, ...others] = wordings.map(partTitled);
  return part !== undefined && others.length > 0 && others.every((other) => other === part) ? part : undefined;
}

function perPart<Value>(make: (part: Part) => Value): Record<Part, Value> {
  return Object.fromEntries(PARTS.map((part) => [part, make(part)])) as Record<Part, Value>;
}

/** The same function, with what it said of the last texts kept. */
function remembering<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const remembered = new Map<string, Answer>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined || remembered.has(text)) return known as Answer;
    const found = answer(text);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    // A piece of a document would keep the whole document in memory: its copy does not.
    remembered.set(Buffer.from(text, "utf16le").toString("utf16le"), found);
    return found;
  };
}

function columnIndex(
  base: Record<string, string[]>,
  extra: Record<string, string[] | undefined> | undefined,
): Map<string, string> {
  const index = new Map<string, string>();
  // A user's wordings are set last: they win over ours.
  for (const source of [base, extra ?? {}]) {
    for (const [field, words] of Object.entries(source))
      for (const word of words ?? []) index.set(matchForm(word), field);
  }
  for (const [form, field] of index) if (!index.has(foldWords(form))) index.set(foldWords(form), field);
  return index;
}

/** True for a heading that names an agency and its telephone: 办理科室及咨询电话, 承办股室（电话）. */
function namesBoth(heading: string, fieldOf: (form: string) => string | undefined): boolean {
  for (const { 0: joiner, index } of heading.matchAll(/以?及|[和与、/／（(]/gu)) {
    const behind = heading.slice(index + joiner.length).replace(/[）)]\s*$/u, "");
    if (fieldOf(matchForm(behind)) === "phone" && fieldOf(matchForm(heading.slice(0, index))) === "agency") return true;
  }
  return false;
}

/** A heading as a whole; then without brackets inside it; then without a bracketed tail; then its first line alone. The rest is the remainder, as printed. */
function* headingReadings(heading: string): Generator<[wording: string, remainder: string]> {
  const whole = matchForm(heading);
  yield [whole, ""];
  const unbracketed = /^([^(（〔[]+)([(（〔[].*)$/su.exec(heading.trim());
  // 县级部门（单位）主体责任 is no 县级部门 with something in brackets behind it.
  const [, head, tail] = /^([^(（〔[\s]+)[(（][^()（）]*[)）](\p{Script=Han}+)$/u.exec(heading.trim()) ?? [];
  if (head !== undefined && tail !== undefined) yield [matchForm(head + tail), ""];
  if (unbracketed) yield [matchForm(unbracketed[1] ?? ""), (unbracketed[2] ?? "").trim()];
  // 责任事项 over 科室: of a head of two levels that stands in one cell the lower level names the column.
  const levels = heading.trim().split(/\r?\n/u);
  if (levels.length > 2) yield [matchForm(levels.slice(-2).join("")), ""];
  const lower = levels.at(-1);
  if (lower !== undefined && lower !== heading.trim()) yield [matchForm(lower), ""];
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
