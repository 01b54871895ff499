import {
  leadingNumber,
  oneLine,
  withoutWhiteSpace,
  type Accountability,
  type ResponsibilityList,
} from "@qingdan/model";
import type { Line } from "../blocks.ts";
import { recogniseBoundaries } from "./boundaries.ts";
import { recogniseDuties } from "./duties.ts";
import type { FoundPart } from "./titles/find-parts.ts";
import { PROSE_PARTS } from "./prose/prose-labels.ts";
import { readProseRows } from "./prose/labelled-records.ts";
import { recogniseLiabilities } from "./liabilities.ts";
import { recogniseLiabilityProse } from "./liability-prose.ts";
import { addMechanism, recogniseMechanismProse } from "./mechanism-prose.ts";
import { recogniseOversightProse } from "./oversight-prose.ts";
import { recogniseOversightTable } from "./oversight-table.ts";
import { continuesNote, printedPart, saysAbsent, takeEmptyStatement, type PendingNote } from "./part-result.ts";
import { lineText, markFurniture, passageText, readFields, placeOf, type Recognition } from "./passage.ts";
import { areBesideRows, takeInside } from "./tables/beside-liabilities.ts";
import { readRows, type PartRows } from "./tables/read-rows.ts";
import {
  dateBeside,
  isMeasure,
  labelledBureau,
  labelledDate,
  nameAlone,
  nameInListTitle,
  namesBureau,
  type PrintedName,
  sameBureau,
  unbracketed,
} from "./lists/recognise-bureau.ts";
import { parseDate } from "./lists/parse-date.ts";
import { recogniseServices } from "./services.ts";
import type { Piece } from "./piece.ts";
import { reportLostCells } from "./prose/lost-cells.ts";
import { splitNotes } from "./prose/split-notes.ts";
import { foreignNotes } from "./titles/foreign-notes.ts";
import { type RowsNumber, takeRowsTitle, withoutMechanismTitle } from "./titles/take-rows-title.ts";
import { takeInstructions } from "./prose/take-instructions.ts";

/** So many texts beside the rows are named one by one; a document of nothing else is named by the first of them. */
const MOST_HINTS = 50;

type Parts = Pick<ResponsibilityList, "duties" | "boundaries" | "oversight" | "services" | "accountability">;

/** A list while its parts are being read. A part that comes twice is one part with the rows of both. */
export class ListDraft {
  readonly parts: Parts = {};
  readonly printed: ResponsibilityList["printed"] = { parts: [], cover: [], contents: false };
  readonly notes: PendingNote[] = [];
  /** How many texts beside the rows were kept as notes. */
  private besides = 0;
  readonly bureau: { names: PrintedName[]; issued: string };
  private readonly recognition: Recognition;

  constructor(recognition: Recognition, bureau: ListDraft["bureau"]) {
    this.recognition = recognition;
    this.bureau = bureau;
  }

  addPart(found: FoundPart): void {
    markFurniture(this.recognition, "title", found.titleLines);
    found.pieces = takeInstructions(this.recognition, this.takeLabels(found));
    const rows = readRows(this.recognition, found);
    const statement = takeEmptyStatement(this.recognition, rows);
    if (saysAbsent(statement) && rows.before.length + rows.after.length === 0) return;
    const layout =
      rows.columns.length > 0 ? "table" : found.pieces.length > 0 && statement === undefined ? "prose" : "none";
    this.printed.parts.push(printedPart(found, layout, rows.columns, statement));
    this.readProse(found.part, rows);
    READERS[found.part](this, rows);
    this.notes.push(...foreignNotes(this.recognition, found));
  }

  /** Turns the numbered prose of a part that has no table into rows. */
  private readProse(part: FoundPart["part"], rows: PartRows): void {
    reportLostCells(this.recognition, [...rows.before, ...rows.after].flat());
    if (rows.columns.length > 0 || rows.rows.length > 0) return;
    const { notes, prose } = splitNotes(this.recognition, [...rows.before, ...rows.after]);
    const read = readProseRows(this.recognition, part, prose);
    if (read === undefined) {
      if (PROSE_PARTS.has(part) && prose.length > 0) this.reportUnreadProse(prose);
      return;
    }
    rows.rows = read.rows;
    rows.before = read.before.map((line) => [line]);
    rows.after = [...(read.after ?? []).map((line) => [line]), ...notes];
  }

