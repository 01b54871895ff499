import {
  assignKeys,
  InputError,
  type CatalogueEntry,
  type Diagnostic,
  type Note,
  type Part,
  type ResponsibilityList,
  type Vocabulary,
} from "@qingdan/model";
import type { Furniture, SourceDocument } from "../blocks.ts";
import { guessBureau } from "./lists/guess-bureau.ts";
import { bureauBesideText } from "./lists/bureau-beside-text.ts";
import { findParts } from "./titles/find-parts.ts";
import { frontTableNotes } from "./titles/front-tables.ts";
import type { PendingNote } from "./part-result.ts";
import { readFields, type Recognition } from "./passage.ts";
import { bureauInTitle, bureauOf, nameInListTitle, namesBureau, readFront } from "./lists/recognise-bureau.ts";
import { type Footnote, footnotesOfLists, partOfFootnote, standsBefore, takeFootnotes } from "./lists/footnotes.ts";
import { listsByColumn } from "./lists/lists-by-column.ts";
import { listsByHeading } from "./lists/lists-by-heading.ts";
import { splitLists } from "./lists/split-lists.ts";
import type { Piece } from "./piece.ts";
import { splitTables } from "./tables/split-tables.ts";
import { reportBareTitles } from "./titles/report-bare-titles.ts";
import { reportRepeated } from "./report-repeated.ts";
import { ListDraft } from "./list-draft.ts";
import { noBureau, noPart } from "./refusals.ts";
/** One list as read: the tree, what of the document is furniture, and what a person should look at. */
export interface RecognisedList {
  list: ResponsibilityList;
  furniture: Furniture[];
  diagnostics: Diagnostic[];
}

/** What recognition may know beside the document. */
export interface RecogniseOptions {
  vocabulary: Vocabulary;
  /** The catalogue's line for this file, if it has one. */
  entry?: CatalogueEntry;
  /** The names of the archive and the folders that hold the file, the innermost first: offices keep the parts of a list in a folder of their own. */
  folders?: readonly string[];
}

/**
 * Turns the blocks of a document into responsibility lists, usually one. Works on blocks only, never on a format.
 * Throws InputError where no part is found, or where no name of a bureau is known.
 */
export function recognise(document: SourceDocument, options: RecogniseOptions): RecognisedList[] {
  const { folders = [] } = options;
  const vocabulary = withTitlesOfLevels(document, options.vocabulary);
  const shared: Recognition = { document, vocabulary, folders, furniture: [], diagnostics: [] };
  const { pieces, footnotes } = takeFootnotes(splitTables(shared));
  const groups = listsByColumn(shared, pieces) ?? listsByHeading(shared, pieces) ?? splitLists(shared, pieces);
  if (groups.length === 0) throw new InputError(noPart(shared));
  const notes = footnotesOfLists(groups, footnotes);
  return groups.map((group, index) => {
    const recognition: Recognition = index === 0 ? shared : { ...shared, furniture: [], diagnostics: [] };
    const entry = groups.length === 1 ? options.entry : undefined;
    return recogniseOne(recognition, { pieces: group, footnotes: notes[index] ?? [] }, entry, groups.length === 1);
  });
}

