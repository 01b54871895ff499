import { formSheet, isShortFor, sameForm, sha256, type Diagnostic, type ResponsibilityList } from "@qingdan/model";
import { joinLists, onlyNameOf, partOfPiece, type Piece, piecesOf } from "@qingdan/reconcile";
import { compareNames } from "../files/compare-names.ts";
import type { ReadSource } from "./read-sources.ts";

/** One list to be recorded, and the file or files that it was read from. */
export interface SourceList {
  /** The paths as given; `path` is all of them, joined by " + ". */
  paths: string[];
  path: string;
  sha256: string;
  list: ResponsibilityList;
}

/** The lists of several sources, one a bureau, and what a person must know of how they were put together. */
export interface JoinedSources {
  lists: SourceList[];
  refused: Diagnostic[];
  hints: Diagnostic[];
}

/**
 * Puts the lists of one bureau together that stand in files of their own, a part each, or in an archive an item each. Two files of one bureau that
 * hold the same part are refused: nobody but a person can say which of them counts. A copy of a file is passed over.
 */
export function joinSources(sources: readonly ReadSource[]): JoinedSources {
  const joined: JoinedSources = { lists: [], refused: [], hints: [] };
  const byBureau = new Map<string, SourceList[]>();
  for (const { path, sha256, lists } of sources) {
    for (const list of lists) {
      const own = byBureau.get(list.bureau.id);
      const entry = { paths: [path], path, sha256, list };
      if (own === undefined) byBureau.set(list.bureau.id, [entry]);
      else own.push(entry);
    }
  }
  for (const all of byBureau.values()) {
    const lists = withoutCopies(all, joined.hints);
    const clashes = lists.flatMap((own, index) => clashOf(own, lists.slice(0, index)) ?? []);
    joined.refused.push(...clashes);
    if (clashes.length === 0) joined.lists.push(joinedList(inOrder(lists), joined.hints));
  }
  joined.hints.push(...namesAlike(joined.lists));
  return joined;
}

/** Says of lists with nothing in common that the name of one bureau is short for that of another: they may be the parts of one list. */
function namesAlike(lists: readonly SourceList[]): Diagnostic[] {
  return lists.flatMap((short): Diagnostic[] => {
    const full = lists.find(({ list }) => isShortFor(short.list.bureau.name, list.bureau.name));
    if (full === undefined || piecesOf(full.list).some((piece) => piecesOf(short.list).includes(piece))) return [];
    const names = `“${short.list.bureau.name}”与 ${full.path} 中的“${full.list.bureau.name}”`;
    return [hint(short.path, `${names}已作为两个部门录入；如为同一部门，请统一名称后重新录入`)];
  });
}

function withoutCopies(lists: readonly SourceList[], hints: Diagnostic[]): SourceList[] {
  const kept: SourceList[] = [];
  const byWording = new Map<string, SourceList[]>();
  for (const own of lists) {
    const words = wording(own.list);
    const alike = byWording.get(words) ?? [];
    byWording.set(words, [...alike, own]);
    const same = alike.find((other) => other.path !== own.path);
    if (same === undefined) kept.push(own);
    else hints.push(hint(own.path, `内容与 ${same.path} 完全相同，只录入一次`));
  }
  return kept;
}

/** All that a list says, without the places where it says so. */
function wording(list: ResponsibilityList): string {
  return JSON.stringify(list, (name, value: unknown) => (name === "source" ? undefined : value));
}

/** Says that a file holds a part that an earlier file of the bureau holds as well. */
function clashOf({ path, list }: SourceList, earlier: readonly SourceList[]): Diagnostic | undefined {
  for (const piece of piecesOf(list)) {
    const others = earlier.filter((candidate) => piecesOf(candidate.list).includes(piece));
    const [other] = others;
    if (other === undefined || others.every((candidate) => areItems(candidate, { path, list }, piece))) continue;
    const title = formSheet(partOfPiece(piece)).title;
    const where = other.path === path ? "本文件中载有两次" : `在 ${other.path} 中也有`;
    return {
      code: "cli/part-in-two-files",
      severity: "error",
      place: { file: path },
      message: `“${list.bureau.name}”的“${title}”${where}，无法判断以哪一份为准`,
      remedy:
        "只保留一份；是新旧两版的，请先录入旧版，再另行录入新版；是不同部门的，请在 catalog.csv 中用不同的 bureau_id 区分",
    };
  }
  return undefined;
}

/**
 * True for two members of one archive, each with one item of a part and nothing else of it, under different names: sites publish a page for each
 * item. The same name twice is a new version, of which only a person can say which counts.
 */
function areItems(
  one: Pick<SourceList, "path" | "list">,
  other: Pick<SourceList, "path" | "list">,
  piece: Piece,
): boolean {
  const archive = /^.*\.zip\//iu.exec(one.path)?.[0];
  if (archive === undefined || !other.path.startsWith(archive)) return false;
  const [name, otherName] = [onlyNameOf(one.list, piece), onlyNameOf(other.list, piece)];
  return name !== undefined && otherName !== undefined && !sameForm(name, otherName);
}

/** Pages of one item each in the order of the numbers in their names, whatever their order in the archive (2.html before 10.html); other files as they are. */
function inOrder(lists: readonly SourceList[]): readonly SourceList[] {
  const pieces = lists.flatMap(({ list }) => piecesOf(list));
  if (new Set(pieces).size === pieces.length) return lists;
  return lists.toSorted((one, other) => compareNames(one.path, other.path));
}

/** No more files are named one by one: a list may have a part in each of five, and an archive a page for each item. */
const MOST_NAMED = 6;

function joinedList(lists: readonly SourceList[], hints: Diagnostic[]): SourceList {
  const [first, ...others] = lists;
  if (first === undefined || others.length === 0) return first as SourceList;
  const paths = lists.map(({ path }) => path);
  const rest = paths.slice(1, MOST_NAMED).join("、");
  const named = paths.length > MOST_NAMED ? `${rest} 等 ${paths.length - 1} 个文件` : rest;
  hints.push(hint(first.path, `与 ${named} 合为“${first.list.bureau.name}”的一份清单`));
  const list = joinLists(lists.map((own) => own.list));
  const path = paths.length > MOST_NAMED ? `${first.path} 等 ${paths.length} 个文件` : paths.join(" + ");
  return { paths, path, sha256: sha256(lists.map((own) => own.sha256).join("\n")), list };
}

function hint(file: string, message: string): Diagnostic {
  return { code: "cli/several-files", severity: "hint", place: { file }, message };
}
