export * from "./blocks.ts";
export * from "./coverage.ts";
export { looksLikeMarkdown, readMarkdown } from "./readers/markdown.ts";
export { looksLikeTextDump, readTextDump } from "./readers/text-dump.ts";
export { recognise, type RecognisedList, type RecogniseOptions } from "./recognise/recognise.ts";
export { decodeText } from "./decode-text.ts";
export { readDocuments, type Convert, type ReadOptions } from "./readers.ts";
export { readWorkbook } from "./readers/xlsx/read-workbook.ts";
export * from "./workbook/index.ts";
