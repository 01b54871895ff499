import { z } from "zod";
import data from "../data/vocabulary.json" with { type: "json" };
import { PARTS, SECTION_KINDS, type Part } from "./parts.ts";

const wordings = z.array(z.string().min(1));
const columnSchema = z.record(z.enum(PARTS), z.record(z.string(), wordings));

/**
 * The wordings by which parts, columns, section headings and labels are known. A user's own file (`--vocabulary FILE`) has the same
 * shape, every level optional, and adds to it.
 */
export const VocabularyData = z.strictObject({
  parts: z.record(z.enum(PARTS), wordings),
  columns: columnSchema,
  sections: z.strictObject({
    kinds: z.record(z.enum(SECTION_KINDS), wordings),
    prefixes: wordings,
    fillers: wordings,
    joiners: wordings,
  }),
  labels: z.strictObject({
    bureau: wordings,
    unit: wordings,
    note: wordings,
    date: wordings,
    contents: wordings,
    instructions: wordings,
  }),
  emptyStatements: wordings,
  listNames: wordings,
  /** Words by which a title that is in no other list is guessed to be a part's. */
  cores: z.record(z.enum(PARTS), wordings),
});
export type VocabularyData = z.infer<typeof VocabularyData>;

/** The columns of a part by the fields that the project's own vocabulary knows: a misspelt field would name a column that nothing reads. */
function columnsOf(part: Part) {
  const fields = Object.keys(data.columns[part]).map((field) => [field, wordings.optional()] as const);
  return z.strictObject(Object.fromEntries(fields)).optional();
}

/** A user's additions: the same shape, every level optional. */
export const VocabularyExtension = z.strictObject({
  parts: z.partialRecord(z.enum(PARTS), wordings).optional(),
  columns: z
    .strictObject({
      duties: columnsOf("duties"),
      boundaries: columnsOf("boundaries"),
      oversight: columnsOf("oversight"),
      services: columnsOf("services"),
      accountability: columnsOf("accountability"),
    })
    .optional(),
  sections: VocabularyData.shape.sections
    .partial()
    .extend({ kinds: z.partialRecord(z.enum(SECTION_KINDS), wordings).optional() })
    .optional(),
  labels: VocabularyData.shape.labels.partial().optional(),
  emptyStatements: wordings.optional(),
  listNames: wordings.optional(),
  cores: z.partialRecord(z.enum(PARTS), wordings).optional(),
});
export type VocabularyExtension = z.infer<typeof VocabularyExtension>;

/** Reads a user's extension of the vocabulary; throws a ZodError that names the wrong place. */
export function parseVocabularyExtension(json: unknown): VocabularyExtension {
  return VocabularyExtension.parse(json);
}
