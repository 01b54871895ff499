/** A view: its columns with their comments stand in the order of its SELECT. */
export interface ViewDefinition {
  name: string;
  comment: string;
  columns: Readonly<Record<string, string>>;
  select: string;
}

/** A table macro: a query with parameters that is called like a table. */
export interface MacroDefinition {
  name: string;
  comment: string;
  /** How it is called, for people: search('劳动监察'). */
  example: string;
  /** Parameters and query of each form in which it can be called. */
  forms: readonly { parameters: readonly string[]; select: string }[];
}
