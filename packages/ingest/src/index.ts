export { besideLists, hasNoText, picturesLeftOut } from "./beside-lists.ts";
export * from "./blocks.ts";
export * from "./coverage.ts";
export { recognise, type RecognisedList, type RecogniseOptions } from "./recognise/recognise.ts";
export { conversionOf, readDocuments, type Conversion, type Convert, type ReadOptions } from "./readers.ts";
export { pageFolders, withoutPageFiles } from "./saved-pages.ts";
export { readWorkbook } from "./readers/xlsx/read-workbook.ts";
export * from "./workbook/index.ts";
export { reportRecognition, type Certainty, type PartReport } from "./recognition-report.ts";
