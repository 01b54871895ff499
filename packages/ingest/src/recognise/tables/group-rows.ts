import { endsSentence, sameForm, serialValue } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { joinCut, lineText, markFurniture, passageText, placeOf, type Recognition } from "../passage.ts";
import { type Row } from "./read-rows.ts";
import { CONTINUED_SERIAL, isDitto, isSerial } from "./serial-text.ts";

/** Rows that belong together: the serial and text of the group as printed once, and its rows. */
export interface RowGroup {
  serial: Line[];
  text: Line[];
  rows: Row[];
}

/**
 * Groups rows by their grouping columns (序号 and `field`). Empty grouping cells continue the group above. A group printed again is the
 * same group where a page break or a printing of it on every row explains it; printed again after rows that left it empty, it is a
 * group of its own, as the source prints it. The same serial with another text is always a group of its own.
 */
export function groupRows(recognition: Recognition, rows: readonly Row[], field: string): RowGroup[] {
  const groups: RowGroup[] = [];
  const numbersRows = everyRowNumbered(recognition, rows, field);
  const hasSerials = rows.some((row) => (row.fields["serial"] ?? []).length > 0);
  // Without serials only the end of a sentence tells the rest of a cut text from the next group.
  const canBeCut = hasSerials || columnEndsSentences(recognition, rows, field);
  let previousPrinted = false;
  for (const row of rows) {
    const current = groups.at(-1);
    const serial = row.fields["serial"] ?? [];
    const text = row.fields[field] ?? [];
    const verdict =
      current === undefined
        ? "new"
        : relation(recognition, current, row, { field, numbersRows, previousPrinted, canBeCut });
    // A group repeated at a page end is no sign that the source prints it on every row.
    previousPrinted = !row.continued && (serial.length > 0 || text.length > 0);
    if (current === undefined || verdict === "new") groups.push({ serial, text, rows: [row] });
    else {
      if (verdict === "cut") current.text = joinCut(recognition.document, current.text, text);
      else markFurniture(recognition, "repeated group", text);
      markFurniture(recognition, isRepetition(recognition, serial, current) ? "repeated group" : "serial", serial);
      current.rows.push(row);
    }
  }
  if (numbersRows) reportNumberedRows(recognition, groups);
  reportLacking(recognition, groups, "text");
  reportLacking(recognition, groups, "serial");
  reportTwins(recognition, groups);
  reportOddSerials(recognition, groups);
  reportSamples(recognition, groups);
  return groups;
}

/**
 * The rows of a group without the one that only names it: a group's number and text may stand on a row of their own above its rows. `field` is
 * that of the groups; what else may stand there is the group's as well.
 */
export function rowsBelow(group: RowGroup, field: string): Row[] {
  const [first, ...others] = group.rows;
  if (first === undefined || others.length === 0 || first.extras.length > 0) return group.rows;
  const isGroups = (own: string): boolean => own === "serial" || own === field || own === "accountability";
  return Object.keys(first.fields).every(isGroups) ? others : group.rows;
}

function isRepetition(recognition: Recognition, serial: readonly Line[], group: RowGroup): boolean {
  return sameForm(textOf(recognition, serial).replace(CONTINUED_SERIAL, ""), textOf(recognition, group.serial));
}

interface Situation {
  field: string;
  numbersRows: boolean;
  previousPrinted: boolean;
  canBeCut: boolean;
}

/** new: a group of its own; same: continues or repeats the group above; cut: the rest of the group's text after a page break. */
function relation(recognition: Recognition, current: RowGroup, row: Row, situation: Situation): "new" | "same" | "cut" {
  const serial = textOf(recognition, row.fields["serial"] ?? []).replace(CONTINUED_SERIAL, "");
  const text = withoutContinued(
    textOf(recognition, row.fields[situation.field] ?? []),
    textOf(recognition, current.text),
  );
  if ((serial === "" || isDitto(serial)) && (text === "" || isDitto(text))) return "same";
  const currentSerial = textOf(recognition, current.serial);
  if ((text === "" || sameForm(text, textOf(recognition, current.text))) && countsOn(currentSerial, serial))
    return "same";
  const sameSerial = serial === "" || sameForm(serial, currentSerial);
  const sameText = sameForm(text, textOf(recognition, current.text));
  if (row.continued && sameSerial) return sameText || text === "" ? "same" : "cut";
  // Words under 序号 are no number of the group above.
  if (text === "" && !sameSerial && !isSerial(serial)) return "new";
  if (text === "" && row.covered.has(situation.field)) return "same";
  if (text === "") {
    if (sameSerial && (row.afterBreak || situation.previousPrinted)) return "same";
    return situation.numbersRows ? "same" : "new";
  }
  if (sameSerial && sameText) {
    if (row.afterBreak || situation.previousPrinted) return "same";
    reportRepetition(recognition, row, currentSerial);
    return "new";
  }
  if (situation.numbersRows && sameText && situation.previousPrinted) return "same";
  const cut = serial === "" && row.afterBreak && !endsSentence(textOf(recognition, current.text));
  return cut && situation.canBeCut && !row.covered.has("serial") ? "cut" : "new";
}

