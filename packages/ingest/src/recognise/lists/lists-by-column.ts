import { matchForm, type Part, serialValue } from "@qingdan/model";
import type { Line, Paragraph, Table } from "../../blocks.ts";
import type { HeaderColumn } from "../header/header.ts";
import { markFurniture, passageText, placeOf, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import { readHeader, shareHeader } from "../header/read-header.ts";
import { isDitto } from "../tables/serial-text.ts";
import { isPrinted } from "./lists-by-heading.ts";
import { labelledBureau, nameInTitle, namesBureau, namesOrganisation } from "./recognise-bureau.ts";

/** 部门 · 单位名称 · 责任部门 · 部门（单位） · 乡镇（街道）; 牵头部门 and the like name the parties of a boundary. */
const HEADING =
  /^(?:(?!牵头|配合|主办|协办|相关|涉及).{0,4}(?:部门|单位)(?:名称)?(?:\((?:部门|单位)\))?|(?:乡镇|镇街|镇|街道)(?:名称)?(?:\((?:街道|乡镇)\))?(?:名称)?)$/u;
/** The same behind the rows, where each says whose it is. */
const BEHIND = /^(?:所属|报送|填报|上报|申报|编制)?(?:部门|单位)(?:名称)?$/u;
/** The column that names the first level of a part's rows: the bureau's stands before it. */
const LEADING: Record<Part, string> = {
  duties: "duty",
  boundaries: "matter",
  oversight: "title",
  services: "name",
  accountability: "subject",
};

/** A table of several bureaus: the column that names them, and the name that each row below the header belongs to. */
interface BureauTable {
  /** Rows of the header. */
  rows: number;
  /** The table without the column, and without the numbers of the bureaus. */
  bare: Table;
  /** 序号 in front of the column, where it counts the bureaus: what it says in the header and in each row. */
  numbers: Line[][];
  heading: HeaderColumn;
  /** The column stands behind the first level of the rows. */
  isBehind: boolean;
  /** The form has such a column in that part. */
  isField: boolean;
  column: number;
  names: { name: string; lines: Line[] | undefined }[];
}

/**
 * The lists of a document in which every table has a column of bureaus before its first level (序号, 部门, 主要职责 …): one run of pieces a
 * bureau, the column left out. undefined for any other document, and where the only name is not that of the bureau above the table.
 */
export function listsByColumn(recognition: Recognition, pieces: readonly Piece[]): Piece[][] | undefined {
  const tables = new Map<Piece, BureauTable>();
  let titled: Part | undefined;
  for (const piece of pieces) {
    titled = piece.opens ?? partOfTitle(recognition, piece) ?? titled;
    if (piece.kind !== "table") continue;
    const found = bureauTable(recognition, piece, titled);
    if (found === undefined) return undefined;
    tables.set(piece, found);
  }
  const distinct = new Set([...tables.values()].flatMap(({ names }) => names.map(({ name }) => name)));
  const named = namedElsewhere(recognition, pieces, [...distinct]);
  if (distinct.size === 0 || named === "otherwise") return undefined;
  if (named !== "nowhere" && [...tables.values()].some(({ isBehind }) => isBehind)) return undefined;
  // 责任单位 that names the bureau itself on every row is a column of the form, and stays one.
  if (named === "same" && [...tables.values()].some(({ isField }) => isField)) return undefined;
  const lists = new Map<string, Piece[]>([...distinct].map((name) => [name, []]));
  let current = [...distinct][0] ?? "";
  const front = pieces
    .slice(
      0,
      pieces.findIndex(({ kind }) => kind === "table"),
    )
    .filter(({ kind }) => kind === "paragraph");
  for (const [index, piece] of pieces.entries()) {
    // What stands over the first sheet and over the next ones as well is kept once.
    if (index >= front.length && piece.kind === "paragraph" && isPrinted(recognition, front, piece)) {
      markFurniture(recognition, "page furniture", piece.lines);
      continue;
    }
    const table = tables.get(piece);
    if (table !== undefined && piece.kind === "table") {
      report(recognition, table);
      for (const [name, own] of tablesByName(recognition, piece, table))
        open(recognition, lists.get(name) as Piece[], own, named === "nowhere");
      current = table.names.at(-1)?.name ?? current;
    } else if (piece.kind === "paragraph") share(recognition, lists, current, piece);
  }
  return [...lists.values()];
}

/** The title of a part stands over the rows of all bureaus; any other text is kept once. */
function share(recognition: Recognition, lists: Map<string, Piece[]>, name: string, piece: Piece): void {
  if (partOfTitle(recognition, piece) !== undefined) for (const list of lists.values()) list.push(piece);
  else lists.get(name)?.push(piece);
}

/** The part that a paragraph is the title of. */
function partOfTitle({ vocabulary, document }: Recognition, piece: Piece): Part | undefined {
  return piece.kind === "paragraph" ? vocabulary.partOf(passageText(document, piece.lines)) : undefined;
}

/** Whether the text around the tables names the only bureau of their column, another one, or none but the government above several. */
function namedElsewhere(
  recognition: Recognition,
  pieces: readonly Piece[],
  bureaus: readonly string[],
): "same" | "otherwise" | "nowhere" {
  const [only = "", ...others] = bureaus;
  const texts = pieces.flatMap((piece) => (piece.kind === "paragraph" ? [piece.lines] : []));
  const compact = texts.map((lines) => passageText(recognition.document, lines).replace(/[\s\u3000]+/gu, ""));
  if (others.length === 0 && compact.some((text) => text.length <= 60 && text.includes(only))) return "same";
  const isNamed = (lines: readonly Line[], index: number): boolean => {
    const name = labelledBureau(recognition, lines) ?? nameInTitle(recognition, compact[index] ?? "");
    return name !== "" && (others.length === 0 || !name.endsWith("政府"));
  };
  return texts.some(isNamed) ? "otherwise" : "nowhere";
}

/** Adds the rows of a bureau to its list, which begins with its name where nothing else names it. */
function open(
  recognition: Recognition,
  list: Piece[],
  { table, lines }: { table: Table; lines: Line[] },
  isNameless: boolean,
): void {
  if (isNameless && !list.some(({ kind }) => kind === "table"))
    list.unshift({ kind: "paragraph", lines } satisfies Paragraph);
  else markFurniture(recognition, "bureau", lines);
  list.push(table);
}

/** `titled` is the part whose title stands above, by the text or by the name of the sheet. */
function bureauTable(recognition: Recognition, table: Table, titled: Part | undefined): BureauTable | undefined {
  const printed = readHeader(recognition, table, titled);
  const column = printed?.columns.findIndex(
    ({ heading, lines }) => lines.length > 0 && HEADING.test(matchForm(heading)),
  );
  const heading = printed?.columns[column ?? -1];
  if (column === undefined || heading === undefined) return undefined;
  // What the table is of is told by its other columns.
  const bare = withoutColumn(table, column);
  const header = readHeader(recognition, bare, titled);
  const fields = header?.columns.map(({ field }) => field) ?? [];
  // What stands above the head is of all of them, and no name of a bureau.
  const above = table.rows.slice(0, header?.first).flat();
  if (header === undefined || above.some((cell) => cell !== undefined && cell.lines.length > 0)) return undefined;
  const isBehind = fields.indexOf(LEADING[header.part]) < column;
  if (isBehind && (header.part === "boundaries" || !BEHIND.test(matchForm(heading.heading)))) return undefined;
  if (header.part === "boundaries" && !fields.includes("department")) return undefined;
  const names: BureauTable["names"] = [];
  for (const row of table.rows.slice(header.rows)) {
    const lines = row[column]?.lines ?? [];
    const before = names.at(-1)?.name;
    const printed = passageText(recognition.document, lines).replace(/[\s\u3000]+/gu, "");
    const name = isDitto(printed) && before !== undefined ? before : printed;
    if (name === "" && before === undefined) return undefined;
    names.push(name === "" ? { name: before as string, lines: undefined } : { name, lines });
  }
  const distinct = [...new Set(names.map(({ name }) => name))];
  const sure = distinct.filter(namesBureau).length;
  const isNamed = distinct.every(namesOrganisation);
  if (!isNamed || sure === 0 || sure * 2 < distinct.length) return undefined;
  const isField = heading.field !== undefined && printed?.part === header.part;
  const shared = { rows: header.rows, heading, isBehind, isField, names };
  const counts = column > 0 && fields[column - 1] === "serial" && countsBureaus(recognition, table, column - 1, shared);
  if (!counts) return { ...shared, bare, numbers: [], column };
  const numbers = table.rows.map((row) => row[column - 1]?.lines ?? []);
  return { ...shared, bare: withoutColumn(bare, column - 1), numbers, column };
}

/** Whether 序号 in front of the bureaus counts them: one number each, 1, 2, 3 …, also where one has several duties. */
function countsBureaus(
  recognition: Recognition,
  table: Table,
  column: number,
  { rows, names }: Pick<BureauTable, "rows" | "names">,
): boolean {
  const counted = new Map<string, number>();
  for (const [index, { name }] of names.entries()) {
    const text = passageText(recognition.document, table.rows[rows + index]?.[column]?.lines ?? []);
    const number = text === "" ? counted.get(name) : serialValue(text);
    if (number !== (counted.get(name) ?? counted.size + 1)) return false;
    counted.set(name, number);
  }
  return counted.size > 1 && names.length > counted.size;
}

/** The rows of each bureau below the header, without the column of names. */
function tablesByName(
  recognition: Recognition,
  table: Table,
  { rows, bare, numbers, column, names }: BureauTable,
): Map<string, { table: Table; lines: Line[] }> {
  const found = new Map<string, { table: Table; lines: Line[] }>();
  for (const row of table.rows.slice(0, rows)) markFurniture(recognition, "header", row[column]?.lines ?? []);
  for (const [at, lines] of numbers.entries()) markFurniture(recognition, at < rows ? "header" : "serial", lines);
  for (const [index, { name, lines }] of names.entries()) {
    const known = found.get(name);
    if (known !== undefined && lines !== undefined) markFurniture(recognition, "repeated group", lines);
    const own = known ?? {
      table: { ...bare, rows: bare.rows.slice(0, rows) },
      lines: lines ?? [],
    };
    // What the head of all says is that of each, however few rows it has.
    if (known === undefined) shareHeader(bare, own.table);
    own.table.rows.push(bare.rows[rows + index] ?? []);
    found.set(name, own);
  }
  return found;
}

/** A table without one of its columns. */
function withoutColumn(table: Table, column: number): Table {
  const rows = table.rows.map((row) =>
    row.flatMap((cell, at) => {
      if (at === column) return [];
      const covers = cell !== undefined && at < column && at + cell.colSpan > column;
      return [covers ? { ...cell, colSpan: cell.colSpan - 1 } : cell];
    }),
  );
  return { ...table, columns: table.columns - 1, rows };
}

function report(recognition: Recognition, { heading, names }: BureauTable): void {
  recognition.diagnostics.push({
    code: "ingest/lists-by-column",
    severity: "hint",
    place: placeOf(recognition, heading.lines),
    message: `“${heading.heading}”一栏载有部门名称，已按部门分为各自的清单，该栏不再另存`,
    actual: [...new Set(names.map(({ name }) => name))].join("、").slice(0, 80),
    remedy: "请核对各部门名称写法是否前后一致",
  });
}
