import type { Diagnostic, FormRow } from "@qingdan/model";
import { cleanText, isClean } from "../clean-text.ts";
import type { PlanColumn } from "../plan.ts";
import type { Template } from "../template.ts";
import type { ContentsEntry } from "./contents-entry.ts";
import { sectionEnd } from "./front-matter.ts";
import { CHARACTERS_PER_LINE, linePitch, pageMeasures, TWIPS_PER_POINT } from "./measures.ts";
import { PageAccount, type Step } from "./page-account.ts";
import { countProseLines, hasHalfWidths, WIDE_LATIN } from "./prose-lines.ts";
import { paragraph } from "./runs.ts";
import type { DocumentSkeleton } from "./skeleton.ts";
import { PageFlow } from "./page-flow.ts";
import { SECTION_END, STYLES, TITLE_LINE, TITLE_SIZE } from "./styles.ts";
import { writeTable } from "./table-writer.ts";
import { TABLE_END } from "./table-xml.ts";

/** A word that cannot be parted (an address of a web page) would tear the line before it apart, if that were justified. */
const LONG_WORD = /[!-~]{16}/u;
const RAGGED = '<w:jc w:val="left"/>';
const KEPT_TOGETHER = "<w:keepLines/>";
const PAGE_BREAK = "<w:pageBreakBefore/>";
/** What stands in front of a page break in a paragraph's XML: the schema has an order. */
const PARAGRAPH_START = /^<w:p><w:pPr><w:pStyle w:val="[^"]*"\/>(?:<w:keepLines\/>)?/u;
/** Lines that stand on the page of a regime's heading: the heading of its first section and two lines of text. */
export const LINES_WITH_HEADING = 3;

