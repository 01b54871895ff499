/** The five parts of a responsibility list, in the order of the standard form (浙江 four parts; 山东 added the fifth in 2015). */
export const PARTS = ["duties", "boundaries", "oversight", "services", "accountability"] as const;
export type Part = (typeof PARTS)[number];

/** The six kinds of section that an oversight regime (监管制度) is made of, in the order of the form. */
export const SECTION_KINDS = ["object", "content", "method", "measure", "procedure", "handling"] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];