/** 1.1 in front of words. */
const LEVELS_IN_FRONT = /^[#\t \u3000]*[0-9]{1,2}[.．][0-9]{1,2}[、.．\s\u3000]*(?=\p{Script=Han})/mu;

/**
 * The vocabulary that knows 1.1 主要职责 (below 1. 某县民政局) for a title, where a document has such lines and no other title: inside a part their numbers are
 * those of its sections.
 */
function withTitlesOfLevels({ text, blocks }: SourceDocument, vocabulary: Vocabulary): Vocabulary {
  if (!LEVELS_IN_FRONT.test(text)) return vocabulary;
  const lines = blocks.flatMap((block) => (block.kind === "paragraph" ? block.lines : []));
  if (lines.some(({ start, end }) => vocabulary.partOf(text.slice(start, end)) !== undefined)) return vocabulary;
  const partOf = (title: string): Part | undefined => vocabulary.partOf(title.replace(LEVELS_IN_FRONT, ""));
  return { ...vocabulary, partOf };
}

function recogniseOne(
  recognition: Recognition,
  { pieces, footnotes }: { pieces: readonly Piece[]; footnotes: readonly Footnote[] },
  entry: CatalogueEntry | undefined,
  isAlone: boolean,
): RecognisedList {
  const found = findParts(recognition, pieces);
  if (found.parts.length === 0) throw new InputError(noPart(recognition));
  const front = readFront(recognition, found.front);
  const draft = new ListDraft(recognition, { names: front.names, issued: front.issued });
  for (const lines of front.rest) draft.addNote({ part: found.parts[0]?.part ?? "duties", lines, before: true });
  draft.notes.push(...frontTableNotes(recognition, found.parts[0]?.part ?? "duties", found.frontTables));
  // Before the parts take pieces out of themselves.
  const noted = footnotes.map((note) => {
    const part = partOfFootnote(found.parts, note);
    return { ...note, part, before: standsBefore(note, part?.pieces ?? []) };
  });
  for (const part of found.parts) {
    draft.addPart(part);
    for (const { lines, before, inPlace } of noted.filter((note) => note.part === part)) {
      const note = { part: part.part, lines, before };
      if (inPlace) draft.notes.push(note);
      else draft.addNote(note);
    }
  }
  reportBareTitles(recognition, found.parts);
  reportRepeated(recognition, draft.parts);
  for (const { title, titleLines } of found.parts) {
    const text = bureauInTitle(recognition, title) || nameInListTitle(recognition, title);
    const isNew = draft.bureau.names.length === 0 || namesBureau(text);
    if (text !== "" && isNew) draft.bureau.names.push({ text, lines: titleLines });
  }
  const sheet = pieces.find((piece) => piece.bureau !== undefined)?.bureau;
  if (draft.bureau.names.length === 0 && sheet !== undefined) draft.bureau.names.push({ text: sheet, lines: [] });
  if (draft.bureau.names.length === 0 && entry === undefined) {
    const guess = guessBureau(recognition, [
      ...found.front.map(({ lines }) => lines),
      ...found.parts.map(({ titleLines }) => titleLines),
      ...draft.notes.filter(({ before }) => before).map(({ lines }) => lines),
    ]);
    const beside = guess ?? (isAlone ? bureauBesideText(recognition) : undefined);
    if (beside !== undefined) draft.bureau.names.push(beside);
  }
  const bureau = bureauOf(recognition, draft.bureau, entry);
  if (bureau.name === "") throw new InputError(noBureau(recognition, found.parts[0]));
  const list: ResponsibilityList = {
    bureau,
    ...draft.parts,
    notes: [],
    printed: {
      ...draft.printed,
      cover: front.cover,
      contents: found.hasContents,
      ...(found.contentsLines.length === 0 ? {} : { contentsLines: found.contentsLines }),
    },
  };
  attachNotes(recognition, assignKeys(list), draft.notes);
  return { list, furniture: recognition.furniture, diagnostics: recognition.diagnostics };
}

/** Notes with those of one owner under one heading as one: a row has one cell for them. */
function joinedNotes(pending: readonly PendingNote[]): PendingNote[] {
  const joined: PendingNote[] = [];
  const byOwner = new Map<PendingNote["owner"], PendingNote[]>();
  for (const note of pending) {
    const same = note.owner === undefined ? undefined : byOwner.get(note.owner);
    const twin = same?.find(({ heading }) => heading === note.heading);
    if (twin !== undefined) {
      twin.lines = [...twin.lines, ...note.lines.map((line, at) => (at === 0 ? { ...line, soft: false } : line))];
      continue;
    }
    const own = { ...note };
    joined.push(own);
    if (note.owner === undefined) continue;
    if (same === undefined) byOwner.set(note.owner, [own]);
    else same.push(own);
  }
  return joined;
}

function attachNotes(recognition: Recognition, list: ResponsibilityList, pending: readonly PendingNote[]): void {
  for (const { part, lines, before, owner, heading } of joinedNotes(pending)) {
    const note: Note = { ...readFields(recognition, { text: lines }), part };
    if (before) note.before = true;
    if (owner !== undefined) note.owner = owner.key;
    if (heading !== undefined) note.heading = heading;
    list.notes.push(note);
  }
  if (list.notes.length > 0) assignKeys(list);
}
