import { endsSentence, type Part } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { trimRange } from "../../text-lines.ts";
import { departmentOf, sentencesOfDepartments } from "./department-in-front.ts";
import { lineText, type Recognition } from "../passage.ts";
import {
  beginsGroup,
  bulletLength,
  type GroupMark,
  type Item,
  type ItemNumber,
  type ItemStyle,
} from "./prose-items.ts";
import {
  BRACKETED,
  CLOSING,
  COUNT,
  LABEL,
  LETTER,
  LONGEST_LABEL,
  NAME_FIELDS,
  NAME_IN_FRONT,
  OPEN,
  partedText,
} from "./prose-labels.ts";
import { continuedLine } from "./continued-line.ts";
import { emptyRow, type Row } from "../tables/read-rows.ts";
import type { UnknownLabels } from "./unknown-labels.ts";

/** Puts the items of numbered prose together to groups and rows, one after the other. */
export class ProseReader {
  readonly rows: Row[] = [];
  readonly marks: { reason: "numbering" | "label"; line: Line }[] = [];
  groups = 0;
  private readonly recognition: Recognition;
  private readonly part: Part;
  private readonly fields: { group: string; row: string };
  private readonly unknown: UnknownLabels;
  private inner: ItemStyle | "bullet" | undefined;
  /** The field that a line without number and label goes on with. */
  private open = "";
  /** A label stood alone on its line: the next line begins its text. */
  private awaited = false;
  /** The number in front of the line that is read, and that in front of the last department. */
  private number: ItemNumber | undefined;
  private departmentNumber: ItemNumber | undefined;
  /** The heading of another column than that of the rows stood alone on a line above. */
  private headed = false;

  constructor(recognition: Recognition, part: Part, fields: { group: string; row: string }, unknown: UnknownLabels) {
    this.recognition = recognition;
    this.part = part;
    this.fields = fields;
    this.unknown = unknown;
  }

  take(item: Item, mark: GroupMark): void {
    const { number } = item;
    const line = this.afterBullet(item);
    this.number = number;
    if (number !== undefined || line.item === true) this.unknown.close();
    // Under the heading of a duty every paragraph is a task, as a bullet is.
    const isItem = line.item === true || (typeof mark === "number" && this.part === "duties");
    if (beginsGroup(item, mark)) this.beginGroup(line, number);
    else if (number !== undefined && this.unknown.takeNumbered(line, number.length, this.rows.at(-1))) return;
    else if (number !== undefined && (this.inner ?? number.style) === number.style) this.beginRow(line, number);
    // 县公安局：负责…: under a matter every line that begins with a department is that department's share.
    else if (this.part === "boundaries" && this.takeShares(line, number)) return;
    // A bullet under a group is a row; under a row it is text of it, or a label with its text.
    else if (isItem && !this.numbersRows() && !this.beginsWithLabel(line)) this.beginRow(line, undefined);
    else if (number === undefined && this.unknown.take(line, this.rows.at(-1))) return;
    else if (number === undefined && this.isBehindName(line)) this.addText(line, this.fields.row, true);
    else this.addText(line, this.open, false);
  }

  /** True for a sentence behind 联系电话：… or 承办机构：…, which goes on with no name and no number: the next row begins with it. */
  private isBehindName(line: Line): boolean {
    if (this.awaited || this.open === "department" || !NAME_FIELDS.has(this.open)) return false;
    const text = lineText(this.recognition.document, line);
    return /^\p{Script=Han}/u.test(text) && endsSentence(text) && !this.beginsWithLabel(line);
  }

  /** The line behind a bullet that was typed in front of it, where it begins a row or a field: inside a row it is text. */
  private afterBullet({ line, number }: Item): Line {
    const length = number === undefined ? bulletLength(this.recognition.document, line) : 0;
    if (length === 0) return line;
    const body = { ...line, ...trimRange(this.recognition.document.text, line.start + length, line.end), item: true };
    if (this.numbersRows() && !this.beginsWithLabel(body)) return line;
    this.marks.push({ reason: "numbering", line: { start: line.start, end: line.start + length } });
    return body;
  }

  /** Takes a line that begins with a department, behind a deeper number too (（1）县公安局：…); not where 案例 alone on its line has opened. */
  private takeShares(line: Line, number: ItemNumber | undefined): boolean {
    const { document } = this.recognition;
    const { text } = document;
    const body = number === undefined ? line : { ...line, ...trimRange(text, line.start + number.length, line.end) };
    const department = departmentOf(document, body, this.isNextDepartment(), !this.awaited && !this.headed);
    if (department === undefined) return false;
    if (this.headed && !/[：:]/u.test(text.slice(department.name.end, department.rest.start))) return false;
    if (number !== undefined) this.afterNumber(line, number, line.start);
    for (const sentence of sentencesOfDepartments(document, body)) this.addText(sentence, this.fields.row, true);
    return true;
  }

