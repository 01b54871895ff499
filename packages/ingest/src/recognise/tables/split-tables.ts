import type { Line, Table } from "../../blocks.ts";
import { leadingNumber, type Part, PARTS } from "@qingdan/model";
import { lineText, markFurniture, passageText, type Recognition } from "../passage.ts";
import { takePageData, takePageFurniture } from "./page-furniture.ts";
import { withoutBlockLabel } from "./block-label.ts";
import { cardTables } from "./card-table.ts";
import { takeContentsSheet } from "./contents-sheet.ts";
import { countedPages } from "./counted-pages.ts";
import { labelInFront, withBands } from "./group-bands.ts";
import { headerAt, readHeader, shareHeader } from "../header/read-header.ts";
import { isLabelledCell } from "./labelled-row.ts";
import { namesOverTables } from "../titles/names-over-tables.ts";
import type { Piece } from "../piece.ts";
import { judgeByRowsBelow } from "./rows-below.ts";
import { namesBureau } from "../lists/recognise-bureau.ts";
import { besideRows, signedFrom } from "./signature.ts";
import { standaloneLines } from "./standalone-row.ts";
import { officesOverTables } from "../titles/offices-over-tables.ts";
import { labelsUnderNames } from "../titles/labels-under-names.ts";
import { joinNumberLines } from "../titles/join-number-lines.ts";
import { joinTabbedRows } from "./tabbed-rows.ts";
import { partColumn } from "./part-column.ts";
import { openedByFile } from "../titles/part-of-file.ts";
import { partsOfSheet } from "./parts-of-sheet.ts";
import { siteFrame } from "./site-frame.ts";
import { titlesBesideBureaus } from "../titles/titles-beside-bureaus.ts";
import { titlesOverTables } from "../titles/titles-over-tables.ts";
import { tablesSideBySide } from "./tables-side-by-side.ts";
import { textBesideWords, wordsForSerial } from "./words-for-serial.ts";
import { transposedTable } from "./transposed-table.ts";
import { uprightTable } from "./vertical-table.ts";

/**
 * Takes out of the tables what is no row: a title over all columns, the line of the bureau, a note at the end, each of which stands
 * alone in its row. A sheet that holds all parts thus falls into one table a part.
 */
export function splitTables(recognition: Recognition): Piece[] {
  const pieces: Piece[] = [];
  const pages = countedPages(recognition.document, recognition.vocabulary);
  const frame = siteFrame(recognition);
  for (const block of recognition.document.blocks) {
    if (block.kind === "paragraph") {
      if (frame.has(block)) markFurniture(recognition, "navigation", block.lines);
      else if (pages.has(block)) markFurniture(recognition, "page furniture", block.lines);
      else if (!takePageFurniture(recognition, block))
        for (const lines of headLines(recognition, block.lines))
          pieces.push(lines === block.lines ? block : { ...block, lines });
      continue;
    }
    if (frame.has(block)) {
      for (const cell of block.rows.flat()) markFurniture(recognition, "navigation", cell?.lines ?? []);
      continue;
    }
    if (takePageData(recognition, block) || takeContentsSheet(recognition, block)) continue;
    const split = tablesSideBySide(recognition, block).flatMap(
      (table) =>
        partColumn(recognition, table)?.flatMap((piece) =>
          piece.kind === "table" ? splitTable(recognition, piece, false) : [piece],
        ) ??
        partsOfSheet(recognition, table).flatMap((part, at) =>
          splitTable(
            recognition,
            part,
            at === 0 && continuesTable(recognition, pieces.at(-1), table),
            at > 0,
            at === 0 ? partAbove(recognition, pieces.at(-1)) : undefined,
          ),
        ),
    );
    pieces.push(
      ...named(
        recognition,
        block.sheet,
        split.flatMap((piece) => laidUpright(recognition, piece)),
      ),
    );
  }
  const passes = [
    titlesBesideBureaus,
    joinTabbedRows,
    joinNumberLines,
    labelsUnderNames,
    titlesOverTables,
    namesOverTables,
    officesOverTables,
    openedByFile,
  ];
  return passes.reduce<Piece[]>((all, pass) => pass(recognition, all), pieces);
}

/** A table that lies on its side or is made of cards, laid out again; any other piece as it is. */
function laidUpright(recognition: Recognition, piece: Piece): Piece[] {
  if (piece.kind !== "table") return [piece];
  const upright = uprightTable(recognition, piece) ?? transposedTable(recognition, piece);
  const block = upright === undefined ? withoutBlockLabel(recognition, piece) : undefined;
  const cards = upright === undefined ? cardTables(recognition, block?.table ?? piece) : [upright];
  if (cards !== undefined && block !== undefined) markFurniture(recognition, "header", block.heading);
  const tables = cards ?? [piece];
  // A table that stays as it is keeps what is known of its header.
  return tables.map((table) => (table === piece ? piece : { ...piece, ...table }));
}

