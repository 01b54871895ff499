import { formatHanNumeral, leadingNumber } from "./numerals.ts";
import { matchForm } from "./normalise.ts";
import { SECTION_KINDS, type SectionKind } from "./parts.ts";
import { KIND_HEADINGS } from "./standard-form.ts";
import type { Section } from "./tree.ts";

/** The seven cells of a regime in the standard form's sheet three that hold its sections. */
export type SectionCells = Record<SectionKind | "other", string>;

/** What a section is apart from key and source. */
export type SectionText = Pick<Section, "heading" | "kinds" | "text">;

/**
 * A regime's sections as cells. A section stands in the column of its first kind, one of no kind in 其他规定. Where the printed
 * heading is not the column's own, or the column holds several sections, or the order of the sections is not that of the columns,
 * a line 【heading】 stands before the text, with the section's place in the regime (【四、监督检查程序】) where the order needs it.
 * The other columns of a joined section point to it: 见“监督检查方式”栏. `rank` says in which order a
 * table has its columns, where not in the form's.
 */
export function sectionsToCells(
  sections: readonly SectionText[],
  rank: (field: SectionKind | "other") => number = formRank,
): SectionCells {
  const cells: SectionCells = {
    object: "",
    content: "",
    method: "",
    measure: "",
    procedure: "",
    handling: "",
    other: "",
  };
  const columns = sections.map((section) => section.kinds[0] ?? "other");
  const ordered = columns.every((field, index) => index === 0 || rank(field) >= rank(columns[index - 1] ?? "other"));
  for (const [index, section] of sections.entries()) {
    const field = columns[index] ?? "other";
    const alone = columns.filter((other) => other === field).length === 1;
    const own = field === "other" ? "" : KIND_HEADINGS[field];
    const needsMark = !ordered || !alone || matchForm(section.heading) !== matchForm(own) || looksMarked(section.text);
    const place = ordered ? "" : `${formatHanNumeral(index + 1)}、`;
    const text = needsMark
      ? `【${place}${section.heading}】${section.text === "" ? "" : `\n${section.text}`}`
      : section.text;
    cells[field] = cells[field] === "" ? text : `${cells[field]}\n${text}`;
  }
  for (const section of sections) {
    const [first, ...others] = section.kinds;
    for (const kind of others) if (first !== undefined && cells[kind] === "") cells[kind] = pointer(first);
  }
  return cells;
}

/** The sections that cells hold: the inverse of `sectionsToCells`, also for cells that a person has edited or typed anew. */
export function cellsToSections(cells: SectionCells, kindsOf: (heading: string) => SectionKind[]): SectionText[] {
  const found: { place: number; order: number; section: SectionText }[] = [];
  for (const field of [...SECTION_KINDS, "other"] as const) {
    const cell = cells[field];
    if (cell.trim() === "" || isPointer(cell)) continue;
    for (const { mark, text } of splitMarks(cell)) {
      const number = mark === undefined ? undefined : leadingNumber(mark);
      const heading =
        mark === undefined ? (field === "other" ? "" : KIND_HEADINGS[field]) : mark.slice(number?.length ?? 0);
      const named = mark === undefined ? [] : kindsOf(heading);
      const kinds = field === "other" ? [] : named[0] === field ? named : [field];
      found.push({
        place: number?.value ?? Number.POSITIVE_INFINITY,
        order: found.length,
        section: { heading, kinds, text },
      });
    }
  }
  found.sort((a, b) => (a.place === b.place ? a.order - b.order : a.place - b.place));
  return found.map(({ section }) => section);
}

function formRank(field: SectionKind | "other"): number {
  return field === "other" ? SECTION_KINDS.length : SECTION_KINDS.indexOf(field);
}

function pointer(kind: SectionKind): string {
  return `见“${KIND_HEADINGS[kind]}”栏`;
}

const POINTERS = new Set(SECTION_KINDS.map((kind) => matchForm(pointer(kind))));

/** True for a cell that only points to the column where a joined section stands. */
export function isPointer(cell: string): boolean {
  return cell.length < 40 && POINTERS.has(matchForm(cell));
}

/** A line that is a mark: 【 at its start and 】 at its end, and nothing that closes earlier. */
const MARK = /^[\s\u3000]*【([^【】\n]*)】[\s\u3000]*$/u;

/** True for a text that would itself be taken for marks or for a pointer. */
export function looksMarked(text: string): boolean {
  return isPointer(text) || (text.includes("【") && text.split("\n").some((line) => MARK.test(line)));
}

/** A cell cut at its mark lines. Text before the first mark has no mark. */
function splitMarks(cell: string): { mark: string | undefined; text: string }[] {
  const pieces: { mark: string | undefined; lines: string[] }[] = [];
  for (const line of cell.split("\n")) {
    const mark = MARK.exec(line)?.[1];
    const last = pieces.at(-1);
    if (mark !== undefined) pieces.push({ mark, lines: [] });
    else if (last === undefined) pieces.push({ mark: undefined, lines: [line] });
    else last.lines.push(line);
  }
  return pieces.map(({ mark, lines }) => ({ mark, text: lines.join("\n") }));
}
