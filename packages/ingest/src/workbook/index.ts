export { editedList, type ContentMatcher, type EditedList, type EditedListOptions } from "./edited-list.ts";
export type {
  EditedCell,
  EditedColumn,
  EditedLine,
  EditedRow,
  EditedSheet,
  EditedWorkbook,
  WorkbookIdentity,
} from "./edited-workbook.ts";
export { openWorkbook } from "./open-workbook.ts";
export { readEditedWorkbook } from "./read-edited-workbook.ts";
