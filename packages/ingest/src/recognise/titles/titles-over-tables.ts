import { leadingNumber, type Part, withoutWhiteSpace } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { BAND_FIELDS, labelInFront, reportBands, underBand, withoutLabel } from "../tables/group-bands.ts";
import type { Header } from "../header/header.ts";
import { parseDate } from "../lists/parse-date.ts";
import { namesBureau } from "../lists/recognise-bureau.ts";
import { isAttachmentNumber, isPageMark } from "../../page-lines.ts";
import { endsSentence, passageText, type Recognition } from "../passage.ts";
import { readHeader } from "../header/read-header.ts";
import type { Piece } from "../piece.ts";

/** A table that lacks the column of its groups, under a paragraph with a number or with the name of that column. */
interface Titled {
  index: number;
  part: Part;
  header: Header;
  band: Line[];
  /** How long the name of the column and its colon are that the paragraph begins with (主要职责：); 0 where it has none. */
  label: number;
  /** How it is numbered; the level of a heading without a number; "plain" for any other line. */
  style: string | undefined;
  value: number;
  /** True where the title of its part stands right above: then the paragraph itself is no title of a part. */
  underTitle: boolean;
  /** The headings of the table as printed. */
  headings: string;
}

/**
 * Tables that have no column for their groups, each under a numbered paragraph that names its group (一、取水许可监管 over 监管要素 | 内容): the
 * paragraphs become the group's cells. Only where the numbers run on from one over at least two tables of the same part, or where the part's
 * title stands above: else one alone may be the title of the part. A paragraph that begins with the name of the column (主要职责：…) is none. Headings
 * without numbers are read so too, where they are of one level, and short lines without numbers over each table of a part with several.
 */
export function titlesOverTables(recognition: Recognition, pieces: readonly Piece[]): Piece[] {
  const runs: Titled[][] = [];
  for (const index of pieces.keys()) {
    const titled = titledAt(recognition, pieces, index);
    if (titled === undefined) continue;
    if (goesOn(runs.at(-1)?.at(-1), titled)) runs.at(-1)?.push(titled);
    else if (titled.style === "plain" ? titled.underTitle : titled.style?.startsWith("level") === true)
      runs.push([titled]);
    else if (titled.value === 1 || titled.label > 0) runs.push([titled]);
  }
  const found = new Map(
    runs
      .filter(
        ([first, second]) =>
          second !== undefined || (first?.underTitle === true && first.style !== "plain") || (first?.label ?? 0) > 0,
      )
      .flatMap((run) => run.map((titled) => [titled.index, titled])),
  );
  const first = [...found.values()][0];
  if (first === undefined) return [...pieces];
  reportBands(recognition, first.band);
  return pieces.flatMap((piece, index): Piece[] => {
    if (found.has(index + 1)) return [];
    const titled = found.get(index);
    if (titled === undefined || piece.kind !== "table") return [piece];
    return [
      {
        ...piece,
        ...underBand(recognition, piece, titled.header, withoutLabel(recognition, titled.part, titled.band)),
      },
    ];
  });
}

/** Whether a table is the next of a run. Lists are cut and numbered by hand: under the same headings a number may be left out or stand twice. */
function goesOn(last: Titled | undefined, next: Titled): boolean {
  if (last === undefined || last.part !== next.part || last.style !== next.style) return false;
  if (next.style === "plain") return next.index === last.index + 2;
  if (next.value === 0) return next.label === 0 && next.style !== undefined;
  return next.value === last.value + 1 || (next.headings === last.headings && next.value >= last.value);
}

function titledAt(recognition: Recognition, pieces: readonly Piece[], index: number): Titled | undefined {
  const piece = pieces[index];
  const above = pieces[index - 1];
  if (piece?.kind !== "table" || piece.bands === true || above?.kind !== "paragraph") return undefined;
  const printed = passageText(recognition.document, above.lines);
  if (recognition.vocabulary.partOf(printed) !== undefined) return undefined;
  const header = readHeader(recognition, piece);
  const field = header === undefined ? undefined : BAND_FIELDS[header.part];
  if (header === undefined || field === undefined || header.rows >= piece.rows.length) return undefined;
  if (header.columns.some((column) => column.field === field)) return undefined;
  const { part } = header;
  const label = labelInFront(recognition, part, printed);
  const number = leadingNumber(printed.slice(label));
  if (number === undefined && label === 0 && !couldName(recognition, printed)) return undefined;
  const higher = pieces[index - 2];
  const underTitle =
    higher?.kind === "paragraph" &&
    recognition.vocabulary.partOf(passageText(recognition.document, higher.lines)) === part;
  const unnumbered = label > 0 ? undefined : above.level === undefined ? "plain" : `level ${above.level}`;
  const { style = unnumbered, value = 0 } = number ?? {};
  const headings = header.columns.map(({ heading }) => heading).join("\t");
  return { index, part, header, band: above.lines, label, style, value, underTitle, headings };
}

/** True for words that could name a group: short, no sentence, no note and no label of the form. */
function couldName({ vocabulary }: Recognition, text: string): boolean {
  const isLabel = (["bureau", "unit", "date", "note"] as const).some(
    (label) => vocabulary.afterLabel(label, text) !== undefined,
  );
  return (
    text.length <= 40 &&
    !endsSentence(text) &&
    !isLabel &&
    !isPageMark(text) &&
    !isAttachmentNumber(withoutWhiteSpace(text)) &&
    parseDate(text) === "" &&
    !namesBureau(text)
  );
}