/** The bureau in the name of a sheet: 水务局, 水务局（职责）, 水务局-公共服务; "" where there is none. */
function bureauOfSheet(sheet: string): string {
  const name = sheet.split(/[（(【[_\-—－·\s\u3000]/u)[0] ?? "";
  return namesBureau(name) && !/^[与和同]/u.test(name) ? name : "";
}

/** The pieces of a sheet; the first says which bureau the sheet's name names, or which part, where no title in the sheet does. */
function named({ vocabulary, document }: Recognition, sheet: string | undefined, pieces: Piece[]): Piece[] {
  const part = sheet === undefined ? undefined : vocabulary.partOf(sheet);
  const [first, ...rest] = pieces;
  const bureau = sheet === undefined ? "" : bureauOfSheet(sheet);
  if (first !== undefined && bureau !== "") return [{ ...first, bureau }, ...rest];
  if (first === undefined || part === undefined) return pieces;
  const titled = pieces.some(
    (piece) => piece.kind === "paragraph" && vocabulary.partOf(passageText(document, piece.lines)) !== undefined,
  );
  return titled ? pieces : [{ ...first, opens: part }, ...rest];
}

/** True for a table without a header right behind one of as many columns: the rest of it behind a page end. */
function continuesTable(recognition: Recognition, above: Piece | undefined, table: Table): boolean {
  if (above?.kind !== "table" || above.columns !== table.columns || table.sheet !== undefined) return false;
  return readHeader(recognition, table) === undefined;
}

/** The part that a line right above a table is the title of. */
function partAbove({ vocabulary, document }: Recognition, above: Piece | undefined): Part | undefined {
  return above?.kind === "paragraph" ? vocabulary.partOf(passageText(document, above.lines)) : undefined;
}

/** `isBehind` says that other parts stand above on the same sheet, `titled` which part a title right above names. */
function splitTable(
  recognition: Recognition,
  printed: Table,
  goesOn: boolean,
  isBehind = false,
  titled?: Part,
): Piece[] {
  const pieces: Piece[] = [];
  const printedHeader = readHeader(recognition, printed, titled);
  const table =
    withBands(recognition, printed, printedHeader, (row) =>
      standaloneLines(recognition, row) === undefined &&
      besideRows(recognition, row) === undefined &&
      !isLabelledCell(recognition, row, printedHeader)
        ? (overAllColumns(printed, row) ?? wordsForSerial(recognition, printedHeader, row))?.flat()
        : undefined,
    ) ?? printed;
  let rows: Table["rows"] = [];
  const flush = (): void => {
    const first = rows.findIndex((row) => !isBlank(row));
    if (first >= 0) {
      // A blank row between a title and its table is of neither.
      if (first > 0) rows = rows.slice(first);
      const piece: Piece = { ...table, rows, continues: isBehind || pieces.some(({ kind }) => kind === "table") };
      if (rows.length === table.rows.length) shareHeader(table, piece);
      pieces.push(piece);
    }
    rows = [];
  };
  const header = readHeader(recognition, table);
  const signed = signedFrom(recognition, table);
  let part = header?.part;
  // Above the first row, and in a sheet behind the title of a part or a note, a text that is alone in its row is no row of the table.
  let loose = true;
  for (const [index, row] of table.rows.entries()) {
    if (rows.length > 0 && isLabelledCell(recognition, row, header)) {
      rows.push(row);
      continue;
    }
    const alone =
      standaloneLines(recognition, row) ?? besideRows(recognition, row) ?? (index >= signed ? textsOf(row) : undefined);
    const paragraphs =
      alone ??
      (loose && !(goesOn && isRest(row))
        ? looseLines(row)
        : (overAllColumns(table, row) ??
          groupAlone(recognition, row) ??
          wordsForSerial(recognition, header, row) ??
          textBesideWords(recognition, header, row)));
    if (alone !== undefined) loose ||= table.sheet !== undefined || header !== undefined;
    if (paragraphs === undefined) {
      loose &&= row.every((cell) => cell === undefined || cell.lines.length === 0);
      const isInHead = header !== undefined && index >= header.first && index < header.rows;
      const other = isInHead ? undefined : otherPartBelow(recognition, table, index, part);
      if (other !== undefined && rows.length > 0) {
        // What stands alone right above the header of another part is its title, whatever it says.
        const titles: Line[][] = [];
        for (let last = rows.at(-1); last !== undefined && rows.length > 1; last = rows.at(-1)) {
          const own = looseLines(last);
          if (own === undefined) break;
          titles.unshift(...own);
          rows.pop();
        }
        flush();
        for (const lines of titles) pieces.push({ kind: "paragraph", lines });
      }
      part = other ?? part;
      rows.push(row);
      continue;
    }
    flush();
    for (const lines of paragraphs.flatMap((whole) => headLines(recognition, whole))) {
      const paragraph: Piece = { kind: "paragraph", lines };
      if (!takePageFurniture(recognition, paragraph)) pieces.push(paragraph);
    }
  }
  flush();
  judgeByRowsBelow(recognition, pieces);
  return pieces;
}

/**
 * A title and the line of the bureau that stand in one cell or paragraph, each by itself, and so all lines of one that holds numbered titles of parts,
 * as what was pasted from a page does; any other text as it is.
 */
function headLines({ vocabulary, document }: Recognition, lines: Line[]): Line[][] {
  if (lines.length < 2 || vocabulary.partOf(passageText(document, lines)) !== undefined) return [lines];
  if (lines.length >= FEWEST_PASTED) {
    const titles = lines.filter((line) => {
      const text = lineText(document, line);
      return leadingNumber(text) !== undefined && vocabulary.partOf(text) !== undefined;
    });
    if (titles.length > 1 || (titles.length === 1 && titles[0] === lines[0])) return lines.map(alone);
  }
  const isLabel = (line: Line): boolean => (vocabulary.afterLabel("bureau", lineText(document, line)) ?? "") !== "";
  const [first] = lines as [Line];
  const isTitle = vocabulary.partOf(lineText(document, first)) !== undefined;
  const isHead = (isTitle || !isLabel(first)) && lines.slice(1).some(isLabel);
  return isHead ? lines.map(alone) : [lines];
}

/** So many lines of one paragraph may be those of a list. */
const FEWEST_PASTED = 3;

const alone = ({ start, end }: Line): Line[] => [{ start, end }];

/** True for a row of empty cells, perhaps one over all columns, none of which reaches down into the next. */
function isBlank(row: Table["rows"][number]): boolean {
  return row.every((cell) => cell === undefined || (cell.lines.length === 0 && cell.rowSpan === 1));
}

/** The text of a row in which only one cell is filled. */
function looseLines(row: Table["rows"][number]): Line[][] | undefined {
  const texts = textsOf(row);
  return texts?.length === 1 ? texts : undefined;
}

/** The texts of the cells of a row; undefined for an empty one. */
function textsOf(row: Table["rows"][number]): Line[][] | undefined {
  const filled = row.filter((cell) => cell !== undefined && cell.lines.length > 0);
  return filled.length === 0 ? undefined : filled.map((cell) => [...(cell?.lines ?? [])]);
}

/** True for a row whose only text stands under another column than the first: in the rest of a table no title of it. */
function isRest(row: Table["rows"][number]): boolean {
  return (row[0]?.lines.length ?? 0) === 0 && looseLines(row) !== undefined;
}

/** The text of a row that is one cell over all columns: whatever it says, it is no row of the columns. */
function overAllColumns(table: Table, row: Table["rows"][number]): Line[][] | undefined {
  const first = row[0];
  if (table.columns < 2 || first === undefined || first.colSpan < table.columns) return undefined;
  return first.lines.length === 0 ? undefined : [[...first.lines]];
}

/** 管理事项：… alone in the first cell of a row, as text without merged cells has it above the rows of a group. */
function groupAlone(recognition: Recognition, [first, ...others]: Table["rows"][number]): Line[][] | undefined {
  if (first?.lines.length !== 1 || others.length === 0) return undefined;
  if (others.some((cell) => cell !== undefined && cell.lines.length > 0)) return undefined;
  const text = passageText(recognition.document, first.lines);
  return PARTS.some((part) => labelInFront(recognition, part, text) > 0) ? [[...first.lines]] : undefined;
}

/** The part whose header stands in the middle of a table of another part: a sheet may hold several parts without titles between. */
function otherPartBelow(
  recognition: Recognition,
  table: Table,
  index: number,
  part: Part | undefined,
): Part | undefined {
  const cells = (table.rows[index] ?? []).filter((cell) => cell !== undefined && cell.lines.length > 0);
  const first = cells[0]?.lines[0];
  if (part === undefined || cells.length < 3 || first === undefined || first.end - first.start > 16) return undefined;
  const texts = cells.map((cell) => passageText(recognition.document, cell?.lines ?? []));
  if (texts.some((text) => text.length > 20) || /^[0-9０-９]/u.test(texts[0] ?? "")) return undefined;
  if (texts.filter((text) => recognition.vocabulary.isHeading(text)).length < 2) return undefined;
  const header = headerAt(recognition, table, index);
  if (header === undefined || header.part === part) return undefined;
  const known = header.columns.filter((column) => column.heading !== "" && column.field !== undefined).length;
  return known >= Math.max(3, cells.length - 1) ? header.part : undefined;
}
