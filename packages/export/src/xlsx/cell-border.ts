const THIN = { style: "thin" } as const;

/** A thin line on each side of a cell, in the words of exceljs. */
export const CELL_BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN } as const;