/** Writes the body of a document from top to bottom and keeps account of its pages. */
export class BodyWriter {
  readonly entries: ContentsEntry[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #template: Template;
  readonly #skeleton: DocumentSkeleton;
  readonly #pitch: number;
  #pages: PageAccount;
  #landscape = false;
  #started = false;
  /** Whether the properties of a section have been written. */
  #ended = false;
  #lastId = 0;
  /** The XML from top to bottom: each paragraph is a piece, a table is several, of which the last is TABLE_END. */
  readonly #pieces: string[] = [];

  constructor(template: Template, skeleton: DocumentSkeleton) {
    this.#template = template;
    this.#skeleton = skeleton;
    this.#pitch = linePitch(template);
    this.#pages = new PageAccount(pageMeasures(template, false).height);
  }

  /** Begins a part on a new page, upright or turned. */
  newPart(landscape: boolean): void {
    const { height } = pageMeasures(this.#template, landscape);
    if (this.#started) {
      this.#endSection(this.#sectionProperties());
      this.#pages.newPage(height);
    } else {
      this.#pages = new PageAccount(height);
    }
    this.#started = true;
    this.#landscape = landscape;
  }

  /**
   * A heading: it stands in the 目录 where it has a level, and on the page of what follows it: so many lines, at least where the form's fonts
   * are missing.
   */
  heading(style: string, text: string, level?: 1 | 2 | 3, followed = LINES_WITH_HEADING): void {
    const clean = this.#clean(text, text);
    const step = { ...this.#step(clean), kind: "heading" } as const;
    if (level === undefined) {
      this.#pages.put(step);
      this.#pieces.push(paragraph(style, clean));
      return;
    }
    const id = this.#nextId();
    const entry: ContentsEntry = {
      level,
      text: clean.replaceAll("\n", ""),
      bookmark: `_Toc${String(id).padStart(9, "0")}`,
      page: 0,
    };
    this.entries.push(entry);
    const onPage = (page: number): void => {
      entry.page = page;
    };
    this.#pages.putSurely({ ...step, onPage }, followed);
    const start = `<w:bookmarkStart w:id="${id}" w:name="${entry.bookmark}"/>`;
    this.#pieces.push(paragraph(style, clean, "", start, `<w:bookmarkEnd w:id="${id}"/>`));
  }

  /** The title over the first part of a document without a cover. */
  title(text: string): void {
    const clean = this.#clean(text, text);
    const room = (this.#width() * 2) / (TITLE_SIZE * TWIPS_PER_POINT);
    const lines = countProseLines(clean, room, 0, WIDE_LATIN);
    this.#pages.put({ piece: this.#pieces.length, lines, wideLines: lines, pitch: TITLE_LINE, kind: "text" });
    this.#pieces.push(paragraph(STYLES.contentsTitle, clean));
  }

  /** A line under the title, in the middle: a date. */
  subtitle(text: string): void {
    const clean = this.#clean(text, text);
    this.#pages.put(this.#step(clean));
    this.#pieces.push(paragraph(STYLES.subtitle, clean));
  }

  /** Whether so many lines more stand on this page, in any font, and a table of this height. */
  hasRoom(lines: number, tableHeight = 0): boolean {
    return this.#pages.hasRoom(lines * this.#pitch + tableHeight);
  }

  /** Whether this page is turned. */
  get isTurned(): boolean {
    return this.#landscape;
  }

  /** The number of the page, from 1, in the form's fonts. */
  get page(): number {
    return this.#pages.page;
  }

  /** The height of a table that has a page to itself, in twips; infinite if it goes on on a next one. */
  tableHeight(columns: readonly PlanColumn[], rows: readonly FormRow[]): number {
    const flow = new PageFlow(pageMeasures(this.#template, this.#landscape).height);
    const clean = (text: string): string => cleanText(text, {}, () => undefined);
    writeTable("", columns, rows, "", { template: this.#template, flow, width: this.#width(), nextId: () => 0, clean });
    return flow.page > 1 ? Number.POSITIVE_INFINITY : flow.height - flow.remaining;
  }

  /** Text of the body: each line a paragraph, its first line indented. */
  prose(text: string, spot: string): void {
    if (text === "") return;
    for (const line of this.#clean(text, spot).split("\n")) {
      this.#pages.put(this.#step(line));
      this.#pieces.push(paragraph(STYLES.body, line, LONG_WORD.test(line) ? RAGGED : ""));
    }
  }

  /** A note over a part or behind prose: one paragraph, by whose style it is known for a note. */
  proseNote(text: string, spot: string): void {
    this.#marked(STYLES.proseNote, text, spot);
  }

  /** A line that the bureau's own document does not have. */
  addedLine(text: string, spot: string): void {
    this.#marked(STYLES.addedLine, text, spot);
  }

  /** A paragraph like `prose`, in a style that says what it is. */
  #marked(style: string, text: string, spot: string): void {
    const clean = this.#clean(text, spot);
    this.#pages.put(this.#step(clean));
    // A line that ends in a break would be spread over the whole width.
    const isRagged = LONG_WORD.test(clean) || clean.includes("\n");
    this.#pieces.push(paragraph(style, clean, isRagged ? RAGGED : ""));
  }

  /** A line of room between two parts on one page. */
  emptyLine(): void {
    this.#pages.put(this.#step(""));
    this.#pieces.push(paragraph(STYLES.body, ""));
  }

  /** A note over or under a table: its lines stay together. */
  note(text: string, spot: string): void {
    const clean = this.#clean(text, spot);
    const room = (this.#width() * 2) / (this.#template.word.tableFontSize * TWIPS_PER_POINT);
    const pitch = Math.round(this.#template.word.tableLineSpacing * TWIPS_PER_POINT);
    const linesIn = (latin: number): number =>
      clean.split("\n").reduce((sum, line) => sum + Math.max(1, countProseLines(line, room, 0, latin)), 0);
    const wideLines = linesIn(WIDE_LATIN);
    const step = { piece: this.#pieces.length, lines: linesIn(1), wideLines, pitch };
    const together = wideLines * pitch <= pageMeasures(this.#template, this.#landscape).height;
    if (together) this.#pages.putSurely({ ...step, kind: "whole" }, 0);
    else this.#pages.put({ ...step, kind: "text" });
    this.#pieces.push(paragraph(STYLES.note, clean, together ? KEPT_TOGETHER : ""));
  }

  /** A table; `statement` stands in a full-width row where there are no rows. */
  table(title: string, columns: readonly PlanColumn[], rows: readonly FormRow[], statement = ""): void {
    const pieces = writeTable(title, columns, rows, statement, {
      template: this.#template,
      flow: this.#pages.tableStarts(),
      width: this.#width(),
      nextId: () => this.#nextId(),
      clean: (text, spot) => this.#clean(text, spot),
    });
    for (const piece of pieces) this.#pieces.push(piece);
    this.#pages.tableEnds();
  }

  /** The body's XML in pieces, the properties of its last section included. They are not put together here: long strings are slow to make. */
  finish(): string[] {
    this.#pages.newPage(0);
    // A document must not end with a table.
    if (this.#pieces.at(-1) === TABLE_END) this.#pieces.push(sectionEnd(""));
    for (const piece of this.#pages.breaks)
      this.#pieces[piece] = (this.#pieces[piece] ?? "").replace(PARAGRAPH_START, `$&${PAGE_BREAK}`);
    this.#pieces.push(this.#sectionProperties());
    return this.#pieces;
  }

  /** Puts the properties of a section into its last paragraph, or behind a table into a low one. */
  #endSection(properties: string): void {
    const last = this.#pieces.pop() ?? "";
    const at = last === TABLE_END ? -1 : last.indexOf("</w:pPr>");
    if (at >= 0) {
      this.#pieces.push(last.slice(0, at) + properties + last.slice(at));
      return;
    }
    this.#pages.put({ piece: this.#pieces.length + 1, lines: 1, wideLines: 1, pitch: SECTION_END, kind: "text" });
    this.#pieces.push(last, sectionEnd(properties));
  }

  #sectionProperties(): string {
    const properties = this.#landscape ? this.#skeleton.landscape : this.#skeleton.portrait;
    if (this.#ended) return properties;
    this.#ended = true;
    // The first section with page numbers counts from 1.
    return properties.replace("<w:pgNumType/>", '<w:pgNumType w:start="1"/>');
  }

  #width(): number {
    return pageMeasures(this.#template, this.#landscape).width;
  }

  /** The next piece, as text of the body. */
  #step(text: string): Step {
    const lines = this.#proseLines(text);
    const wideLines = hasHalfWidths(text) ? this.#proseLines(text, WIDE_LATIN) : lines;
    return { piece: this.#pieces.length, lines, wideLines, pitch: this.#pitch, kind: "text" };
  }

  #proseLines(text: string, latin = 1): number {
    const characters = this.#landscape ? Math.floor(this.#width() / 315) : CHARACTERS_PER_LINE;
    if (!text.includes("\n")) return countProseLines(text, characters * 2, 4, latin);
    return text
      .split("\n")
      .reduce((sum, line, index) => sum + countProseLines(line, characters * 2, index === 0 ? 4 : 0, latin), 0);
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #clean(text: string, spot: string): string {
    if (isClean(text)) return text;
    return cleanText(text, { spot: spot.replaceAll("\n", "").slice(0, 40) }, (diagnostic) =>
      this.diagnostics.push(diagnostic),
    );
  }
}
