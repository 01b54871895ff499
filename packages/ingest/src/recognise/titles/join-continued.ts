import { sameForm, type Part } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import { readHeader } from "../header/read-header.ts";
import { markFurniture, type Recognition } from "../passage.ts";
import type { FoundPart } from "./find-parts.ts";

/** The columns that name the groups of a part. */
const GROUP_FIELDS: Readonly<Record<Exclude<Part, "accountability">, readonly string[]>> = {
  duties: ["serial", "duty"],
  boundaries: ["serial", "matter"],
  oversight: ["serial", "title"],
  services: ["serial", "name"],
};

/**
 * Parts with those of the same part behind one another joined where the later goes on with the one above: its title is the same once more, as on each
 * page or on a sheet for each regime, or it begins in the middle of a group (under 部门主要职责（续表） rows whose cells of the group are empty).
 */
export function joinContinued(recognition: Recognition, parts: readonly FoundPart[]): FoundPart[] {
  const joined: FoundPart[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const goesOn =
      before !== undefined &&
      before.part === part.part &&
      before.foreign.length === 0 &&
      hasTable(before) &&
      (beginsInGroup(recognition, part) || hasSameTitle(before, part));
    if (!goesOn) {
      joined.push(part);
      continue;
    }
    markFurniture(recognition, "title", part.titleLines);
    joined[joined.length - 1] = { ...before, pieces: [...before.pieces, ...part.pieces], foreign: part.foreign };
  }
  return joined;
}

function hasTable({ pieces }: FoundPart): boolean {
  return pieces.some(({ kind }) => kind === "table");
}

/** True for the title over the table of one sheet or page printed over the next one as well. */
function hasSameTitle(before: FoundPart, part: FoundPart): boolean {
  return part.titleLines.length > 0 && hasTable(part) && sameForm(part.title, before.title);
}

/** True where the first row of a part has no cell of its group filled, and others are. */
function beginsInGroup(recognition: Recognition, { part, pieces }: FoundPart): boolean {
  if (part === "accountability") return false;
  const table = pieces.find((piece): piece is Table & FoundPart["pieces"][number] => piece.kind === "table");
  const header = table === undefined ? undefined : readHeader(recognition, table, part);
  const first = table?.rows[header?.rows ?? 0];
  if (table === undefined || table.bands === true || header === undefined || first === undefined) return false;
  const isFilled = (column: number): boolean => (first[column]?.lines.length ?? 0) > 0;
  const groups = header.columns.flatMap(({ field = "" }, column) =>
    GROUP_FIELDS[part].includes(field) ? [column] : [],
  );
  const hasName = header.columns.some(({ field }) => field === GROUP_FIELDS[part][1]);
  return hasName && !groups.some(isFilled) && header.columns.some((_, column) => isFilled(column));
}
