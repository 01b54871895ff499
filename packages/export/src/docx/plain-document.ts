import type { Diagnostic } from "@qingdan/model";
import { cleanText } from "../clean-text.ts";
import { isCentred, plainWidths } from "../plain-columns.ts";
import type { PlainTable } from "../plain-table.ts";
import { countLines } from "../text-lines.ts";
import { packDocument, type DocumentMaker } from "./document.ts";
import { sectionEnd } from "./front-matter.ts";
import { pageMeasures, TWIPS_PER_POINT } from "./measures.ts";
import { paragraph } from "./runs.ts";
import { STYLES } from "./styles.ts";
import {
  cell,
  columnCells,
  headerRow,
  ROUNDING,
  rowStart,
  SIDES,
  SLACK,
  TABLE_END,
  tableHead,
  toTwips,
  TOP_AND_BOTTOM,
} from "./table-xml.ts";

/** A row lower than this leaves no room for a hand-written opinion, in twips. */
const LOWEST_ROW = 480;

/**
 * A plain table as a document on turned A4 pages: title, lines, header row repeated on every page, wrapped cells. A row that fits on a page
 * is never torn, a higher one goes on on the next. Hidden columns are left out. The same table gives the same bytes.
 */
export function writePlainDocument(
  maker: DocumentMaker,
  table: PlainTable,
): { bytes: Uint8Array; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const clean = (text: string, spot: string): string =>
    cleanText(text, { spot: spot.replaceAll("\n", "").slice(0, 40) }, (diagnostic) => diagnostics.push(diagnostic));
  const title = clean(table.title, table.title);
  const body =
    (table.showsTitle === false ? "" : paragraph(STYLES.contentsTitle, title)) +
    (table.lines ?? []).map((line) => paragraph(STYLES.tableLine, clean(line, table.title))).join("") +
    tableXml(maker, table, clean) +
    // A document must not end with a table.
    sectionEnd("") +
    maker.skeleton.landscape.replace("<w:pgNumType/>", '<w:pgNumType w:start="1"/>');
  return { bytes: packDocument(maker, [body], { title, bureauId: "", revision: "", form: "table" }), diagnostics };
}

function tableXml(
  { template }: DocumentMaker,
  table: PlainTable,
  clean: (text: string, spot: string) => string,
): string {
  const shown = table.columns.flatMap((column, index) => (column.hidden === true ? [] : [{ ...column, index }]));
  if (shown.length === 0) return "";
  const headings = shown.map(({ heading }) => clean(heading, table.title));
  const rows = table.rows.map((texts, row) =>
    shown.map(({ index, heading }) => clean(texts[index] ?? "", `${table.title}第${row + 1}行${heading}`)),
  );
  const half = (template.word.tableFontSize / 2) * TWIPS_PER_POINT;
  const { width, height: pageHeight } = pageMeasures(template, true);
  const frame = ROUNDING * 2 + SIDES / half;
  const pageLines = pageHeight / (template.word.tableLineSpacing * TWIPS_PER_POINT);
  const shares = plainWidths(shown, headings, rows, { total: width / half, frame, wholeHeading: 4, pageLines });
  const widths = toTwips(shares, half, width);
  const rooms = widths.map((twips) => (twips - SIDES) / half - ROUNDING);
  const pitch = Math.round(template.word.tableLineSpacing * TWIPS_PER_POINT);
  const heightOf = (texts: readonly string[]): number =>
    Math.max(1, ...texts.map((text, index) => countLines(text, rooms[index] ?? 1))) * pitch + TOP_AND_BOTTOM + SLACK;
  const cells = shown.map((column, index) => columnCells(widths[index] ?? 0, isCentred(column, rows, index)));
  const headerHeight = heightOf(headings) + TOP_AND_BOTTOM;
  let xml = tableHead(widths) + headerRow(headings, { widths, height: headerHeight, rooms, half });
  for (const texts of rows) {
    const height = Math.max(LOWEST_ROW, heightOf(texts));
    xml += rowStart(height, height <= pageHeight - headerHeight);
    for (const [index, column] of cells.entries()) xml += cell(column, texts[index] ?? "");
    xml += "</w:tr>";
  }
  return xml + TABLE_END;
}
