import { PARTS, type Part } from "@qingdan/model";
import { z } from "zod";
import data from "../template/standard-form.json" with { type: "json" };

const widths = z.record(z.string(), z.number().min(2).max(120));

/**
 * What a person may change of the printed forms without reading the writers: fonts, sizes, spacing, widths and texts. Lengths of Word
 * are in points, widths of Excel in characters of the standard font (a Chinese character is two wide).
 */
export const Template = z.strictObject({
  fonts: z.strictObject({
    title: z.string().min(1),
    heading1: z.string().min(1),
    heading2: z.string().min(1),
    body: z.string().min(1),
    pageNumber: z.string().min(1),
  }),
  /** Texts around the list's own; {name}, {date} and {heading} are filled in. */
  titles: z.strictObject({
    list: z.string(),
    unitLine: z.string(),
    dateLine: z.string(),
    coverName: z.string(),
    contents: z.string(),
    liabilities: z.string(),
    mechanism: z.string(),
    extraText: z.string(),
  }),
  word: z.strictObject({
    /** Exact line pitch of the text, in points. GB/T 9704-2012: 22 lines on 225 mm. */
    lineSpacing: z.union([z.literal(28), z.literal(28.99), z.literal(29), z.literal(30)]),
    tableFontSize: z.number().min(7).max(16),
    tableLineSpacing: z.number().min(9).max(30),
    /** Whether every regime of part three begins on a page of its own. */
    regimeStartsPage: z.boolean(),
    /** Tables of this many columns or more stand on landscape pages. */
    landscapeFrom: z.number().int().min(1),
  }),
  excel: z.strictObject({
    titleSize: z.number(),
    unitLineSize: z.number(),
    headerSize: z.number(),
    textSize: z.number(),
    /** Height of a line of text, in points; large enough for the fonts that stand in where the named ones are missing. */
    lineHeight: z.number(),
    spareRows: z.number().int().min(0).max(5000),
    extraColumnWidth: z.number(),
    /** A column without any text is no wider than this. */
    emptyColumnWidth: z.number(),
  }),
  widths: z.record(z.enum(PARTS), widths),
  /** Fields whose cells offer the entries that the list already has. */
  dropDowns: z.record(z.enum(PARTS), z.array(z.string())),
  instructions: z.strictObject({ title: z.string(), lines: z.array(z.string()).min(1) }),
});
export type Template = z.infer<typeof Template>;

/** The template that stands in template/standard-form.json. Throws a ZodError that names the wrong place. */
export function standardTemplate(): Template {
  return Template.parse(data);
}

/** The width of a column in characters, also for a column that the template does not know. */
export function columnWidth(template: Template, part: Part, field: string): number {
  const known = template.widths[part][field.split("+")[0] ?? ""];
  return known ?? template.excel.extraColumnWidth;
}

/** A text of the template with its {places} filled in. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
}
