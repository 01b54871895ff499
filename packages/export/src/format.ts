/** A document is read back by its headings alone; a workbook comes back with the columns that the form knows. */
export type Format = "xlsx" | "docx";

/** The five-part form of all bureaus, or the bureau's own layout. */
export type Form = "standard" | "house";
