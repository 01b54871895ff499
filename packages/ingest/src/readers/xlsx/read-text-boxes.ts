import type { OfficePackage } from "../../office-package.ts";
import { parseXml } from "../../xml.ts";
import type { TextBox } from "./workbook.ts";

/** The text boxes, word art and other shapes with text of a drawing part, in the order of the file; pictures and charts have none. */
export function readTextBoxes(office: OfficePackage, part: string): TextBox[] {
  const boxes: TextBox[] = [];
  let row = 0;
  let isCorner = false;
  let target: "row" | "text" | undefined;
  let words = "";
  let paragraphs: string[] = [];
  // Programs write a shape of a newer kind twice, the second time for older programs.
  let fallbacks = 0;
  parseXml(
    office.read(part),
    { file: office.file, part },
    {
      open(name) {
        if (name === "Fallback") fallbacks += 1;
        else if (name === "from") isCorner = true;
        else if (name === "row") target = isCorner ? "row" : undefined;
        else if (name === "t") target = fallbacks === 0 ? "text" : undefined;
        else if (name === "br") words += "\n";
      },
      text(text) {
        if (target === "row") row = Number(text) + 1;
        else if (target === "text") words += text;
      },
      close(name) {
        if (name === "row" || name === "t") target = undefined;
        if (name === "from") isCorner = false;
        if (name === "Fallback") fallbacks -= 1;
        if (name === "p") {
          if (words.trim() !== "") paragraphs.push(words);
          words = "";
        }
        if (name !== "txBody" || paragraphs.length === 0) return;
        boxes.push({ row, paragraphs });
        paragraphs = [];
      },
    },
  );
  return boxes;
}