/** 燃气安全管理（续）: the name of the group above with the mark of a page end behind it is that name; any other text is as printed. */
function withoutContinued(text: string, above: string): string {
  const name = text.replace(CONTINUED_SERIAL, "");
  return name !== text && sameForm(name, above) ? above : text;
}

/** 1-1, 1-2 · 1, 1.1: a serial of two numbers counts the rows of the group that the first of them names. */
function countsOn(above: string, serial: string): boolean {
  const [whole, group = ""] = /^([0-9０-９]{1,3})[-－—.．][0-9０-９]{1,3}$/u.exec(serial) ?? [];
  return whole !== undefined && whole !== above && above.split(/[-－—.．]/u)[0] === group;
}

/** What a person should know of groups that lack their number or their name. */
const LACKING = {
  text: {
    code: "ingest/group-without-text",
    what: "只有序号、没有名称",
    remedy: "如与上一项同属一项，请删去其序号或合并单元格；如为单独一项，请补上名称",
  },
  serial: {
    code: "ingest/group-without-serial",
    what: "没有序号，而其他各项都有",
    remedy: "如为上一项文字的后一部分，请并入上一项的单元格；如为单独一项，请补上序号",
  },
} as const;

/** Says once that groups lack their name where others have one, or their number where most do: such a row may be the rest of the group above. */
function reportLacking(recognition: Recognition, groups: readonly RowGroup[], field: keyof typeof LACKING): void {
  const lacking = groups.filter((group) => group[field].length === 0 && !isBlank(group));
  const [first] = lacking;
  const isUsual = field === "text" ? lacking.length === groups.length : lacking.length * 2 > groups.length;
  if (first === undefined || isUsual) return;
  const { code, what, remedy } = LACKING[field];
  const printed = field === "text" ? first.serial : first.text;
  recognition.diagnostics.push({
    code,
    severity: "warning",
    place: placeOf(recognition, printed),
    message: `有 ${lacking.length} 项${what}，已按原文各作为一项保留`,
    actual: textOf(recognition, printed).slice(0, 40),
    remedy,
  });
}

function isBlank({ serial, text }: RowGroup): boolean {
  return serial.length === 0 && text.length === 0;
}

/** Says once that a group has the name of the one above and a number of its own: an item beside it, or one more row of it in a list that counts rows. */
function reportTwins(recognition: Recognition, groups: readonly RowGroup[]): void {
  let [above, number] = ["", ""];
  const twins = groups.filter(({ serial, text }) => {
    const own = textOf(recognition, serial);
    const name = own === "" ? "" : textOf(recognition, text);
    const isTwin = name !== "" && name === above && own !== number;
    [above, number] = [name, own];
    return isTwin;
  });
  const [first] = twins;
  if (first === undefined) return;
  recognition.diagnostics.push({
    code: "ingest/same-name-twice",
    severity: "hint",
    place: placeOf(recognition, first.text),
    message: `有 ${twins.length} 项与上一项名称相同而序号不同，已按序号各作为一项`,
    actual: textOf(recognition, first.text).slice(0, 40),
    remedy: "如与上一项同属一项，请合并名称的单元格，或只在首行写名称和序号",
  });
}

/** No words of a serial are longer. */
const LONGEST_SERIAL = 6;

/** 示例, （例） under 序号: the row shows how a form is filled in. */
const SAMPLE_ROW = /^[（(]?(?:示例|样例|范例|例如?|举例)[）)：:0-9]{0,3}$/u;

