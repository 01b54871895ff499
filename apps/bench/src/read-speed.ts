import { inflateRawSync, deflateRawSync } from "node:zlib";
import { createWriters } from "@qingdan/export";
import { readDocuments, readEditedWorkbook, editedList, readWorkbook, recognise } from "@qingdan/ingest";
import { createVocabulary, type ResponsibilityList } from "@qingdan/model";
import { matchByContent, mergeLists } from "@qingdan/reconcile";
import { inflatedParts } from "./inflated-parts.ts";
import { compare, type Figure } from "./measure.ts";

/**
 * Reading our own Office files against inflating their parts. Goals: .docx within 30 times, .xlsx within 10, and the import of an
 * edited workbook, merge included, within 10.
 */
export async function measureReading(lists: readonly ResponsibilityList[]): Promise<Figure[]> {
  const vocabulary = createVocabulary();
  const writers = await createWriters();
  return lists.flatMap((list) => {
    const id = list.bureau.id;
    const figures: Figure[] = [];
    for (const [format, goal] of [
      ["docx", 30],
      ["xlsx", 10],
    ] as const) {
      const { bytes } = writers.write(format, "standard", list, { revision: "0123456789ab" });
      const floor = inflating(bytes);
      const call = (): unknown =>
        readDocuments(bytes, `x.${format}`, { vocabulary }).map((document) => recognise(document, { vocabulary }));
      figures.push(compare({ name: `read ${id} .${format}`, call, floor, goal }));
      if (format === "xlsx") {
        const importing = (): unknown => {
          const edited = readEditedWorkbook(readWorkbook(bytes, "x.xlsx"), vocabulary);
          return mergeLists(list, list, editedList(edited, list, { vocabulary, matchByContent }).list);
        };
        figures.push(compare({ name: `import ${id}`, call: importing, floor, goal: 10 }));
      }
    }
    return figures;
  });
}

function inflating(bytes: Uint8Array): () => unknown {
  const packed = inflatedParts(bytes).map((part) => deflateRawSync(part, { level: 6 }));
  return () => packed.map((part) => inflateRawSync(part));
}
