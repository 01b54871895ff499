import type { Part } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { labelAtHead, LONGEST_LABEL } from "../../label-at-head.ts";
import { reportUnknownColumn } from "../header/report-columns.ts";
import { namesOrganisation } from "../lists/recognise-bureau.ts";
import { dropStart, markFurniture, type Recognition } from "../passage.ts";
import type { Row } from "../tables/read-rows.ts";
import { beginsGroup, type GroupMark, type Item } from "./prose-items.ts";

/** Once it may be a sentence of the text above. */
const FEWEST_LINES = 2;
/** 各乡镇、其他单位: who has a share, as departments have. */
const SHARERS = /(?:单位|部门|乡镇|街道|镇街)$/u;

/**
 * Labels of no column that prose begins lines with again and again (服务对象：…, 办公时间：…): what stands behind them is kept as a note on its
 * row, as an unknown column is, and goes on with no other column's text.
 */
export class UnknownLabels {
  private readonly recognition: Recognition;
  private readonly part: Part;
  private readonly labels = new Set<string>();
  /** Numbers stand in front of labels alone. */
  private readonly areNumbered: boolean;
  private readonly told = new Set<string>();
  /** The text that lines without a label go on with. */
  private open: Line[] | undefined;

  /** `mark` is what begins the groups, whose names are no labels. */
  constructor(recognition: Recognition, part: Part, items: readonly Item[], mark?: GroupMark) {
    this.recognition = recognition;
    this.part = part;
    const counts = new Map<string, number>();
    let known = 0;
    let numbered = 0;
    for (const item of items) {
      const { line, number } = item;
      if (mark !== undefined && beginsGroup(item, mark)) continue;
      const label = this.labelOf(line, number?.length ?? 0);
      if (number !== undefined) numbered += label === undefined ? 1 : 0;
      if (label === undefined) continue;
      const isKnown = recognition.vocabulary.columnOf(part, label) !== undefined;
      if (number !== undefined && isKnown) known += 1;
      if (!isKnown) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    this.areNumbered = known >= FEWEST_LINES && numbered === 0;
    for (const [label, count] of counts) if (count >= FEWEST_LINES && this.mayBeName(label)) this.labels.add(label);
  }

  /** Takes 2.服务对象：… where numbers count the labels of a row, so that each of them stands in front of one. */
  takeNumbered(line: Line, length: number, row: Row | undefined): boolean {
    if (!this.areNumbered) return false;
    const heading = this.labelOf(line, length);
    if (heading === undefined || !this.labels.has(heading)) return false;
    const body = dropStart(this.recognition.document, line, length);
    if (!this.take(body, row)) return false;
    markFurniture(this.recognition, "numbering", [{ start: line.start, end: body.start }]);
    return true;
  }

  /** Takes a line that begins with such a label, or goes on below one, for a note on the row; false for any other line. */
  take(line: Line, row: Row | undefined): boolean {
    if (this.labels.size === 0 || row === undefined) return false;
    const heading = this.labelOf(line);
    if (heading !== undefined && this.begins(line)) {
      const text = dropStart(this.recognition.document, line, heading.length + 1);
      const mark = { start: line.start, end: line.start + heading.length + 1 };
      markFurniture(this.recognition, "label", [mark]);
      this.open = text.end > text.start ? [{ ...text, soft: false }] : [];
      row.extras.push({ heading, lines: this.open });
      if (!this.told.has(heading)) reportUnknownColumn(this.recognition, heading, [mark], `columns.${this.part}`);
      this.told.add(heading);
      return true;
    }
    if (this.open === undefined || heading !== undefined) {
      this.close();
      return false;
    }
    this.open.push({ ...line, soft: this.open.length > 0 });
    return true;
  }

  /** True for a line that begins with such a label. */
  begins(line: Line): boolean {
    const label = this.labels.size === 0 ? undefined : this.labelOf(line);
    return label !== undefined && this.labels.has(label);
  }

  /** What comes next begins a text of its own. */
  close(): void {
    this.open = undefined;
  }

  private mayBeName(label: string): boolean {
    return this.part !== "boundaries" || !(namesOrganisation(label) || SHARERS.test(label));
  }

  private labelOf(line: Line, from = 0): string | undefined {
    const { text } = this.recognition.document;
    const start = line.start + from;
    return labelAtHead(text.slice(start, Math.min(line.end, start + LONGEST_LABEL + 1)));
  }
}

/** The labels that several of some texts begin with. */
export function labelsAgain(texts: readonly string[]): ReadonlySet<string> {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const text of texts) {
    const label = labelAtHead(text);
    if (label !== undefined) (once.has(label) ? again : once).add(label);
  }
  return again;
}
