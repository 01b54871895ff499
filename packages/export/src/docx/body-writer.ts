import type { Diagnostic, FormRow } from "@qingdan/model";
import { cleanText } from "../clean-text.ts";
import type { PlanColumn } from "../plan.ts";
import type { Template } from "../template.ts";
import type { ContentsEntry } from "./contents-entry.ts";
import { sectionEnd } from "./front-matter.ts";
import { CHARACTERS_PER_LINE, linePitch, pageMeasures, TWIPS_PER_POINT } from "./measures.ts";
import { PageFlow } from "./page-flow.ts";
import { countProseLines } from "./prose-lines.ts";
import { paragraph } from "./runs.ts";
import type { DocumentSkeleton } from "./skeleton.ts";
import { SECTION_END, STYLES } from "./styles.ts";
import { writeTable } from "./table-writer.ts";

/** Writes the body of a document from top to bottom and keeps account of its pages. */
export class BodyWriter {
  readonly entries: ContentsEntry[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #template: Template;
  readonly #skeleton: DocumentSkeleton;
  readonly #pitch: number;
  #flow: PageFlow;
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
  }

  /** Begins a part on a new page, upright or turned. */
  newPart(landscape: boolean): void {
    if (this.#started) {
      this.#flow.lines(1, SECTION_END);
      this.#flow.newPage(pageMeasures(this.#template, landscape).height);
      this.#xml += sectionEnd(this.#sectionProperties());
    } else {
      this.#flow = new PageFlow(pageMeasures(this.#template, landscape).height);
    }
    this.#started = true;
    this.#landscape = landscape;
  }

  /** A heading: it stands in the 目录 where it has a level, and on the page of what follows it. */
  heading(style: string, text: string, level?: 1 | 2 | 3): void {
    const clean = this.#clean(text, text);
    const lines = this.#proseLines(clean);
    if (level === undefined) {
      this.#flow.keptWithNext(lines * this.#pitch, () => undefined);
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
    this.#flow.keptWithNext(lines * this.#pitch, (page) => {
      entry.page = page;
    });
    const start = `<w:bookmarkStart w:id="${id}" w:name="${entry.bookmark}"/>`;
    this.#xml += paragraph(style, clean, "", start, `<w:bookmarkEnd w:id="${id}"/>`);
  }

  /** Text of the body: each line a paragraph, its first line indented. */
  prose(text: string, spot: string): void {
    if (text === "") return;
    for (const line of this.#clean(text, spot).split("\n")) {
      this.#flow.lines(Math.max(1, this.#proseLines(line)), this.#pitch);
      this.#xml += paragraph(STYLES.body, line);
    }
  }

  /** A note over or under a table. */
  note(text: string, spot: string): void {
    const clean = this.#clean(text, spot);
    const room = (this.#width() * 2) / (this.#template.word.tableFontSize * TWIPS_PER_POINT);
    const pitch = Math.round(this.#template.word.tableLineSpacing * TWIPS_PER_POINT);
    const lines = clean.split("\n").reduce((sum, line) => sum + Math.max(1, countProseLines(line, room, 0)), 0);
    this.#flow.lines(lines, pitch);
    this.#xml += paragraph(STYLES.note, clean);
  }

  /** A table; `statement` stands in a full-width row where there are no rows. */
  table(title: string, columns: readonly PlanColumn[], rows: readonly FormRow[], statement = ""): void {
    this.#xml += writeTable(title, columns, rows, statement, {
      template: this.#template,
      flow: this.#flow,
      width: this.#width(),
      nextId: () => this.#nextId(),
      clean: (text, spot) => this.#clean(text, spot),
    });
  }

  /** The body's XML, the properties of its last section included. */
  finish(): string {
    this.#flow.newPage();
    // A document must not end with a table: the low paragraph stands behind it here, too.
    return this.#xml + sectionEnd("") + this.#sectionProperties();
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

  #proseLines(text: string): number {
    const characters = this.#landscape ? Math.floor(this.#width() / 315) : CHARACTERS_PER_LINE;
    return text
      .split("\n")
      .reduce((sum, line, index) => sum + countProseLines(line, characters * 2, index === 0 ? 4 : 0), 0);
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #clean(text: string, spot: string): string {
    return cleanText(text, { spot: spot.replaceAll("\n", "").slice(0, 40) }, (diagnostic) =>
      this.diagnostics.push(diagnostic),
    );
  }
}
