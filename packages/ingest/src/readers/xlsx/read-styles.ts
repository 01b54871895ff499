import type { OfficePackage } from "../../office-package.ts";
import { createXmlMemory, parseXml, type XmlAttributes } from "../../xml.ts";
import { isSymbolFont } from "../symbols.ts";
import { formatCode } from "./number-format.ts";

/** What a cell style ("s" of a cell) says of the text in it. */
export interface CellStyle {
  /** The number format. */
  format: string;
  /** True where the text is struck through. */
  struck: boolean;
  /** The font of symbols that the text is set in. */
  symbols?: string;
}

/** True for `<strike/>`, false for `<strike val="0"/>`. */
export function isOn({ val }: XmlAttributes): boolean {
  return val === undefined || /^(?:1|true|on)$/iu.test(val);
}

/** Elements that say nothing of the text of a cell. */
const LOOKS: ReadonlySet<string> = new Set(
  (
    "fills borders cellStyleXfs alignment protection cellStyles dxfs tableStyles colors extLst " +
    "sz color family charset scheme"
  ).split(" "),
);

/** What an element of a font says of the text in it. */
function takeFont(
  font: Pick<CellStyle, "struck" | "symbols"> | undefined,
  name: string,
  attributes: XmlAttributes,
): void {
  if (font === undefined) return;
  if (name === "strike") font.struck = isOn(attributes);
  else if (name === "name" && isSymbolFont(attributes.val ?? "")) font.symbols = attributes.val ?? "";
}

/** The cell styles by their index. */
export function readCellStyles(office: OfficePackage, part: string): CellStyle[] {
  const own = new Map<number, string>();
  const fonts: Pick<CellStyle, "struck" | "symbols">[] = [];
  const styles: { format: number; font: number }[] = [];
  let list = "";
  parseXml(
    office.read(part),
    { file: office.file, part },
    {
      memory: createXmlMemory(LOOKS),
      open(name, attributes) {
        if (name === "numFmt") own.set(Number(attributes.numFmtId), attributes.formatCode ?? "General");
        else if (name === "cellXfs" || name === "fonts") list = name;
        else if (name === "font" && list === "fonts") fonts.push({ struck: false });
        else if (list === "fonts") takeFont(fonts.at(-1), name, attributes);
        else if (name === "xf" && list === "cellXfs")
          styles.push({ format: Number(attributes.numFmtId ?? 0), font: Number(attributes.fontId ?? 0) });
      },
      close(name) {
        if (name === list) list = "";
      },
    },
  );
  return styles.map(({ format, font }) => ({ struck: false, ...fonts[font], format: formatCode(format, own) }));
}
