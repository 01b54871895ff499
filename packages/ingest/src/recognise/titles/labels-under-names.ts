import type { Part } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import { markFurniture, passageText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import { BAND_FIELDS } from "../tables/group-bands.ts";
import { uprightTable } from "../tables/vertical-table.ts";

/** No table of labels and texts has more columns, nor more rows. */
const MOST_COLUMNS = 4;
const MOST_ROWS = 16;
/** No title of a part is longer. */
const LONGEST_TITLE = 40;
/** 项目 | 内容: what heads labels and texts, and says nothing of them. */
const HEAD = /^(?:项目|栏目|要素|类别|名目|名称|事项要素|服务要素)\n(?:内容|说明|具体内容|情况|要求|具体要求|信息)$/u;

/**
 * Tables of labels and texts (主要内容 | … over 承办机构 | …) right under the line that names their group, in a part whose title stands above: laid out
 * again with the labels as header, so that the line becomes the group's cell. Labels that the part lacks are unknown columns.
 */
export function labelsUnderNames(recognition: Recognition, pieces: readonly Piece[]): Piece[] {
  let part: Part | undefined;
  let seen = 0;
  const partAt = (index: number): Part | undefined => {
    for (let at = index - 1; at >= seen; at -= 1) {
      const found = titleOf(recognition, pieces[at]);
      if (found === undefined) continue;
      part = found;
      break;
    }
    seen = index;
    return part;
  };
  return pieces.map((piece, index): Piece => {
    if (piece.kind === "paragraph" || pieces[index - 1]?.kind !== "paragraph") return piece;
    if (piece.columns > MOST_COLUMNS || piece.rows.length > MOST_ROWS) return piece;
    const of = partAt(index);
    if (of === undefined || of === "oversight" || BAND_FIELDS[of] === undefined) return piece;
    const head = piece.rows[0] ?? [];
    const isHeaded = HEAD.test(textOf(recognition, head));
    const body = isHeaded ? { ...piece, rows: piece.rows.slice(1) } : piece;
    const upright = uprightTable(recognition, body, of);
    if (upright === undefined) return piece;
    if (isHeaded) for (const cell of head) markFurniture(recognition, "header", cell?.lines ?? []);
    return { ...piece, ...upright };
  });
}

function titleOf({ document, vocabulary }: Recognition, piece: Piece | undefined): Part | undefined {
  const [line] = piece?.kind === "paragraph" ? piece.lines : [];
  if (piece?.kind !== "paragraph" || line === undefined || line.end - line.start > LONGEST_TITLE) return undefined;
  return vocabulary.partOf(passageText(document, piece.lines));
}

function textOf({ document }: Recognition, row: Table["rows"][number]): string {
  return row.map((cell) => passageText(document, cell?.lines ?? []).trim()).join("\n");
}
