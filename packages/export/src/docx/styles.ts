import {
  ADDED_LINE_STYLE,
  CONTINUED_STYLE,
  COVER_STYLES,
  PIECE_STYLE,
  PROSE_NOTE_STYLE,
  TABLE_NOTE_STYLE,
} from "@qingdan/model";
import { AlignmentType, LineRuleType, type IParagraphStyleOptions } from "docx";
import type { Template } from "../template.ts";
import { linePitch, TWIPS_PER_POINT } from "./measures.ts";

/** The paragraph styles by the short names that the writers use; short, because they stand in every cell. */
export const STYLES = {
  body: "Body",
  coverName: COVER_STYLES.name,
  coverTitle: COVER_STYLES.title,
  coverDate: COVER_STYLES.date,
  contentsTitle: "ContentsTitle",
  subtitle: "ListSubtitle",
  coverLetter: COVER_STYLES.letter,
  part: "Heading1",
  regime: "Heading2",
  subRegime: "Heading3",
  section: "Heading4",
  /** Looks like `regime`, but stays out of the 目录, also where a person renews it. */
  unlisted: "Heading5",
  note: TABLE_NOTE_STYLE,
  /** These look like `body`. */
  proseNote: PROSE_NOTE_STYLE,
  addedLine: ADDED_LINE_STYLE,
  tableLine: "TableLine",
  statement: "Statement",
  text: "T",
  centred: "C",
  sectionEnd: "SectionEnd",
  header: "H",
} as const;

/** The styles of a table's paragraphs in one size of type; `scale` is how it stands to the template's size. */
export interface TableType {
  scale: number;
  text: string;
  centred: string;
  header: string;
  /** Of group cells that repeat those above, and that carry them on. */
  continued: string;
  piece: string;
}

/** The usual type of tables: 5号. */
export const USUAL_TYPE: TableType = {
  scale: 1,
  text: STYLES.text,
  centred: STYLES.centred,
  header: STYLES.header,
  continued: CONTINUED_STYLE,
  piece: PIECE_STYLE,
};

/** 小五 and 六号 where the usual type is 5号: for crowded tables, and for the text of a cell that would make its row higher than a page. */
export const SMALLER_TYPES: readonly TableType[] = [smallerType(1, 6 / 7), smallerType(2, 5 / 7)];

function smallerType(step: number, scale: number): TableType {
  const { text, centred, header, continued, piece } = USUAL_TYPE;
  return {
    scale,
    text: text + step,
    centred: centred + step,
    header: header + step,
    continued: continued + step,
    piece: piece + step,
  };
}

/** The height in twips of the empty paragraph that ends a section: as low as Word allows. */
export const SECTION_END = 20;

/** The least height of a line of large type, in twips. */
const LARGE_LINE = 900;
export const TITLE_LINE = LARGE_LINE;
/** The texts of a cover: size in points, room above and height of a line in twips. */
export const COVER_LOOKS = {
  coverName: { size: 26, space: 2400, line: LARGE_LINE },
  coverTitle: { size: 42, space: 1200, line: 1200 },
  coverLetter: { size: 42, space: 240, line: 1200 },
  coverDate: { size: 16, space: 4400, line: LARGE_LINE },
} as const;

/** GB/T 9704-2012: the title 2号, 22 pt; the text 3号, 16 pt, in half points. */
export const TITLE_SIZE = 22;
const BODY = 32;
/** Two characters of 3号. */
const INDENT = 640;
/** The standard's 28 characters a line: each is a quarter of a point narrower than its 16 points. */
const PITCH = -5;

