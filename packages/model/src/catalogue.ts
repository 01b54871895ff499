import { z } from "zod";

/** One line of the catalog.csv of a folder: what is known of a file before it is read. Empty cells mean "not known". */
export const CatalogueEntry = z.object({
  file: z.string().min(1),
  bureau_id: z.string().min(1),
  name: z.string().default(""),
  short_name: z.string().default(""),
  province: z.string().default(""),
  city: z.string().default(""),
  county: z.string().default(""),
  level: z.string().default(""),
  issued: z.string().default(""),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;
