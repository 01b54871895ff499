import type { XmlMemory } from "../../xml.ts";
import type { CellStyle } from "./read-styles.ts";

/** What the sheets of a workbook share. */
export interface SheetContext {
  strings: readonly string[];
  /** The shared strings with words struck through. */
  struck: ReadonlySet<number>;
  /** Cell styles by their index. */
  styles: readonly CellStyle[];
  date1904: boolean;
  /** Tags stand alike in all of them. */
  memory: XmlMemory;
  /** Cells that may still be read, over all sheets; merges are counted with them. */
  budget: { cells: number };
}
