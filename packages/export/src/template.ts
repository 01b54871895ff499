import { formSheet, PARTS, type Part } from "@qingdan/model";
import { z } from "zod";
import data from "../template/standard-form.json" with { type: "json" };

/** {name} and its like. */
const PLACE = /\{(\w+)\}/gu;

/** A text that may stand in a cell or a line: without controls. `places` are the {places} that are filled in there. */
const text = (...places: string[]): z.ZodString =>
  z
    .string()
    .regex(/^[^\u0000-\u0009\u000b-\u001f\ufffe\uffff]*$/u, "must not hold control characters")
    .refine(
      (value) => [...value.matchAll(PLACE)].every(([, name = ""]) => places.includes(name)),
      places.length === 0
        ? "has no {places} to fill in"
        : `may hold ${places.map((name) => `{${name}}`).join(", ")} only`,
    );
const font = text().min(1);
const size = z.number().min(6).max(48);
const width = z.number().min(2).max(120);

/** Entries for each part: for columns that the form has there, and no others. `fieldsOf` are the columns that an entry names. */
function byPart<Value extends z.ZodType>(value: Value, fieldsOf: (value: z.output<Value>) => readonly string[]) {
  const entries = PARTS.map((part) => {
    const known = formSheet(part).columns.map(({ field }) => field);
    const message = `has an entry for a column that the form lacks; it has ${known.join(", ")}`;
    return [part, value.refine((each) => fieldsOf(each).every((field) => known.includes(field)), message)] as const;
  });
  return z.strictObject(Object.fromEntries(entries) as Record<Part, Value>);
}

/**
 * What a person may change of the printed forms without reading the writers: fonts, sizes, spacing, widths and texts. Lengths of Word
 * are in points, widths of Excel in characters of the standard font (a Chinese character is two wide).
 */
export const Template = z.strictObject({
  fonts: z.strictObject({ title: font, heading1: font, heading2: font, body: font, pageNumber: font }),
  /** Texts around the list's own; {name}, {date} and {heading} are filled in. */
  titles: z.strictObject({
    list: text("name"),
    unitLine: text("name"),
    dateLine: text("date"),
    coverName: text(),
    contents: text(),
    liabilities: text(),
    mechanism: text(),
    extraText: text("heading"),
  }),
  word: z
    .strictObject({
      /** Exact line pitch of the text, in points. GB/T 9704-2012: 22 lines on 225 mm. */
      lineSpacing: z.literal([28, 28.99, 29, 30]),
      tableFontSize: z.number().min(7).max(16),
      tableLineSpacing: z.number().min(9).max(30),
      /** Tables of this many columns or more stand on landscape pages. */
      landscapeFrom: z.number().int().min(1),
    })
    .refine((word) => word.tableLineSpacing > word.tableFontSize, {
      path: ["tableLineSpacing"],
      message: "must be more than tableFontSize",
    }),
  excel: z
    .strictObject({
      titleSize: size,
      unitLineSize: size,
      headerSize: size,
      textSize: size,
      /** Height of a line of text, in points; large enough for the fonts that stand in where the named ones are missing. */
      lineHeight: z.number().min(7).max(100),
      spareRows: z.number().int().min(0).max(5000),
      extraColumnWidth: width,
      /** A column without any text is no wider than this. */
      emptyColumnWidth: width,
    })
    .refine((excel) => excel.lineHeight > excel.textSize, {
      path: ["lineHeight"],
      message: "must be more than textSize",
    }),
  widths: byPart(z.record(z.string(), width), Object.keys),
  /** Fields whose cells offer the entries that the list already has. */
  dropDowns: byPart(z.array(z.string()), (fields) => fields),
  instructions: z.strictObject({ title: text(), lines: z.array(text()).min(1) }),
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

/** Whether the template has a width for this column. */
export function isKnownColumn(template: Template, part: Part, field: string): boolean {
  return template.widths[part][field.split("+")[0] ?? ""] !== undefined;
}

/** A text of the template with its {places} filled in. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACE, (whole, name: string) => values[name] ?? whole);
}
