import { existsSync, readFileSync, statSync } from "node:fs";
import type { Warehouse } from "@qingdan/analytics";
import { InputError, refusal, type Change, type ResponsibilityList } from "@qingdan/model";
import { diffLists, matchByContent } from "@qingdan/reconcile";
import type { CommandCall } from "../commands.ts";
import { fileBesideRevision, onlyListOf } from "../returned/diff-with-file.ts";
import { EXIT, type ExitCode } from "../terminal/exit-code.ts";
import { readIncoming } from "../returned/read-incoming.ts";
import { withWarehouse } from "../warehouse/open-warehouse.ts";
import { readVocabulary } from "../sources/read-vocabulary.ts";
import { selectBureaus } from "../warehouse/select-bureaus.ts";
import { cutApart } from "../terminal/cut-apart.ts";
import { formatTable } from "../terminal/format-table.ts";
import { usageError } from "../terminal/usage-error.ts";

interface DiffOptions {
  bureau?: string;
}

/** Characters of a text that stand in the table of changes; --json has them all. */
const LONGEST = 40;

/** `diff A B`: what changed between two of these: revisions, dates (with --bureau), files. */
export async function diff(call: CommandCall<DiffOptions>): Promise<ExitCode> {
  const { args, options, terminal } = call;
  const [from, to] = args as [string, string];
  const [before, after] = await sidesOf(call, from, to);
  const changes = diffLists(before, after);
  if (options.json === true) terminal.out(`${JSON.stringify({ changes })}\n`);
  else {
    terminal.out(formatTable(changes.map(short), ["op", "table", "key", "field", "before", "after"]));
    terminal.out(`${changes.length} changes\n`);
  }
  return EXIT.done;
}

async function sidesOf(
  call: CommandCall<DiffOptions>,
  from: string,
  to: string,
): Promise<[ResponsibilityList, ResponsibilityList]> {
  for (const point of [from, to]) {
    if (isPath(point) && !existsSync(point))
      throw refusal("cli/no-such-file", { file: point }, "文件不存在", "请核对路径");
  }
  if (isFile(from) && isFile(to)) return (await workbooksOf(call, from, to)) ?? filesOf(call, from, to);
  if (isFile(from)) {
    const { file, revision } = await fileAndRevision(call, from, to);
    return [file, revision];
  }
  if (isFile(to)) {
    const { file, revision } = await fileAndRevision(call, to, from);
    return [revision, file];
  }
  return revisionsOf(call, from, to);
}

/** A file, and the list that its bureau had at a revision or date. */
async function fileAndRevision(
  call: CommandCall<DiffOptions>,
  file: string,
  at: string,
): ReturnType<typeof fileBesideRevision> {
  const options = { ...call.options, terminal: call.terminal };
  const read = (warehouse: Warehouse): ReturnType<typeof fileBesideRevision> =>
    fileBesideRevision(warehouse, file, options, (bureauId) => listAt(warehouse, bureauId, at));
  return withWarehouse(call, read, "read");
}

/** True for what can be neither a revision nor a date: it has folders, or the ending of a file's name. */
function isPath(point: string): boolean {
  return /[/\\]|\.\p{L}+$/u.test(point);
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/**
 * Two edited workbooks as lists whose nodes carry the warehouse's keys; undefined where one of them is no workbook that the warehouse
 * knows: then they are compared as documents, by content.
 */
async function workbooksOf(
  call: CommandCall<DiffOptions>,
  from: string,
  to: string,
): Promise<[ResponsibilityList, ResponsibilityList] | undefined> {
  const { warehouse: path, vocabulary } = call.options;
  if (![from, to].every((file) => file.toLowerCase().endsWith(".xlsx")) || !existsSync(path)) return undefined;
  try {
    const lists = await withWarehouse(
      call,
      async (warehouse) => {
        const read = (file: string): ReturnType<typeof readIncoming> =>
          readIncoming({ file, bytes: readFileSync(file), sha256: "" }, warehouse, readVocabulary(vocabulary));
        return [(await read(from)).theirs, (await read(to)).theirs] as [ResponsibilityList, ResponsibilityList];
      },
      "read",
    );
    return lists[0].bureau.id === lists[1].bureau.id ? lists : undefined;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Two files as lists; the second gets the keys of the nodes of the first that it still has. */
function filesOf(
  { options, terminal }: CommandCall<DiffOptions>,
  from: string,
  to: string,
): [ResponsibilityList, ResponsibilityList] {
  const [before, after] = [from, to].map((path) => onlyListOf(path, { ...options, terminal })) as [
    ResponsibilityList,
    ResponsibilityList,
  ];
  return [before, matchByContent(before, after)];
}

async function revisionsOf(
  call: CommandCall<DiffOptions>,
  from: string,
  to: string,
): Promise<[ResponsibilityList, ResponsibilityList]> {
  return withWarehouse(
    call,
    async (warehouse) => {
      const bureauId = await bureauOf(warehouse, call.options.bureau, [from, to]);
      return [await listAt(warehouse, bureauId, from), await listAt(warehouse, bureauId, to)];
    },
    "read",
  );
}

/** The bureau that is named, or the one whose revisions are named. */
async function bureauOf(warehouse: Warehouse, name: string | undefined, points: readonly string[]): Promise<string> {
  if (name !== undefined) return ((await selectBureaus(warehouse, [name]))[0] as { id: string }).id;
  const all = await warehouse.revisions();
  for (const point of points) {
    const found = all.filter((revision) => revision.revision.startsWith(point.trim()));
    if (found.length === 1 && found[0] !== undefined) return found[0].bureauId;
  }
  throw usageError(
    `neither ${points.join(" nor ")} is a revision or a file`,
    "with dates name the bureau: qingdan diff 2026-01-01 2026-07-01 --bureau boshan-rsj",
  );
}

async function listAt(warehouse: Warehouse, bureauId: string, at: string): Promise<ResponsibilityList> {
  const found = await warehouse.listAt(bureauId, at);
  if (found !== undefined) return found.list;
  throw usageError(`there is no list of ${bureauId} as of ${at}`, `qingdan log ${bureauId} shows its revisions`);
}

function short({ before, after, ...change }: Change): Record<string, string> {
  const [was = "", is = ""] = cutApart([before, after], LONGEST);
  return { ...change, before: was, after: is };
}
