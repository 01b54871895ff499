import type { Line } from "../../blocks.ts";
import type { Row } from "../tables/read-rows.ts";

/** What the prose of a part holds: rows as of a table, and the lines in front of them and behind them. */
export interface ProseRows {
  rows: Row[];
  before: Line[];
  after?: Line[];
}
