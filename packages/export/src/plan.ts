import {
  ABSENT_STATEMENT,
  createVocabulary,
  EMPTY_STATEMENT,
  extraField,
  formParts,
  formSheet,
  type FormPart,
  type FormRow,
  type Note,
  type Part,
  type ResponsibilityList,
} from "@qingdan/model";

/** A column as it is printed. `group` columns are merged down over the rows of their group. */
export interface PlanColumn {
  field: string;
  heading: string;
  group: boolean;
}

/** One part of a list, ready to be printed as a table: what every format of a form agrees on. */
export interface TablePlan {
  part: Part;
  /** The printed title, which is also the name of the sheet. */
  title: string;
  columns: PlanColumn[];
  rows: FormRow[];
  /** What stands instead of rows; "" where there are rows. */
  statement: string;
  notesBefore: Note[];
  notesAfter: Note[];
}

const vocabulary = createVocabulary();

/** The five parts of the standard form as tables. */
export function standardPlan(list: ResponsibilityList): TablePlan[] {
  return formParts(list).map((formPart) => ({
    part: formPart.part,
    title: formPart.title,
    columns: standardColumns(list, formPart),
    rows: formPart.rows,
    statement: statementOf(list, formPart),
    notesBefore: formPart.notesBefore,
    notesAfter: formPart.notesAfter,
  }));
}

function statementOf(list: ResponsibilityList, { state, part }: FormPart): string {
  if (state === "rows") return "";
  if (state === "absent") return ABSENT_STATEMENT;
  const printed = list.printed.parts.find((candidate) => candidate.part === part && candidate.statement !== "");
  return printed?.statement ?? EMPTY_STATEMENT;
}

/**
 * What a document says instead of rows: not 无 where there are notes to read and the source does not say so itself. A workbook always has
 * the statement, because officials fill it in and readers rely on it.
 */
export function statementBesideNotes(list: ResponsibilityList, plan: TablePlan): string {
  const hasNotes = plan.notesBefore.length + plan.notesAfter.length > 0;
  const isPrinted = list.printed.parts.some(({ part, statement }) => part === plan.part && statement !== "");
  return hasNotes && !isPrinted && plan.statement === EMPTY_STATEMENT ? "" : plan.statement;
}

/** The form's columns, then those that only the source has. A heading keeps what the source says in it beyond the form's wording. */
function standardColumns(list: ResponsibilityList, { part, extraColumns }: FormPart): PlanColumn[] {
  const remainders = new Map<string, string>();
  for (const printed of list.printed.parts) {
    if (printed.part !== part) continue;
    for (const column of printed.columns) {
      const remainder = vocabulary.columnOf(part, column.heading)?.remainder ?? "";
      if (remainder !== "" && !remainders.has(column.field)) remainders.set(column.field, remainder);
    }
  }
  const columns = formSheet(part).columns.map((column) => {
    const remainder = remainders.get(column.field);
    return remainder === undefined ? { ...column } : { ...column, heading: `${column.heading}\n${remainder}` };
  });
  return [...columns, ...extraColumns.map((heading) => ({ field: extraField(heading), heading, group: false }))];
}