  /** True where the line has the number behind that of a department: （4） behind （3）县公安局：…. */
  private isNextDepartment(): boolean {
    const [own, last] = [this.number, this.departmentNumber];
    return own !== undefined && own.style === last?.style && own.value === last.value + 1;
  }

  private beginGroup(line: Line, number: ItemNumber | undefined): void {
    this.groups += 1;
    this.departmentNumber = undefined;
    this.headed = false;
    this.inner = undefined;
    const row = emptyRow();
    row.lines.push(line);
    this.rows.push(row);
    let body = line;
    if (number !== undefined) {
      const start = line.start + lineText(this.recognition.document, line).indexOf(number.printed);
      row.fields["serial"] = [{ start, end: start + number.printed.length }];
      if (start > line.start) this.marks.push({ reason: "numbering", line: { start: line.start, end: start } });
      body = this.afterNumber(line, number, start + number.printed.length);
    }
    this.open = this.fields.group;
    const rest = this.splitName(body);
    const areShares = this.part === "boundaries" && rest !== body;
    const { document } = this.recognition;
    for (const piece of areShares ? sentencesOfDepartments(document, rest) : [rest])
      this.addText(piece, this.fields.group, true);
  }

  private beginRow(line: Line, number: ItemNumber | undefined): void {
    this.inner = number?.style ?? "bullet";
    const last = this.rows.at(-1) as Row;
    const body = number === undefined ? this.afterLetter(line) : this.afterNumber(line, number, line.start);
    // What a label has begun under the group (责任科室：…) is the first row's.
    const filling = this.part === "boundaries" ? [this.fields.row, "department"] : [this.fields.row];
    const isFull = filling.some((field) => last.fields[field] !== undefined);
    if (isFull && !this.fillsField(body, last)) this.rows.push(emptyRow());
    this.open = this.fields.row;
    this.awaited = false;
    this.headed = false;
    this.addText(body, this.fields.row, true);
  }

  private numbersRows(): boolean {
    return this.inner !== undefined && this.inner !== "bullet";
  }

  private beginsWithLabel(line: Line): boolean {
    const label = /^([^，。；：:]+)[：:]/u.exec(lineText(this.recognition.document, line))?.[1];
    return label !== undefined && this.fieldOf(label) !== undefined;
  }

  /** 2.承办机构：…: the number counts the fields of a row; the label names one that the row does not have yet. */
  private fillsField(body: Line, row: Row): boolean {
    const label = /^([^，。；：:]+)(?:[：:]|$)/u.exec(lineText(this.recognition.document, body))?.[1] ?? "";
    const field = this.fieldOf(label);
    return field !== undefined && field !== this.fields.row && row.fields[field] === undefined;
  }

  /** The line behind its number; the number from `from` on is numbering. */
  private afterNumber(line: Line, number: ItemNumber, from: number): Line {
    const end = line.start + number.length;
    if (end > from) this.marks.push({ reason: "numbering", line: { start: from, end } });
    return { ...line, ...trimRange(this.recognition.document.text, end, line.end), soft: false };
  }

  /** a.: what a list inside an item may print in front of its own items. */
  private afterLetter(line: Line): Line {
    const length = line.item === true ? LETTER.exec(lineText(this.recognition.document, line))?.[0].length : undefined;
    if (length === undefined) return line;
    this.marks.push({ reason: "numbering", line: { start: line.start, end: line.start + length } });
    return { ...line, ...trimRange(this.recognition.document.text, line.start + length, line.end) };
  }

  /** 就业登记。为求职者…: of a service or a matter the words up to the first full stop are the name, where they are no sentence. */
  private splitName(body: Line): Line {
    const name = NAME_IN_FRONT[this.part]?.exec(lineText(this.recognition.document, body))?.[0];
    if (name === undefined || this.fieldOf(name.slice(0, -1)) !== undefined) return body;
    const row = this.rows.at(-1) as Row;
    const at = body.start + name.length;
    this.marks.push({ reason: "label", line: { start: at - 1, end: at } });
    row.fields[this.fields.group] = [{ ...body, end: at - 1 }];
    this.open = this.fields.row;
    return { ...body, ...trimRange(this.recognition.document.text, at, body.end) };
  }

  private fieldOf(label: string): string | undefined {
    if (label.length > LONGEST_LABEL) return undefined;
    // 具体工作事项2：…: a label may count its texts.
    const { vocabulary } = this.recognition;
    return (vocabulary.columnOf(this.part, label) ?? vocabulary.columnOf(this.part, label.replace(COUNT, "")))?.field;
  }

