export { fileNameOf } from "./file-name.ts";
export { escapedName, shortenedName } from "./file-system-name.ts";
export type { CellKind, PlainColumn, PlainTable } from "./plain-table.ts";
export { standardTemplate, Template } from "./template.ts";
export { templateProblems } from "./template-problems.ts";
export { createWriters, type About, type Form, type Format, type Writers, type Written } from "./writers.ts";
export { CELL_BORDER } from "./xlsx/cell-border.ts";
export { HIGHEST_ROW, textHeight } from "./xlsx/row-heights.ts";
export { TABLE_PAGES } from "./xlsx/table-pages.ts";
