export { ADJUSTMENT_COLUMNS, adjustmentRows, type AdjustmentKind, type AdjustmentRow } from "./adjustment-rows.ts";
export { settle, type Conflict, type Settlement } from "./conflict.ts";
export { CONFLICT_CHOICES, CONFLICT_HEADINGS, CONFLICT_SHEET, conflictRows } from "./conflict-rows.ts";
export type { MergeOptions } from "./court.ts";
export { diffLists } from "./diff-lists.ts";
export {
  completeList,
  fileOfPiece,
  joinLists,
  onlyNameOf,
  partOfPiece,
  piecesOf,
  sizeOfPiece,
  type CompletedList,
  type Piece,
} from "./join-lists.ts";
export { matchByContent, type MatchOptions } from "./match-by-content.ts";
export { matchInserted } from "./match-inserted.ts";
export { mergeLists, type MergeResult } from "./merge-lists.ts";
export { readSettlements } from "./read-settlements.ts";
