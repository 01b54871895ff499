import { isWhiteSpace } from "@qingdan/model";
import { expect } from "vitest";
import type { Line, SourceDocument, Table } from "../../src/blocks.ts";

/**
 * Proves of a document that every character that is not white space stands in exactly one line or one piece of furniture; that lines are
 * trimmed, not empty and in reading order; that spans fit their grid; and that `text` holds exactly these texts of the file, in any order.
 */
export function checkDocument(document: SourceDocument, texts?: readonly string[]): void {
  const owners = new Uint8Array(document.text.length);
  const own = (start: number, end: number) => {
    expect(start).toBeLessThan(end);
    expect(isWhiteSpace(document.text.charCodeAt(start)), "trimmed at its start").toBe(false);
    expect(isWhiteSpace(document.text.charCodeAt(end - 1)), "trimmed at its end").toBe(false);
    for (let index = start; index < end; index++) owners[index] = (owners[index] as number) + 1;
    expect(document.placeAt(start).file).toBe(document.file);
  };
  for (const lines of allLines(document)) {
    expect(lines[0]?.soft, "a paragraph begins with a line of its own").not.toBe(true);
    for (const line of lines) own(line.start, line.end);
    const starts = lines.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort((first, second) => first - second));
  }
  for (const { start, end } of document.furniture) own(start, end);
  const wrong: string[] = [];
  for (let index = 0; index < owners.length; index++) {
    const expected = isWhiteSpace(document.text.charCodeAt(index)) ? [0, 1] : [1];
    if (!expected.includes(owners[index] as number)) wrong.push(`${index} ${document.text[index]} ×${owners[index]}`);
  }
  expect(wrong).toEqual([]);
  for (const block of document.blocks) if (block.kind === "table") checkGrid(block);
  if (texts !== undefined) expect(characters(document.text)).toBe(characters(texts.join("")));
}

function allLines(document: SourceDocument): Line[][] {
  return document.blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [block.lines];
    return block.rows.flat().flatMap((cell) => (cell === undefined || cell.lines.length === 0 ? [] : [cell.lines]));
  });
}

/** Every position is a cell, covered by one span, or lies to the right of a short row; no two spans meet. */
function checkGrid(table: Table): void {
  const covered = new Set<string>();
  table.rows.forEach((row, rowIndex) => {
    expect(row).toHaveLength(table.columns);
    row.forEach((cell, column) => {
      if (cell === undefined) return;
      expect(column + cell.colSpan).toBeLessThanOrEqual(table.columns);
      expect(rowIndex + cell.rowSpan).toBeLessThanOrEqual(table.rows.length);
      for (let down = 0; down < cell.rowSpan; down++) {
        for (let right = 0; right < cell.colSpan; right++) {
          const position = `${rowIndex + down} ${column + right}`;
          expect(covered.has(position), `covered twice: ${position}`).toBe(false);
          covered.add(position);
        }
      }
    });
  });
}

/** The characters that are not white space, sorted: equal where nothing was lost or doubled. */
function characters(text: string): string {
  return [...text.replace(/[\s\u200b\u2060\ufeff]/gu, "")].sort().join("");
}

/** The lines of a cell or paragraph as text, soft lines behind "/". */
export function printLines(document: SourceDocument, lines: readonly Line[]): string {
  return lines
    .map(
      (line, index) => (index === 0 ? "" : line.soft === true ? "/" : "¶") + document.text.slice(line.start, line.end),
    )
    .join("");
}

/**
 * The blocks as a short text to compare: paragraphs one a line ("#2 " before a heading), tables as rows of "|" with "↑" and "←" where a span
 * covers, "·" where a row is short, "…" before a cell that continues its group.
 */
export function printBlocks(document: SourceDocument): string[] {
  return document.blocks.flatMap((block) => {
    if (block.kind === "paragraph")
      return [(block.level === undefined ? "" : `#${block.level} `) + printLines(document, block.lines)];
    return block.rows.map((row, rowIndex) => printRow(document, block, row, rowIndex));
  });
}

function printRow(document: SourceDocument, table: Table, row: Table["rows"][number], rowIndex: number): string {
  const printed = row.map((cell, column) => {
    if (cell !== undefined) return (cell.continued === true ? "…" : "") + printLines(document, cell.lines);
    for (let up = rowIndex; up >= 0; up--) {
      for (let left = column; left >= 0; left--) {
        const anchor = table.rows[up]?.[left];
        if (anchor !== undefined && up + anchor.rowSpan > rowIndex && left + anchor.colSpan > column)
          return up < rowIndex ? "↑" : "←";
      }
    }
    return "·";
  });
  return printed.join("|");
}

/** The furniture as "reason: text". */
export function printFurniture(document: SourceDocument): string[] {
  return document.furniture.map(({ reason, start, end }) => `${reason}: ${document.text.slice(start, end)}`);
}
