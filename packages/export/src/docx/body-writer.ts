import type { Diagnostic, FormRow } from "@qingdan/model";
import { cleanText, isClean } from "../clean-text.ts";
import type { PlanColumn } from "../plan.ts";
import type { Template } from "../template.ts";
import type { ContentsEntry } from "./contents-entry.ts";
import { sectionEnd } from "./front-matter.ts";
import { CHARACTERS_PER_LINE, linePitch, pageMeasures, TWIPS_PER_POINT } from "./measures.ts";
import { PageFlow } from "./page-flow.ts";
import { countProseLines, WIDE_LATIN } from "./prose-lines.ts";
import { paragraph } from "./runs.ts";
import type { DocumentSkeleton } from "./skeleton.ts";
import { SECTION_END, STYLES } from "./styles.ts";
import { writeTable } from "./table-writer.ts";

/** A word that cannot be parted (an address of a web page) would tear the line before it apart, if that were justified. */
const LONG_WORD = /[!-~]{16}/u;
const RAGGED = '<w:jc w:val="left"/>';
/** Lines that stand on the page of a regime's heading: the heading of its first section and two lines of text. */
export const LINES_WITH_HEADING = 3;

/** Writes the body of a document from top to bottom and keeps account of its pages. */
export class BodyWriter {
  readonly entries: ContentsEntry[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #template: Template;
  readonly #skeleton: DocumentSkeleton;
  readonly #pitch: number;
  #flow: PageFlow;
  /** The same document set in a wider Latin font, as where the form's fonts are missing. Headings must stand on the same page in both. */
  #wide: PageFlow;
  /** The last paragraph that begins on the same page in both fonts, and the lines of the paragraphs from there on. */
  #place: { at: number; flow: PageFlow; wide: PageFlow } | undefined;
  #since: { lines: number; wideLines: number }[] = [];
  #landscape = false;
  #started = false;
  /** Whether the properties of a section have been written. */
  #ended = false;
  #lastId = 0;
  #xml = "";

  constructor(template: Template, skeleton: DocumentSkeleton) {
    this.#template = template;
    this.#skeleton = skeleton;
    this.#pitch = linePitch(template);
    this.#flow = new PageFlow(pageMeasures(template, false).height);
    this.#wide = this.#flow.copy();
  }

  /** Begins a part on a new page, upright or turned. */
  newPart(landscape: boolean): void {
    if (this.#started) {
      this.#flow.lines(1, SECTION_END);
      this.#wide.lines(1, SECTION_END);
      this.#agree();
      this.#flow.newPage(pageMeasures(this.#template, landscape).height);
      this.#xml += sectionEnd(this.#sectionProperties());
    } else {
      this.#flow = new PageFlow(pageMeasures(this.#template, landscape).height);
    }
    this.#wide = this.#flow.copy();
    this.#started = true;
    this.#landscape = landscape;
  }

  /**
   * A heading: it stands in the 目录 where it has a level, and on the page of what follows it: so many lines, at least where the form's fonts
   * are missing.
   */
  heading(style: string, text: string, level?: 1 | 2 | 3, followed = LINES_WITH_HEADING): void {
    const clean = this.#clean(text, text);
    if (level === undefined) this.#place = undefined;
    else this.#agree();
    const lines = this.#proseLines(clean);
    const wideLines = this.#proseLines(clean, WIDE_LATIN);
    if (level === undefined) {
      this.#flow.keptWithNext(lines * this.#pitch, () => undefined);
      this.#wide.keptWithNext(wideLines * this.#pitch, () => undefined);
      this.#xml += paragraph(style, clean);
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
    const breaks = this.#breaksBefore(lines, wideLines + followed);
    this.#wide.keptWithNext(wideLines * this.#pitch, () => undefined);
    this.#flow.keptWithNext(lines * this.#pitch, (page) => {
      entry.page = page;
    });
    const start = `<w:bookmarkStart w:id="${id}" w:name="${entry.bookmark}"/>`;
    this.#xml += paragraph(style, clean, breaks ? "<w:pageBreakBefore/>" : "", start, `<w:bookmarkEnd w:id="${id}"/>`);
  }