/** The styles of the form. */
export function paragraphStyles(template: Template): IParagraphStyleOptions[] {
  const { fonts, word } = template;
  const font = (name: string): { ascii: string; eastAsia: string; hAnsi: string; cs: string } => ({
    ascii: name,
    eastAsia: name,
    hAnsi: name,
    cs: name,
  });
  const exact = { line: linePitch(template), lineRule: LineRuleType.EXACT, before: 0, after: 0 };
  const tableExact = {
    line: Math.round(word.tableLineSpacing * TWIPS_PER_POINT),
    lineRule: LineRuleType.EXACT,
    before: 0,
    after: 0,
  };
  const text = { font: font(fonts.body), size: BODY, characterSpacing: PITCH };
  const prose = { alignment: AlignmentType.BOTH, spacing: exact, indent: { firstLine: INDENT } };
  const heading = (id: string, level: number, name: string): IParagraphStyleOptions => ({
    id,
    name: `heading ${level + 1}`,
    basedOn: "Normal",
    next: STYLES.body,
    quickFormat: true,
    run: { ...text, font: font(name), bold: false, color: "000000" },
    paragraph: { ...prose, alignment: AlignmentType.LEFT, keepNext: true, outlineLevel: level },
  });
  const centred = (id: string, size: number, name: string, before: number): IParagraphStyleOptions => ({
    id,
    name: id,
    basedOn: "Normal",
    run: { font: font(name), size },
    paragraph: {
      alignment: AlignmentType.CENTER,
      spacing: { before, after: 0, line: LARGE_LINE, lineRule: LineRuleType.AT_LEAST },
    },
  });
  const cover = (look: keyof typeof COVER_LOOKS, name: string): IParagraphStyleOptions =>
    centred(STYLES[look], COVER_LOOKS[look].size * 2, name, COVER_LOOKS[look].space);
  const table = (
    id: string,
    name: string,
    alignment: (typeof AlignmentType)["LEFT" | "CENTER"],
  ): IParagraphStyleOptions => ({
    id,
    name: id,
    basedOn: "Normal",
    run: { font: font(name), size: word.tableFontSize * 2 },
    paragraph: { alignment, spacing: tableExact },
  });
  const smaller = ({
    scale,
    text: id,
    centred: middle,
    header,
    continued,
    piece,
  }: TableType): IParagraphStyleOptions[] =>
    [
      { ...table(id, fonts.body, AlignmentType.LEFT), basedOn: STYLES.text },
      { ...table(middle, fonts.body, AlignmentType.CENTER), basedOn: STYLES.centred },
      { ...table(header, fonts.heading1, AlignmentType.CENTER), basedOn: STYLES.header },
      { ...table(continued, fonts.body, AlignmentType.LEFT), basedOn: id },
      { ...table(piece, fonts.body, AlignmentType.LEFT), basedOn: id },
    ].map((style) => ({
      ...style,
      run: { ...style.run, size: Math.round(word.tableFontSize * 2 * scale) },
      paragraph: { ...style.paragraph, spacing: { ...tableExact, line: Math.round(tableExact.line * scale) } },
    }));
  const contents = (level: number): IParagraphStyleOptions => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: "Normal",
    run: { font: font(level === 1 ? fonts.heading1 : fonts.body), size: 28 },
    paragraph: {
      spacing: exact,
      indent: { left: (level - 1) * 420 + 420, hanging: 420 },
    },
  });
  return [
    { id: STYLES.body, name: "Body Text", basedOn: "Normal", quickFormat: true, run: text, paragraph: prose },
    ...[STYLES.proseNote, STYLES.addedLine].map((id) => ({ id, name: id, basedOn: STYLES.body })),
    heading(STYLES.part, 0, fonts.heading1),
    heading(STYLES.regime, 1, fonts.heading2),
    heading(STYLES.subRegime, 2, fonts.body),
    heading(STYLES.section, 3, fonts.body),
    heading(STYLES.unlisted, 4, fonts.heading2),
    cover("coverName", fonts.title),
    cover("coverTitle", fonts.title),
    cover("coverDate", fonts.heading2),
    centred(STYLES.contentsTitle, TITLE_SIZE * 2, fonts.title, 0),
    cover("coverLetter", fonts.title),
    {
      id: STYLES.subtitle,
      name: STYLES.subtitle,
      basedOn: "Normal",
      run: { ...text, font: font(fonts.heading2) },
      paragraph: { alignment: AlignmentType.CENTER, spacing: exact },
    },
    contents(1),
    contents(2),
    contents(3),
    table(STYLES.text, fonts.body, AlignmentType.LEFT),
    table(STYLES.centred, fonts.body, AlignmentType.CENTER),
    table(STYLES.header, fonts.heading1, AlignmentType.CENTER),
    table(STYLES.note, fonts.body, AlignmentType.LEFT),
    {
      ...table(STYLES.tableLine, fonts.body, AlignmentType.LEFT),
      run: { font: font(fonts.body), size: 24 },
      paragraph: { spacing: { ...tableExact, line: 480 } },
    },
    ...[USUAL_TYPE.continued, USUAL_TYPE.piece].map((id) => ({
      ...table(id, fonts.body, AlignmentType.LEFT),
      basedOn: STYLES.text,
    })),
    ...SMALLER_TYPES.flatMap(smaller),
    {
      id: STYLES.sectionEnd,
      name: STYLES.sectionEnd,
      basedOn: "Normal",
      run: { size: 2 },
      paragraph: { spacing: { line: SECTION_END, lineRule: LineRuleType.EXACT, before: 0, after: 0 } },
    },
    { id: STYLES.statement, name: STYLES.statement, basedOn: "Normal", run: text, paragraph: prose },
  ];
}
