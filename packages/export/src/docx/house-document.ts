import { matchForm, type ResponsibilityList } from "@qingdan/model";
import { housePlan, type HousePart } from "../house-plan.ts";
import { statementBesideNotes } from "../plan.ts";
import { fill, type Template } from "../template.ts";
import { type BodyWriter, LINES_WITH_HEADING } from "./body-writer.ts";
import { followingLines, headingLines, linesWithStatement, lowTable, partStarts } from "./part-starts.ts";
import { hasCoverPage, isTitleLine } from "./front-matter.ts";
import { PRINTED_NUMBERS, writeMechanism, writeRegimes } from "./prose-parts.ts";
import { STYLES } from "./styles.ts";

/** The header of a table and its only row, well counted. */
const LINES_OF_EMPTY_TABLE = 4;

/** The bureau's own document: its parts in its order, with its titles, columns and numbers. */
export function writeHouseBody(list: ResponsibilityList, template: Template, body: BodyWriter): void {
  const parts = housePlan(list, "docx");
  if (parts.length === 0) {
    body.newPart(false);
    writeTitle(list, body);
    body.addedLine(fill(template.titles.unitLine, { name: list.bureau.name }), "");
  }
  const following = followingLines(parts.map((part) => (part.table.statement === "" ? undefined : linesOf(part))));
  const begin = partStarts(body);
  for (const [index, part] of parts.entries()) {
    const { table, layout } = part;
    const titles = titlesOf(part);
    const next = parts.slice(index).find((candidate) => candidate.table.statement === "");
    begin({
      hasRows: table.statement === "",
      isWide: next?.layout === "table" && next.table.columns.length >= template.word.landscapeFrom,
      lines: linesOf(part),
      following: following[index] ?? [],
      tableHeight: layout === "table" ? lowTable(body, table, table.columns) : undefined,
    });
    if (index === 0) writeTitle(list, body);
    const followed = layout === "statement" ? linesWithStatement(table) : LINES_WITH_HEADING;
    for (const title of titles) body.heading(STYLES.part, title, 1, followed);
    // Where no cover names the bureau the first page does, the way a register does: under its title.
    if (index === 0 && !coverNamesBureau(list))
      body.addedLine(fill(template.titles.unitLine, { name: list.bureau.name }), table.title);
    for (const note of table.notesBefore) body.proseNote(note.text, table.title);
    writePart(list, part, template, body);
    for (const note of table.notesAfter) {
      if (layout === "table") body.note(note.text, table.title);
      else body.proseNote(note.text, table.title);
    }
  }
}

/** The titles over a part; a table that its columns alone tell has none. */
function titlesOf({ above, table }: HousePart): string[] {
  return [...above, table.title].filter((title) => title !== "");
}

/** The lines of a part's titles and of what stands instead of rows: a table of one row, or a line. */
function linesOf(part: HousePart): number {
  const { layout, table } = part;
  const { statement } = table;
  if (statement === "") return headingLines(titlesOf(part));
  return headingLines([...titlesOf(part), statement]) + (layout === "table" ? LINES_OF_EMPTY_TABLE - 1 : 0);
}

/** Where the bureau has no cover of its own, its one or two lines stand over the first part. */
function writeTitle({ printed }: ResponsibilityList, body: BodyWriter): void {
  if (hasCoverPage(printed)) return;
  for (const [index, line] of printed.cover.entries()) {
    if (index === 0 || isTitleLine(line)) body.title(line);
    else body.subtitle(line);
  }
  if (printed.cover.length > 0) body.emptyLine();
}

/** The name may stand on several lines of a cover. */
function coverNamesBureau({ bureau, printed }: ResponsibilityList): boolean {
  return matchForm(printed.cover.join("")).includes(matchForm(bureau.name));
}

function writePart(list: ResponsibilityList, { table, layout }: HousePart, template: Template, body: BodyWriter): void {
  if (layout === "statement") body.prose(statementBesideNotes(list, table), table.title);
  else if (layout === "regimes") writeRegimes(list.oversight ?? [], table, PRINTED_NUMBERS, template, body);
  else if (layout === "table") body.table(table.title, table.columns, table.rows, table.statement);
  else {
    const ofMechanism = new Set(["", ...(list.accountability?.mechanism?.sections ?? []).map(({ key }) => key)]);
    const liabilities = table.rows.filter((row) => !ofMechanism.has(row.keys[0] ?? ""));
    const columns = table.columns.filter(({ field }) => field !== "mechanism");
    if (liabilities.length > 0) body.table(table.title, columns, liabilities);
    const mechanism = list.accountability?.mechanism;
    if (mechanism !== undefined) writeMechanism(mechanism, list.notes, PRINTED_NUMBERS, template, body);
  }
}
