import type { OfficePackage } from "../../office-package.ts";
import { parseXml } from "../../xml.ts";
import { formatCode } from "./number-format.ts";

/** The number format of each cell style, by the style's index ("s" of a cell). */
export function readCellFormats(office: OfficePackage, part: string): string[] {
  const own = new Map<number, string>();
  const ids: number[] = [];
  let inCellStyles = false;
  parseXml(
    office.read(part),
    { file: office.file, part },
    {
      open(name, attributes) {
        if (name === "numFmt") own.set(Number(attributes.numFmtId), attributes.formatCode ?? "General");
        else if (name === "cellXfs") inCellStyles = true;
        else if (name === "xf" && inCellStyles) ids.push(Number(attributes.numFmtId ?? 0));
      },
      close(name) {
        if (name === "cellXfs") inCellStyles = false;
      },
    },
  );
  return ids.map((id) => formatCode(id, own));
}
