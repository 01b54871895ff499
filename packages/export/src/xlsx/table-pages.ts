/** Page set-up of a sheet that is a table, in the words of exceljs: A4 turned, one page wide, — 1 — at the foot; margins in inches. */
export const TABLE_PAGES = {
  pageSetup: {
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.59, right: 0.59, top: 0.59, bottom: 0.59, header: 0.3, footer: 0.3 },
  },
  headerFooter: { oddFooter: '&C&"宋体,常规"&10— &P —' },
} as const;