  /** Adds the text of a line, cut at the labels in it. `begins` says that a number stood in front of it. */
  private addText(line: Line, field: string, begins: boolean): void {
    if (line.end <= line.start) return;
    const text = lineText(this.recognition.document, line);
    if (this.opensField(line, text, field, begins)) return;
    const bracketed = text.startsWith("【") ? BRACKETED.exec(text) : null;
    const named = this.fieldOf(bracketed?.[1] ?? "");
    if (bracketed !== null && named !== undefined && named !== "serial") {
      const end = line.start + bracketed[0].length;
      this.marks.push({ reason: "label", line: { start: line.start, end } });
      [this.open, this.awaited] = [named, true];
      this.addText({ ...line, ...trimRange(this.recognition.document.text, end, line.end) }, named, begins);
      return;
    }
    let from = 0;
    let to = text.length;
    let target = this.open === this.fields.row && begins ? this.fields.row : field;
    for (const match of text.matchAll(LABEL)) {
      const label = match[1] ?? "";
      const known = this.fieldOf(label);
      if (known === undefined || known === "serial") continue;
      const at = match.index + match[0].lastIndexOf(label);
      const end = match.index + match[0].length;
      // （某某科，电话：…）: the bracket holds other words, which it keeps.
      if (OPEN.test(text.slice(from, at)) && CLOSING.test(text)) continue;
      const bracket = /[（(【〔［[]/u.test(text.charAt(at - 1)) && CLOSING.test(text) ? 1 : 0;
      this.place(this.piece(line, from, at - bracket, target), target, begins);
      const mark = { start: line.start + at - bracket, end: line.start + end };
      this.marks.push({ reason: "label", line: mark });
      from = end;
      if (bracket === 1) to = text.search(CLOSING);
      target = known;
      this.open = known;
      this.awaited = true;
    }
    // …；联系电话：0873-3723661。: the full stop ends the sentence, not the number.
    this.place(this.piece(line, from, to, from > 0 && NAME_FIELDS.has(target) ? target : undefined), target, begins);
    if (to < text.length) this.marks.push({ reason: "label", line: { start: line.start + to, end: line.end } });
  }

  /** 2.相关依据: a line that is nothing but the name of a column; the lines below it are that column's. */
  private opensField(line: Line, text: string, field: string, begins: boolean): boolean {
    if (text.length > LONGEST_LABEL || (begins && field === this.fields.group)) return false;
    const column = this.recognition.vocabulary.columnOf(this.part, text);
    const known = column?.remainder === "" ? column.field : undefined;
    if (known === undefined || known === "serial" || known === this.fields.group) return false;
    this.marks.push({ reason: "label", line });
    this.open = known;
    this.awaited = true;
    this.headed = known !== this.fields.row;
    return true;
  }

  /** A piece of a line without what only parts it from the label behind it. */
  private piece(line: Line, from: number, to: number, before?: string): Line {
    const { text, mark } = partedText(this.recognition.document.text, line.start + from, line.start + to, before);
    if (mark !== undefined) this.marks.push({ reason: "label", line: mark });
    return { ...line, ...text };
  }

  private place(line: Line, field: string, begins: boolean): void {
    if (line.end <= line.start) return;
    const department =
      this.part === "boundaries" && field === "responsibility"
        ? departmentOf(this.recognition.document, line, begins && this.isNextDepartment(), begins && !this.headed)
        : undefined;
    if (department !== undefined) {
      this.departmentNumber = this.number;
      const colon = { start: department.name.end, end: department.rest.start };
      if (colon.end > colon.start) this.marks.push({ reason: "label", line: colon });
      const row = this.rowFor("department", "responsibility");
      row.fields["department"] = [department.name];
      if (department.rest.end > department.rest.start) row.fields["responsibility"] = [department.rest];
      row.lines.push(line);
      this.open = "responsibility";
      this.awaited = false;
      return;
    }
    // Under the name of a service without numbers the text is its content.
    const target = this.part === "services" && field === this.fields.group && !begins ? this.fields.row : field;
    const goesOn = !begins && !this.awaited;
    const row = goesOn || target === this.fields.group ? (this.rows.at(-1) as Row) : this.rowFor(target);
    const before = (row.fields[target] ??= []);
    before.push(
      before.length === 0 ? { ...line, soft: false } : continuedLine(this.recognition.document, before, line),
    );
    row.lines.push(line);
    this.awaited = false;
    this.open = target;
  }

  /** The row that a new text of a field belongs to: the last one, or a new one where that has such a text. */
  private rowFor(...fields: string[]): Row {
    const last = this.rows.at(-1) as Row;
    if (fields.some((field) => last.fields[field] !== undefined)) this.rows.push(emptyRow());
    return this.rows.at(-1) as Row;
  }
}
