import type { Part } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import { namesOrganisation } from "../lists/recognise-bureau.ts";
import { BRACKETED, OFFICE_ENDING } from "../organisation-names.ts";
import { passageText, type Recognition } from "../passage.ts";
import { isOpenAt } from "./guess-by-place.ts";
import type { HeaderColumn } from "./header.ts";

/** The field of a part that holds names of departments or offices, and nothing else does. */
const NAMED: Partial<Record<Part, string>> = { boundaries: "department", duties: "unit", services: "agency" };
/** 综合股、执法队: names of offices, several of them in a cell. */
const OFFICES = new RegExp(`^[^，。；：]{1,16}${OFFICE_ENDING}${BRACKETED}$`, "u");
/** How many rows tell what a column holds, and how many of them must. */
const SAMPLE = 12;
const FEWEST = 2;

/**
 * An unknown column whose cells are all names of departments or offices has the field for these, where no other column has it and none else is
 * like it: 参与方 | 县公安局. A guess.
 */
export function guessByCells(
  { document }: Recognition,
  part: Part,
  table: Table,
  row: number,
  columns: HeaderColumn[],
): HeaderColumn[] {
  const field = NAMED[part];
  if (field === undefined || columns.some((column) => column.field?.split("+").includes(field))) return columns;
  const names = (text: string): boolean => (part === "boundaries" ? namesOrganisation(text) : OFFICES.test(text));
  const found = [...columns.keys()].filter((at) => {
    // Right behind 序号, or in front of all, stand the names of bureaus.
    if (!isOpenAt(columns, at) || at === 0 || columns[at - 1]?.field === "serial") return false;
    const texts = table.rows
      .slice(row + 1, row + 1 + SAMPLE)
      .map((cells) => passageText(document, cells[at]?.lines ?? []).replace(/[\s\u3000]+/gu, ""))
      .filter((text) => text !== "");
    return texts.length >= FEWEST && texts.every(names);
  });
  const [at = -1, ...others] = found;
  if (at < 0 || others.length > 0) return columns;
  return columns.map((column, index) => (index === at ? { ...column, field, guessed: true } : column));
}