  private reportUnreadProse(lines: readonly Line[]): void {
    this.recognition.diagnostics.push({
      code: "ingest/unread-prose",
      severity: "warning",
      place: placeOf(this.recognition, lines),
      message: "本部分没有可识别的表格，编号也不连续，无法分出各项，文字已作为附注保留",
      actual: lineText(this.recognition.document, lines[0] as Line).slice(0, 40),
      remedy: "请按表式列表，或者给各项加上连续的编号",
    });
  }

  /** Takes the lines of bureau and date out of a part: they are furniture wherever they stand before the first row. */
  private takeLabels(found: FoundPart): Piece[] {
    const { vocabulary, document } = this.recognition;
    let head = true;
    // 责任股室：… below a number or a heading is the office of what that names.
    let numbered = false;
    return found.pieces.filter((piece) => {
      if (piece.kind === "table") {
        head = false;
        return true;
      }
      if (piece.repeatsTitle === true) {
        head = true;
        markFurniture(this.recognition, "title", piece.lines);
        return false;
      }
      const text = passageText(document, piece.lines);
      const isTableLabel = head && found.pieces.some((other) => other.kind === "table");
      const said = head && !numbered ? vocabulary.afterLabel("unit", unbracketed(text)) : undefined;
      const unit = said !== undefined && isMeasure(said) ? undefined : said;
      // 单位：某某局 under the title of a part names the bureau; 单位：某某科 in prose names the unit of a regime.
      const name =
        labelledBureau(this.recognition, piece.lines) ?? (isTableLabel || namesBureau(unit ?? "") ? unit : undefined);
      if (name !== undefined && text.length < 80) {
        const words = nameAlone(name);
        if (words !== "") this.bureau.names.push({ text: words, lines: piece.lines });
        this.bureau.issued ||= dateBeside(text);
        markFurniture(this.recognition, "bureau", piece.lines);
        return false;
      }
      const titled = head ? nameInListTitle(this.recognition, text) : "";
      if (titled !== "") {
        this.bureau.names.push({ text: titled, lines: piece.lines });
        markFurniture(this.recognition, "title", piece.lines);
        return false;
      }
      if (isTableLabel && this.namesOwnBureau(text)) {
        this.bureau.names.push({ text: withoutWhiteSpace(text), lines: piece.lines });
        markFurniture(this.recognition, "bureau", piece.lines);
        return false;
      }
      const dated = head ? labelledDate(this.recognition, piece.lines) : undefined;
      if (head && (dated !== undefined || parseDate(text) !== "")) {
        this.bureau.issued ||= parseDate(dated ?? text);
        markFurniture(this.recognition, "date", piece.lines);
        return false;
      }
      head &&= isTableLabel;
      numbered ||= leadingNumber(text) !== undefined || piece.level !== undefined;
      return true;
    });
  }

  /** True for a line that is nothing but a bureau's name, where none is known yet, or that one. */
  private namesOwnBureau(text: string): boolean {
    const name = withoutWhiteSpace(text);
    const [first] = this.bureau.names;
    return namesBureau(name) && !/[，。；：、]/u.test(name) && (first === undefined || sameBureau(first.text, name));
  }

  /** What stands beside the rows of a part and is no row: notes. */
  addAside(part: FoundPart["part"], rows: PartRows): void {
    for (const lines of rows.before) this.addNote({ part, lines, before: true });
    for (const lines of rows.after) this.addNote({ part, lines, before: false });
  }

  /** Keeps a text as a note, and says so unless it calls itself one. */
  addNote(note: PendingNote): void {
    const first = note.lines[0];
    if (first === undefined) return;
    if (continuesNote(this.recognition, this.notes.at(-1), note)) {
      this.notes.at(-1)?.lines.push(...note.lines);
      return;
    }
    this.notes.push(note);
    const text = oneLine(passageText(this.recognition.document, note.lines));
    if (this.recognition.vocabulary.afterLabel("note", text) !== undefined) return;
    this.besides += 1;
    if (this.besides > MOST_HINTS) return;
    this.recognition.diagnostics.push({
      code: "ingest/text-beside-rows",
      severity: "hint",
      place: placeOf(this.recognition, note.lines),
      message: "表格以外的文字已作为本部分的附注保留",
      actual: text.slice(0, 40),
      remedy: "请核对其是否应为表格中的一行",
    });
  }

