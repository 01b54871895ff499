/** The sizes in which a text of a sheet is set, by their looks. */
export type TextSize = "text" | "smaller" | "smallest";

/** The sizes as parts of the template's. */
export const SIZE_PARTS: Readonly<Record<TextSize, number>> = { text: 1, smaller: 0.9, smallest: 0.8 };
