import { inflateRawSync, deflateRawSync } from "node:zlib";
import { createWriters } from "@qingdan/export";
import { readDocuments, readEditedWorkbook, editedList, readWorkbook, recognise } from "@qingdan/ingest";
import { createVocabulary, type ResponsibilityList } from "@qingdan/model";
import { matchByContent, mergeLists } from "@qingdan/reconcile";
import { inflatedParts } from "./inflated-parts.ts";
import { compare, type Figure } from "./measure.ts";

const vocabulary = createVocabulary();

/** Reading our own Office files against inflating their parts. Goals: .docx within 30 times, .xlsx within 10. */
export async function measureReading(
  lists: readonly ResponsibilityList[],
  format: "docx" | "xlsx",
  goal: number,
): Promise<Figure[]> {
  return (await officeFiles(lists, format)).map(({ list, bytes }) => {
    const call = (): unknown =>
      readDocuments(bytes, `x.${format}`, { vocabulary }).map((document) => recognise(document, { vocabulary }));
    return compare({ name: `read ${list.bureau.id} .${format}`, call, floor: inflating(bytes), goal });
  });
}

/** The import of an edited workbook, merge included, against inflating its parts. Goal: within 10 times. */
export async function measureImport(lists: readonly ResponsibilityList[]): Promise<Figure[]> {
  return (await officeFiles(lists, "xlsx")).map(({ list, bytes }) => {
    const call = (): unknown => {
      const edited = readEditedWorkbook(readWorkbook(bytes, "x.xlsx"), vocabulary);
      return mergeLists(list, list, editedList(edited, list, { vocabulary, matchByContent }).list);
    };
    return compare({ name: `import ${list.bureau.id}`, call, floor: inflating(bytes), goal: 10 });
  });
}

async function officeFiles(lists: readonly ResponsibilityList[], format: "docx" | "xlsx") {
  const writers = await createWriters();
  return lists.map((list) => ({
    list,
    bytes: writers.write(format, "standard", list, { revision: "0123456789ab" }).bytes,
  }));
}

function inflating(bytes: Uint8Array): () => unknown {
  const packed = inflatedParts(bytes).map((part) => deflateRawSync(part, { level: 6 }));
  return () => packed.map((part) => inflateRawSync(part));
}
