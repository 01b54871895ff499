import { describe, expect, it } from "vitest";
import type { Block, SourceDocument } from "../../src/blocks.ts";
import { withLastTable } from "../../src/readers/lost-table.ts";
import { createTextBuilder } from "../../src/text-builder.ts";

/** A document of paragraphs, as a conversion that has lost its last table leaves it. */
function documentOf(...paragraphs: string[]): SourceDocument {
  const builder = createTextBuilder("清单.doc");
  const blocks = paragraphs.map((text): Block => ({ kind: "paragraph", lines: builder.paragraph(text, { line: 1 }) }));
  return { file: "清单.doc", format: "docx", blocks, diagnostics: [], ...builder.finish() };
}

/** The text of a .doc, in which ¦ marks cells and rows and / paragraphs. */
function docOf(text: string): Uint8Array {
  return Buffer.from(`x${text.replaceAll("¦", "\u0007").replaceAll("/", "\r")}`.slice(1), "utf16le");
}

function cellsOf({ text, blocks }: SourceDocument): string[][] | undefined {
  const last = blocks.at(-1);
  if (last?.kind !== "table") return undefined;
  return last.rows.map((row) =>
    row.map((cell) => (cell?.lines ?? []).map(({ start, end }) => text.slice(start, end)).join("⏎")),
  );
}

describe("withLastTable", () => {
  it("gives the last table its cells back, empty ones and several paragraphs in one included", () => {
    const document = documentOf("五、追责情形", "序号追责对象追责情形1工作人员涂改档案的", "伪造档案的2丢失档案的");
    const doc = docOf(
      "五、追责情形/序号¦追责对象¦追责情形¦¦1¦工作人员¦涂改档案的/伪造档案的¦¦2¦¦丢失档案的¦¦\u0000\u0000",
    );
    const restored = withLastTable(document, doc);
    expect(cellsOf(restored)).toEqual([
      ["序号", "追责对象", "追责情形"],
      ["1", "工作人员", "涂改档案的⏎伪造档案的"],
      ["2", "", "丢失档案的"],
    ]);
    expect(restored.blocks).toHaveLength(2);
    expect(restored.diagnostics.map(({ code }) => code)).toEqual(["ingest/restored-table"]);
  });

  it("knows the rows of a title above the head, and that of a note below", () => {
    const document = documentOf("追责情形登记表单位：某局2024年序号追责对象追责情形1工作人员涂改档案的注：试行。");
    const doc = docOf(
      "追责情形登记表¦¦单位：某局¦2024年¦¦序号¦追责对象¦追责情形¦¦1¦工作人员¦涂改档案的¦¦注：试行。¦¦\u0000\u0000",
    );
    expect(cellsOf(withLastTable(document, doc))).toEqual([
      ["追责情形登记表", "", ""],
      ["单位：某局", "", "2024年"],
      ["序号", "追责对象", "追责情形"],
      ["1", "工作人员", "涂改档案的"],
      ["注：试行。", "", ""],
    ]);
  });

  it("leaves prose as it is, and a table whose rows are not even", () => {
    const prose = documentOf("五、责任追究机制", "由局党组决定。");
    expect(withLastTable(prose, docOf("五、责任追究机制/由局党组决定。/"))).toBe(prose);
    const uneven = documentOf("甲乙1丙丁2");
    expect(withLastTable(uneven, docOf("甲¦乙¦¦1¦丙¦丁¦¦2¦¦"))).toBe(uneven);
  });
});
