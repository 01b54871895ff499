import { endsSentence, leadingNumber } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { readHeader } from "../header/read-header.ts";
import { namesOrganisation } from "../lists/recognise-bureau.ts";
import { passageText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import { reportBands } from "../tables/group-bands.ts";
import type { PartRows } from "../tables/read-rows.ts";
import type { FoundPart } from "../titles/find-parts.ts";

/** No name of a group is longer. */
const LONGEST_NAME = 30;

/**
 * The rows over all columns of a table of regimes that name groups of them (一、行政许可类 · 二、行政检查类): numbered on from one, the first of them
 * above all regimes. Empty where the table has a column of groups, or none for the names of regimes.
 */
export function groupsOverRows(recognition: Recognition, { part, pieces }: FoundPart): ReadonlySet<Piece> {
  if (part !== "oversight") return new Set();
  const bands = pieces.filter(({ kind }, index) => kind === "paragraph" && continues(pieces[index + 1]));
  const first = pieces[pieces.indexOf(bands[0] as Piece) - 1];
  const header = first?.kind === "table" ? readHeader(recognition, first, part) : undefined;
  if (first?.kind !== "table" || header === undefined || first.rows.length > header.rows + 1) return new Set();
  const fields = header.columns.map(({ field }) => field);
  if (!fields.includes("title") || fields.includes("group")) return new Set();
  if (!bands.every((band, index) => isGroup(recognition, band, index + 1))) return new Set();
  if (bands[0]?.kind === "paragraph") reportBands(recognition, bands[0].lines);
  return new Set(bands);
}

function continues(piece: Piece | undefined): boolean {
  return piece?.kind === "table" && piece.continues === true;
}

function isGroup({ document }: Recognition, band: Piece, value: number): boolean {
  const text = band.kind === "paragraph" ? passageText(document, band.lines) : "";
  const number = leadingNumber(text);
  const name = text.slice(number?.length ?? 0);
  const isNumbered = number !== undefined && number.value === value && number.style !== "arabic";
  return isNumbered && name.length <= LONGEST_NAME && !endsSentence(name) && !namesOrganisation(name);
}

/** Gives the first row read since `from` its group; false where it is no row of a regime of its own. */
export function takeGroup({ rows }: PartRows, from: number, group: Line[]): boolean {
  const row = rows[from];
  if (row?.fields["title"] === undefined) return false;
  row.fields["group"] = group;
  return true;
}
