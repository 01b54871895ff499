import type { OfficePackage } from "../../office-package.ts";
import { parseXml } from "../../xml.ts";
import { isSymbolFont, symbolText } from "../symbols.ts";
import { isOn } from "./read-styles.ts";

/** Text as cells show it: _xHHHH_ stands for the character of that code (ECMA-376 22.9.2.19), and every line break is one "\n". */
export function decodeCellText(text: string): string {
  let result = text;
  if (result.includes("_x")) {
    result = result.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return result.includes("\r") ? result.replace(/\r\n?/gu, "\n") : result;
}

/** The shared strings in order, rich text joined, phonetic readings left out; and the places of those with words struck through. */
export function readSharedStrings(office: OfficePackage, part: string): { strings: string[]; struck: Set<number> } {
  const strings: string[] = [];
  const struck = new Set<number>();
  let current = "";
  let reading = false;
  let phonetic = 0;
  let font = "";
  parseXml(
    office.read(part),
    { file: office.file, part },
    {
      open(name, attributes) {
        if (name === "si") current = font = "";
        else if (name === "r") font = "";
        else if (name === "rFont") font = attributes.val ?? "";
        else if (name === "strike" && isOn(attributes)) struck.add(strings.length);
        else if (name === "rPh") phonetic++;
        else if (name === "t") reading = phonetic === 0;
      },
      text(text) {
        if (reading) current += font === "" || !isSymbolFont(font) ? text : symbolText(font, text);
      },
      close(name) {
        if (name === "t") reading = false;
        else if (name === "rPh") phonetic--;
        else if (name === "si") strings.push(decodeCellText(current));
      },
    },
  );
  return { strings, struck };
}