  /** Whether so many lines more stand on this page, in both fonts. */
  hasRoom(lines: number): boolean {
    const height = lines * this.#pitch;
    return [this.#flow, this.#wide].every((flow) => !flow.isWaiting && flow.remaining >= height);
  }

  /** Text of the body: each line a paragraph, its first line indented. */
  prose(text: string, spot: string): void {
    if (text === "") return;
    for (const line of this.#clean(text, spot).split("\n")) {
      this.#rememberPlace();
      const lines = this.#proseLines(line);
      const wideLines = this.#proseLines(line, WIDE_LATIN);
      this.#since.push({ lines, wideLines });
      this.#flow.lines(lines, this.#pitch);
      this.#wide.lines(wideLines, this.#pitch);
      this.#xml += paragraph(STYLES.body, line, LONG_WORD.test(line) ? RAGGED : "");
    }
  }

  /** Keeps the beginning of a paragraph in mind, if it surely stands on this page. */
  #rememberPlace(): void {
    if (this.#flow.isWaiting || this.#flow.page !== this.#wide.page) return;
    this.#place = { at: this.#xml.length, flow: this.#flow.copy(), wide: this.#wide.copy() };
    this.#since = [];
  }

  /**
   * Sees to it that the text stands on the same page in both fonts: where it does not any more, the last paragraph that did begins a page by
   * force. Only paragraphs may have come since.
   */
  #agree(): void {
    const place = this.#place;
    this.#place = undefined;
    if (this.#flow.page === this.#wide.page || place === undefined) return;
    const start = `<w:p><w:pPr><w:pStyle w:val="${STYLES.body}"/>`;
    const text = this.#xml.slice(place.at);
    if (!text.startsWith(start)) return;
    this.#xml = `${this.#xml.slice(0, place.at)}${start}<w:pageBreakBefore/>${text.slice(start.length)}`;
    this.#flow = place.flow;
    this.#flow.newPage();
    this.#wide = this.#flow.copy();
    for (const { lines, wideLines } of this.#since) {
      this.#flow.lines(lines, this.#pitch);
      this.#wide.lines(wideLines, this.#pitch);
    }
  }

  /** A line of room between two parts on one page. */
  emptyLine(): void {
    this.#agree();
    this.#flow.lines(1, this.#pitch);
    this.#wide.lines(1, this.#pitch);
    this.#xml += paragraph(STYLES.body, "");
  }

  /** A note over or under a table: its lines stay together. */
  note(text: string, spot: string): void {
    this.#place = undefined;
    const clean = this.#clean(text, spot);
    const room = (this.#width() * 2) / (this.#template.word.tableFontSize * TWIPS_PER_POINT);
    const pitch = Math.round(this.#template.word.tableLineSpacing * TWIPS_PER_POINT);
    const lines = clean.split("\n").reduce((sum, line) => sum + Math.max(1, countProseLines(line, room, 0)), 0);
    const together = lines * pitch <= this.#flow.height;
    for (const flow of [this.#flow, this.#wide]) {
      if (together) flow.block(lines * pitch);
      else flow.lines(lines, pitch);
    }
    this.#xml += paragraph(STYLES.note, clean, together ? "<w:keepLines/>" : "");
  }

  /** A table; `statement` stands in a full-width row where there are no rows. */
  table(title: string, columns: readonly PlanColumn[], rows: readonly FormRow[], statement = ""): void {
    this.#place = undefined;
    this.#xml += writeTable(title, columns, rows, statement, {
      template: this.#template,
      flow: this.#flow,
      width: this.#width(),
      nextId: () => this.#nextId(),
      clean: (text, spot) => this.#clean(text, spot),
    });
    this.#wide = this.#flow.copy();
  }

  /** The body's XML, the properties of its last section included. */
  finish(): string {
    this.#flow.newPage();
    // A document must not end with a table: the low paragraph stands behind it here, too.
    return this.#xml + sectionEnd("") + this.#sectionProperties();
  }

  /**
   * Whether a heading of the 目录 must begin a page by force, because it would stand on another page with other fonts: then its number
   * would be wrong there.
   */
  #breaksBefore(lines: number, wideLines: number): boolean {
    // At least a line stands below a heading. One line more at most, because programs part a line here and there in a way of their own.
    const least = (lines + 1) * this.#pitch;
    const most = (wideLines + 1) * this.#pitch;
    if (this.#flow.pageFor(least) === this.#wide.pageFor(most)) return false;
    this.#flow.newPage();
    this.#wide = this.#flow.copy();
    return true;
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
