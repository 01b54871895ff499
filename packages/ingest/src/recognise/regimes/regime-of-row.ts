import { leadingNumber, type Regime } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { lineText, markFurniture, readFields, type Recognition } from "../passage.ts";
import { unitInTitle } from "./take-unit.ts";
import type { Row } from "../tables/read-rows.ts";

/** 【…】: what stands in front of a title or text as a mark. */
export const MARK = /^【([^【】]*)】$/u;

/** A regime out of its first row. `above` is what the column of its class says further up, where its own cell is empty. */
export function startRegime(recognition: Recognition, row: Row, above: readonly Line[]): Regime {
  const [first, ...rest] = row.fields["title"] ?? [];
  let title = row.fields["title"] ?? [];
  const own = row.fields["group"] ?? above;
  let groupNumbering = own[0] === undefined ? "" : (leadingNumber(lineText(recognition.document, own[0]))?.mark ?? "");
  let group = groupNumbering === "" ? [...own] : stripNumber(recognition, [...own]);
  const mark = first === undefined ? null : MARK.exec(lineText(recognition.document, first));
  // In the standard form the group of a regime stands above its title: 【（四）group】.
  if (first !== undefined && mark !== null && rest.length > 0) {
    const inner = { ...first, start: first.start + 1, end: first.end - 1 };
    const number = leadingNumber(mark[1] ?? "");
    groupNumbering = number?.mark ?? "";
    const text = { ...inner, start: inner.start + (number?.length ?? 0) };
    markFurniture(recognition, "markup", [
      { start: first.start, end: first.start + 1 },
      { start: first.end - 1, end: first.end },
    ]);
    markFurniture(recognition, "numbering", [{ start: inner.start, end: text.start }]);
    group = [text];
    title = rest.map((line, index) => (index === 0 ? { start: line.start, end: line.end } : line));
  }
  const beside = row.fields["unit"] === undefined ? unitInTitle(recognition, title) : undefined;
  markFurniture(recognition, "label", beside?.label ?? []);
  const passages = {
    serial: row.fields["serial"] ?? [],
    group,
    title: beside?.title ?? title,
    unit: row.fields["unit"] ?? (beside === undefined ? [] : [beside.unit]),
    preamble: row.fields["preamble"] ?? [],
  };
  const regime = { ...readFields(recognition, passages), numbering: "", groupNumbering, sections: [] };
  // A class is printed once: it is the first of its regimes that holds its characters.
  const isAbove = row.fields["group"] === undefined && above.length > 0;
  if (isAbove && !(mark !== null && rest.length > 0)) regime.source.spans = { ...regime.source.spans, group: [] };
  return regime;
}

/** The lines without the number in front of the first, which is furniture. */
export function stripNumber(recognition: Recognition, lines: Line[]): Line[] {
  const first = lines[0];
  if (first === undefined) return lines;
  const number = leadingNumber(lineText(recognition.document, first));
  if (number === undefined) return lines;
  markFurniture(recognition, "numbering", [{ start: first.start, end: first.start + number.length }]);
  return [{ ...first, start: first.start + number.length }, ...lines.slice(1)];
}