/** Says of a row that shows how the form is filled in: it is kept, as nobody but a person can say whether it was meant to stay. */
function reportSamples(recognition: Recognition, groups: readonly RowGroup[]): void {
  const sample = groups.find(({ serial }) => serial.length === 1 && SAMPLE_ROW.test(textOf(recognition, serial)));
  if (sample === undefined) return;
  recognition.diagnostics.push({
    code: "ingest/sample-row",
    severity: "warning",
    place: placeOf(recognition, sample.serial),
    message: "序号栏内写有“示例”一类字样，该行已按原文作为一项保留",
    actual: textOf(recognition, sample.text).slice(0, 40),
    remedy: "如为填表示例，请在来源文件中删去该行",
  });
}

/** Says of words under 序号, where other groups have a number there, that the row may stand in other columns than the header's. */
function reportOddSerials(recognition: Recognition, groups: readonly RowGroup[]): void {
  const printed = groups.filter(({ serial }) => serial.length > 0);
  const odd = printed.filter(({ serial }) => {
    const text = textOf(recognition, serial);
    return text.length > LONGEST_SERIAL && !isSerial(text.replace(CONTINUED_SERIAL, ""));
  });
  const [first] = odd;
  if (first === undefined || odd.length === printed.length) return;
  recognition.diagnostics.push({
    code: "ingest/odd-serial",
    severity: "warning",
    place: placeOf(recognition, first.serial),
    message: `有 ${odd.length} 行的序号栏内是文字，该行各格可能与表头错位`,
    actual: textOf(recognition, first.serial).slice(0, 40),
    remedy: "请核对该行各格是否在应在的栏内",
  });
}

/**
 * True where the serials count the rows and not the groups: 1, 2, 3 … on every row, while the group's text stands once, is merged or is printed again
 * on many rows. Two items of one name among others are two, as their serials say.
 */
function everyRowNumbered(recognition: Recognition, rows: readonly Row[], field: string): boolean {
  if (rows.length < 3) return false;
  let last: number | undefined;
  let withoutText = 0;
  let repeated = 0;
  let lastText = "";
  for (const row of rows) {
    const value = serialValue(textOf(recognition, row.fields["serial"] ?? []));
    if (value === undefined || (last !== undefined && value !== last + 1)) return false;
    last = value;
    const text = textOf(recognition, row.fields[field] ?? []);
    if (text === "") withoutText += 1;
    else if (text === lastText) repeated += 1;
    lastText = text === "" ? lastText : text;
  }
  return withoutText > 0 || repeated * 4 > rows.length;
}

/** Says once that rows with serials of their own were put together, since they print the same name. */
function reportNumberedRows(recognition: Recognition, groups: readonly RowGroup[]): void {
  const joined = groups.filter(
    ({ rows }) => rows.filter(({ fields }) => (fields["serial"] ?? []).length > 0).length > 1,
  );
  const [first] = joined;
  if (first === undefined) return;
  recognition.diagnostics.push({
    code: "ingest/serials-count-rows",
    severity: "hint",
    place: placeOf(recognition, first.serial),
    message: `序号按行编排，${joined.length} 组名称相同（或合并）的各行各合为一项，以首行的序号为其序号`,
    actual: textOf(recognition, first.text).slice(0, 40),
    remedy: "如实为不同的事项，请使其名称有所区别",
  });
}

function reportRepetition(recognition: Recognition, row: Row, serial: string): void {
  recognition.diagnostics.push({
    code: "ingest/group-printed-twice",
    severity: "hint",
    place: placeOf(recognition, row.lines),
    message: `序号 ${serial} 及其内容重复列出，已按原文作为两项保留`,
    remedy: "如实为同一项，请在来源文件中删去后一处的序号和内容",
  });
}

function textOf(recognition: Recognition, lines: readonly Line[]): string {
  return passageText(recognition.document, lines);
}

/** True where nearly all texts of a column end as sentences: only then does a text that does not end so count as cut. */
export function columnEndsSentences(recognition: Recognition, rows: readonly Row[], field: string): boolean {
  let ended = 0;
  let filled = 0;
  for (const row of rows) {
    const last = row.fields[field]?.at(-1);
    if (last === undefined) continue;
    filled += 1;
    if (endsSentence(lineText(recognition.document, last))) ended += 1;
  }
  return filled >= 4 && ended >= filled * 0.8;
}
