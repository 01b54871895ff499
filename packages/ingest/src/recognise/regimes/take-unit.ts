import type { Regime } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { dropStart, lineText, markFurniture, passageText, readFields, type Recognition } from "../passage.ts";
import type { ProseLine } from "../prose/prose-lines.ts";
import type { Row } from "../tables/read-rows.ts";

/** 单位：… in front of the sections names the unit of the regime. */
export function takeUnit(recognition: Recognition, body: readonly ProseLine[]): { lines: ProseLine[]; unit: Line[] } {
  const end = body.findIndex((line) => line.heading !== undefined);
  const at = body.findIndex(
    (line, index) => (end < 0 || index < end) && recognition.vocabulary.afterLabel("unit", line.text) !== undefined,
  );
  const labelled = body[at] ?? onlyLabel(recognition, body);
  if (labelled === undefined) return takeUnitBelowLabel(recognition, body, end);
  const length = BRACKETED.exec(labelled.text)?.[0].length ?? labelled.text.search(/[：:]/u) + 1;
  markFurniture(recognition, "label", [{ start: labelled.line.start, end: labelled.line.start + length }]);
  const unit = dropStart(recognition.document, labelled.line, length);
  return { lines: body.filter((line) => line !== labelled), unit: unit.end > unit.start ? [unit] : [] };
}

/** No name of an office is longer. */
const LONGEST_UNIT = 30;

/** 【责任科室】 in front of an office. */
const BRACKETED = /^[【〖]([^【】〖〗]{2,10})[】〗][：:]?/u;

/** 责任科室：某某科 on a line of its own behind or between the sections of a regime, where no other is so. */
function onlyLabel(recognition: Recognition, body: readonly ProseLine[]): ProseLine | undefined {
  const [only, ...others] = body.filter((line) => namesUnit(recognition, line));
  return others.length === 0 ? only : undefined;
}

function namesUnit({ vocabulary }: Recognition, { number, heading, text }: ProseLine): boolean {
  if (number !== undefined || heading !== undefined || text.length > LONGEST_UNIT * 2) return false;
  const [bracketed, label = ""] = BRACKETED.exec(text) ?? [];
  const isBracketed = bracketed !== undefined && vocabulary.columnOf("oversight", label)?.field === "unit";
  const unit = isBracketed ? text.slice(bracketed.length).trim() : vocabulary.afterLabel("unit", text);
  return unit !== undefined && unit !== "" && unit.length <= LONGEST_UNIT && !/[，。；：,;:]/u.test(unit);
}

/** 责任科室 alone on a line or in a cell, the unit on the next one. */
function takeUnitBelowLabel(
  recognition: Recognition,
  body: readonly ProseLine[],
  end: number,
): { lines: ProseLine[]; unit: Line[] } {
  const at = body.findIndex((line, index) => (end < 0 || index + 1 < end) && isUnitLabel(recognition, line));
  const [label, unit] = body.slice(at, at + 2);
  if (at < 0 || label === undefined || unit === undefined) return { lines: [...body], unit: [] };
  markFurniture(recognition, "label", [label.line]);
  return { lines: body.filter((_, index) => index !== at && index !== at + 1), unit: [unit.line] };
}

/** True for 责任科室, the name of the column, alone. */
export function isUnitLabel({ vocabulary }: Recognition, { number, text }: ProseLine): boolean {
  const known = number === undefined ? vocabulary.columnOf("oversight", text.replace(/[：:]$/u, "")) : undefined;
  return known?.field === "unit" && known.remainder === "";
}

/** 责任科室 in the column that names the sections of a table: the text beside it is the office of the regime, where that has none. */
export function takeUnitRow(recognition: Recognition, { fields }: Row, regime: Regime): void {
  const { heading, text } = fields;
  if (heading === undefined || text === undefined || regime.unit !== "") return;
  const known = recognition.vocabulary.columnOf("oversight", passageText(recognition.document, heading));
  if (known?.field !== "unit" || known.remainder !== "") return;
  const { unit, source } = readFields(recognition, { unit: text });
  regime.unit = unit;
  regime.source = { ...regime.source, file: source.file, spans: { ...regime.source?.spans, ...source.spans } };
  markFurniture(recognition, "label", heading);
  delete fields["heading"];
  delete fields["text"];
}

/** The lines of 责任科室 alone and of the office on the next line. */
export function unitLines(recognition: Recognition, prose: readonly ProseLine[]): Set<number> {
  return new Set(
    [...prose.keys()].filter((at) => isUnitLabel(recognition, prose[at] as ProseLine)).flatMap((at) => [at, at + 1]),
  );
}

/** （责任科室：某某科） at the end of the name of a regime. */
const IN_BRACKETS =
  /[\s\u3000]*[（(【〔［[]([^（）()：:]{2,10})[：:][\s\u3000]*([^（）()：:，。；]{2,30})[）)】〕］\]][\s\u3000]*$/u;

/** The name of a regime and the office that stands in brackets behind it; undefined where none does. */
export function unitInTitle(
  { document, vocabulary }: Recognition,
  title: readonly Line[],
): { title: Line[]; unit: Line; label: Line[] } | undefined {
  const last = title.at(-1);
  const text = last === undefined ? "" : lineText(document, last);
  // Most names end in a word: they are passed over by their last character.
  if (last === undefined || !/[）)】〕］\]]\s*$/u.test(text)) return undefined;
  const match = IN_BRACKETS.exec(text);
  if (match === null || match.index === 0) return undefined;
  const known = vocabulary.columnOf("oversight", match[1] ?? "");
  if (known?.field !== "unit" || known.remainder !== "") return undefined;
  const [name, at] = [match[2] ?? "", last.start + match.index];
  const start = at + match[0].lastIndexOf(name);
  const unit = { start, end: start + name.length };
  return {
    title: [...title.slice(0, -1), { ...last, end: at }],
    unit,
    label: [
      { start: at, end: start },
      { start: unit.end, end: last.end },
    ],
  };
}
