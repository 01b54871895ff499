import { CELL_LIMIT, type RowKey, isWhiteSpaceOnly } from "@qingdan/model";
import { PART_TABLES } from "./base-part.ts";
import type { EditedCell, EditedRow, EditedSheet } from "./edited-workbook.ts";
import { groupFields } from "./group-rows.ts";

/** A text that was put together from several cells. */
interface Joined {
  pieces: string[];
  /** The cell of the row that the text belongs to. */
  cell: EditedCell;
}

/**
 * Puts texts together again that were too long for one cell: their pieces stand in rows below, whose keys name the row and the piece. A
 * person who unmerges cells and fills them down leaves pieces in the rows between and below, too: they are no words of their own.
 */
export class TextPieces {
  /** Rows that only carry on the texts of the row above: a merged range that begins there shows nothing of its own. */
  readonly rows = new Set<number>();
  readonly #sheet: EditedSheet;
  readonly #groupFields: readonly string[];
  /** The row whose texts were carried on last, and its texts by field, those of its group included. */
  #owner: EditedRow | undefined;
  #joined = new Map<string, Joined>();
  /** What the row of the last pieces shows. */
  #shown: Readonly<Record<string, EditedCell>> = {};
  /** True as long as no other row has come since the last row of pieces. */
  #isBelowPieces = false;
  #lastLine: { row: number; text: string } | undefined;

  constructor(sheet: EditedSheet) {
    this.#sheet = sheet;
    this.#groupFields = PART_TABLES[sheet.part].member === undefined ? [] : groupFields(sheet.part);
  }

  /**
   * Adds the texts of a row of pieces to the row, or the note, that its key names; that one must stand right above it, since sorting may
   * have torn them apart. Returns false where it does not.
   */
  carryOn(row: number, cells: Readonly<Record<string, EditedCell>>, key: RowKey): boolean {
    const line = this.#sheet.lines.at(-1);
    if (line !== undefined && line.key !== "" && line.key === key.keys[0]) {
      const text = Object.values(cells).find((cell) => cell.text !== "")?.text ?? "";
      line.text += text;
      this.#lastLine = { row, text };
      return true;
    }
    const owner = this.#ownerOf(key);
    if (owner !== undefined) this.#carryOn(owner, row, cells);
    return owner !== undefined;
  }

  /**
   * Where the keys are gone: adds a row to the row or note above it if all it says stands below cells that are filled to the last character. Returns
   * false for any other row.
   */
  carryOnFull(row: number, cells: Readonly<Record<string, EditedCell>>): boolean {
    const own = Object.entries(cells).filter(([, { origin, text }]) => origin === row && !isWhiteSpaceOnly(text));
    const owner = this.#sheet.rows.at(-1);
    const line = this.#sheet.lines.at(-1);
    const [first] = own;
    if (first === undefined) return false;
    if (line !== undefined && line.row > (owner?.row ?? 0)) {
      const [, { text }] = first;
      if (!isFull(this.#lastLine?.text)) return false;
      line.text += text;
      this.#lastLine = { row, text };
      return true;
    }
    if (owner === undefined) return false;
    const joined = owner === this.#owner ? this.#joined : undefined;
    if (!own.every(([field]) => isFull(joined?.get(field)?.pieces.at(-1) ?? owner.cells[field]?.text))) return false;
    this.#carryOn(owner, row, cells);
    return true;
  }

  #carryOn(owner: EditedRow, row: number, cells: Readonly<Record<string, EditedCell>>): void {
    this.rows.add(row);
    const texts = this.#begin(owner, cells);
    for (const [field, cell] of Object.entries(texts)) this.#add(field, cell, row);
    this.#shown = cells;
    this.#isBelowPieces = true;
  }

  /** The cells of a row that is none of pieces, with whole texts where a piece was filled down; undefined for a row that only repeats pieces. */
  completed(cells: Record<string, EditedCell>, keys: readonly string[]): Record<string, EditedCell> | undefined {
    const owner = this.#owner;
    if (owner === undefined) return cells;
    if (keys.length > 0 && keys[0] !== owner.keys[0]) {
      this.#owner = undefined;
      this.#joined.clear();
      return cells;
    }
    this.#isBelowPieces &&= keys.length === 0 && saysAgain(cells, [this.#shown, owner.cells]);
    return this.#isBelowPieces ? undefined : this.#withWholeTexts(cells);
  }

  /** True for a row without a key that was filled with the line above it, a note that was high enough for several rows of the sheet. */
  repeatsLine(row: number, text: string): boolean {
    const last = this.#lastLine;
    this.#lastLine = { row, text };
    return last !== undefined && last.text === text && last.row === row - 1;
  }

  /** The row that a row of pieces carries on. Rows between them that only say what it says were filled down, and are taken out. */
  #ownerOf({ keys }: RowKey): EditedRow | undefined {
    const { rows } = this.#sheet;
    const index = rows.findLastIndex((row) => row.keys.length > 0);
    const owner = rows[index];
    if (owner === undefined || owner.keys.join() !== keys.join()) return undefined;
    const between = rows.slice(index + 1);
    if (!between.every(({ cells }) => saysAgain(cells, [this.#shown, owner.cells]))) return undefined;
    rows.length = index + 1;
    return owner;
  }

  /** Makes `owner` the row that is carried on; of the row before it, only the texts of their common group still count. */
  #begin(owner: EditedRow, cells: Readonly<Record<string, EditedCell>>): Readonly<Record<string, EditedCell>> {
    if (owner === this.#owner) return cells;
    const [group] = owner.keys;
    const sameGroup = group !== undefined && this.#owner?.keys[0] === group;
    const whole = sameGroup ? this.#withWholeTexts(cells) : cells;
    this.#joined = new Map([...this.#joined].filter(([field]) => sameGroup && this.#groupFields.includes(field)));
    this.#owner = owner;
    return whole;
  }

  #withWholeTexts(cells: Readonly<Record<string, EditedCell>>): Record<string, EditedCell> {
    const whole = { ...cells };
    for (const field of this.#groupFields) {
      const cell = cells[field];
      const joined = this.#joined.get(field);
      if (cell !== undefined && joined?.pieces.includes(cell.text)) whole[field] = { ...cell, text: joined.cell.text };
    }
    return whole;
  }

  #add(field: string, cell: EditedCell, row: number): void {
    const target = this.#owner?.cells[field];
    if (target === undefined || cell.text === "" || cell.origin < row) return;
    const { pieces } = this.#joined.get(field) ?? { pieces: [target.text] };
    // Only the last piece is shorter than a cell can hold: what it says again was filled down.
    const last = pieces.at(-1) ?? "";
    if (cell.text === last && !isFull(last)) return;
    target.text += cell.text;
    this.#joined.set(field, { pieces: [...pieces, cell.text], cell: target });
  }
}

/** True for a text that takes all that a cell can hold: one character less, where half a surrogate pair would have been cut off. */
function isFull(text: string | undefined): boolean {
  return text !== undefined && text.length >= CELL_LIMIT - 1;
}

/** True where every cell is blank or says what that column says in one of the rows. */
function saysAgain(
  cells: Readonly<Record<string, EditedCell>>,
  rows: readonly Readonly<Record<string, EditedCell>>[],
): boolean {
  return Object.entries(cells).every(
    ([field, { text }]) => isWhiteSpaceOnly(text) || rows.some((row) => row[field]?.text === text),
  );
}
