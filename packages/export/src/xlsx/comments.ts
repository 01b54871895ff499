import { columnOfField, FINDINGS_AUTHOR, type Finding, type FormRow, type ResponsibilityList } from "@qingdan/model";
import { cleanText, escapeCellText } from "../clean-text.ts";
import type { TablePlan } from "../plan.ts";
import { columnLetters } from "./cell-names.ts";
import { relations } from "./package-parts.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/**
 * The parts that hang findings on the cells they are about, by name; undefined where no finding belongs to this sheet. A finding
 * stands on its row's first cell where the form has no column for its field, and on the title where it is about the whole part.
 */
export function commentParts(
  list: ResponsibilityList,
  plan: TablePlan,
  rowNumbers: ReadonlyMap<FormRow, number>,
  findings: readonly Finding[],
  sheetNumber: number,
): Map<string, string> | undefined {
  const texts = new Map<string, { row: number; column: number; lines: string[] }>();
  for (const finding of findings) {
    const place = placeOf(list, plan, rowNumbers, finding);
    if (place === undefined) continue;
    const cell = `${columnLetters(place.column)}${place.row}`;
    const known = texts.get(cell) ?? { ...place, lines: [] };
    known.lines.push(finding.remedy === "" ? finding.message : `${finding.message}（${finding.remedy}）`);
    texts.set(cell, known);
  }
  if (texts.size === 0) return undefined;
  const cells = [...texts].sort(([, a], [, b]) => a.row - b.row || a.column - b.column);
  const comments = cells.map(([cell, { lines }]) => {
    const text = cleanText(lines.join("\n"), {}, () => undefined);
    return `<comment ref="${cell}" authorId="0"><text><t xml:space="preserve">${escapeCellText(text)}</t></text></comment>`;
  });
  return new Map([
    [
      `xl/comments${sheetNumber}.xml`,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>${FINDINGS_AUTHOR}</author></authors><commentList>${comments.join("")}</commentList></comments>`,
    ],
    [`xl/drawings/vmlDrawing${sheetNumber}.vml`, drawing(cells.map(([, place]) => place))],
    [
      `xl/worksheets/_rels/sheet${sheetNumber}.xml.rels`,
      relations([
        [`${OFFICE}/vmlDrawing`, `../drawings/vmlDrawing${sheetNumber}.vml`],
        [`${OFFICE}/comments`, `../comments${sheetNumber}.xml`],
      ]),
    ],
  ]);
}

/** The title cell of a sheet, A1. */
const TITLE = { row: 1, column: 0 };

function placeOf(
  list: ResponsibilityList,
  plan: TablePlan,
  rowNumbers: ReadonlyMap<FormRow, number>,
  { node_table: table, node_key: key, field }: Finding,
): { row: number; column: number } | undefined {
  // What is about the whole part, or about the table of contents in front of the first one, stands on the title.
  if (table === "") {
    const about = field === "contents" ? "duties" : field;
    return about === plan.part ? TITLE : undefined;
  }
  if (table === "note" && list.notes.some((note) => note.key === key && note.part === plan.part)) {
    const owner = plan.rows.find((row) => row.keys.includes(key));
    const row = owner === undefined ? undefined : rowNumbers.get(owner);
    return row === undefined ? TITLE : { row, column: 0 };
  }
  // A section stands in its regime's row, in the column of its first kind.
  const regime =
    table === "section"
      ? list.oversight?.find(({ sections }) => sections.some((section) => section.key === key))
      : undefined;
  const section = regime?.sections.find((candidate) => candidate.key === key);
  const source = plan.rows.find((row) => row.keys.includes(regime?.key ?? key));
  const row = source === undefined ? undefined : rowNumbers.get(source);
  if (row === undefined) return undefined;
  const wanted = section === undefined ? columnOfField(table, field) : (section.kinds[0] ?? "other");
  return {
    row,
    column: Math.max(
      0,
      plan.columns.findIndex((column) => column.field === wanted),
    ),
  };
}

/** The boxes of the comments, hidden until the mouse is over their cells; Excel still wants them as VML. */
function drawing(places: readonly { row: number; column: number }[]): string {
  const shapes = places.map(
    ({ row, column }, index) =>
      `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden;width:240pt;height:90pt" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 15, ${row}, 2, ${column + 3}, 15, ${row + 4}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  );
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join("")}</xml>`;
}