  recognitionOf(): Recognition {
    return this.recognition;
  }
}

const READERS: Record<FoundPart["part"], (draft: ListDraft, rows: PartRows) => void> = {
  duties(draft, rows) {
    draft.parts.duties = [
      ...(draft.parts.duties ?? []),
      ...recogniseDuties(draft.recognitionOf(), rows.rows, draft.notes),
    ];
    draft.addAside("duties", rows);
  },
  boundaries(draft, rows) {
    draft.parts.boundaries = [
      ...(draft.parts.boundaries ?? []),
      ...recogniseBoundaries(draft.recognitionOf(), rows.rows, draft.notes),
    ];
    draft.addAside("boundaries", rows);
  },
  oversight(draft, rows) {
    const before = draft.parts.oversight ?? [];
    if (rows.columns.length > 0) {
      draft.parts.oversight = [...before, ...recogniseOversightTable(draft.recognitionOf(), rows, draft.notes)];
      draft.addAside("oversight", rows);
      return;
    }
    const { notes, prose } = splitNotes(draft.recognitionOf(), [...rows.before, ...rows.after]);
    const read = recogniseOversightProse(draft.recognitionOf(), prose);
    draft.parts.oversight = [...before, ...read.regimes];
    if (read.before.length > 0) draft.notes.push({ part: "oversight", lines: read.before, before: true });
    for (const lines of read.between) draft.addNote({ part: "oversight", lines, before: false });
    draft.notes.push(...notes.map((note) => ({ part: "oversight" as const, lines: note, before: false })));
  },
  services(draft, rows) {
    draft.parts.services = [
      ...(draft.parts.services ?? []),
      ...recogniseServices(draft.recognitionOf(), rows.rows, draft.notes),
    ];
    draft.addAside("services", rows);
  },
  accountability(draft, rows) {
    const accountability: Accountability = draft.parts.accountability ?? { liabilities: [] };
    draft.parts.accountability = accountability;
    const table = recogniseLiabilities(draft.recognitionOf(), rows.rows, draft.notes);
    accountability.liabilities.push(...table.liabilities);
    const inside = takeInside(draft.recognitionOf(), rows);
    draft.addAside("accountability", { ...rows, before: [], after: inside });
    if (inside.length > 0) rows.after = rows.after.filter((lines) => !inside.includes(lines));
    const above = takeRowsTitle(draft.recognitionOf(), rows);
    const aside = splitNotes(draft.recognitionOf(), [...rows.before, ...rows.after], rows.rows.length > 0, true);
    const { notes } = aside;
    const prose = withoutMechanismTitle(draft.recognitionOf(), aside.prose, table.sections.length > 0);
    draft.notes.push(...notes.map((note) => ({ part: "accountability" as const, lines: note, before: false })));
    // Short lines between the rows of a table (（一）行政许可类) part its rows; they are no mechanism.
    const beside = rows.rows.length > 0 && areBesideRows(draft.recognitionOf(), rows, prose);
    if (beside) draft.addAside("accountability", { ...rows, before: [], after: prose.map((line) => [line]) });
    else if (prose.length > 0) addProse(draft.recognitionOf(), accountability, prose, above);
    if (table.sections.length > 0 || table.preamble.length > 0) {
      const preamble = readFields(draft.recognitionOf(), { preamble: table.preamble });
      accountability.mechanism ??= { preamble: preamble.preamble, sections: [], source: preamble.source };
      accountability.mechanism.sections.push(...table.sections);
    }
  },
};

/** Prose of part five: lists of circumstances, or else a mechanism, whose sections behind the rows of 一、追责情形 begin with 二. */
function addProse(
  recognition: Recognition,
  accountability: Accountability,
  prose: readonly Line[],
  above: RowsNumber | undefined,
): void {
  const liabilities = recogniseLiabilityProse(recognition, prose);
  if (liabilities === undefined) addMechanism(accountability, recogniseMechanismProse(recognition, prose, above));
  else accountability.liabilities.push(...liabilities);
}
