import type { PlanColumn } from "../plan.ts";
import { countLines, cutAfterLines } from "../text-lines.ts";
import type { Chunk } from "./table-layout.ts";
import { SLACK, TOP_AND_BOTTOM } from "./table-xml.ts";

/** What a merged cell shows in one chunk, and how it hangs together with the chunk before. */
export interface GroupText {
  text: string;
  join: "first" | "repeated" | "piece";
}

/** What of a text has not been shown yet. */
interface Rest {
  text: string;
  /** Whether it is shown in pieces, and one has been cut off; or as a whole, in each chunk again. */
  shown: "not yet" | "in pieces" | "whole";
}

/**
 * The texts that are merged over a group, chunk by chunk: repeated in each; or, where one is longer than a page, cut into pieces. The table's
 * layout cuts, so that it knows what room the rest needs; what was cut is shown afterwards.
 */
export class GroupTexts {
  readonly #columns: readonly PlanColumn[];
  readonly #rooms: readonly number[];
  readonly #pitch: number;
  readonly #rest: Rest[];
  /** What each cut has taken off the columns, in turn; undefined for a text that is repeated. */
  readonly #pieces: (Rest | undefined)[][] = [];

  constructor(
    texts: readonly string[],
    { columns, rooms, pitch }: { columns: readonly PlanColumn[]; rooms: readonly number[]; pitch: number },
  ) {
    this.#columns = columns;
    this.#rooms = rooms;
    this.#pitch = pitch;
    this.#rest = texts.map((text) => ({ text, shown: "not yet" }));
  }

  /** Cuts off what has room in a piece of `height` twips; the height that the rest of the longest text needs, 0 where nothing is left. */
  cut(height: number): number {
    // A line less than there is room for: a long text may break a little earlier than computed.
    const lines = Math.max(1, Math.floor((height - TOP_AND_BOTTOM - SLACK) / this.#pitch) - 1);
    let left = 0;
    const pieces = this.#columns.map(({ group }, index): Rest | undefined => {
      const rest = this.#rest[index];
      if (!group || rest === undefined || rest.shown === "whole") return undefined;
      const { head, tail } = cutAfterLines(rest.text, this.#room(index), lines);
      if (rest.shown === "not yet" && tail === "") {
        rest.shown = "whole";
        return undefined;
      }
      this.#rest[index] = { text: tail, shown: "in pieces" };
      if (tail !== "")
        left = Math.max(left, countLines(tail, this.#room(index)) * this.#pitch + TOP_AND_BOTTOM + SLACK);
      return { ...rest, text: head };
    });
    this.#pieces.push(pieces);
    return left;
  }

  /** What the merged cells show in the next chunk, by column; undefined for columns that are not the group's. */
  next({ from, piece, heights }: Chunk): (GroupText | undefined)[] {
    const pieces = piece === "cut" ? this.#pieces.shift() : undefined;
    return this.#columns.map(({ group }, index): GroupText | undefined => {
      const rest = this.#rest[index];
      if (!group || rest === undefined) return undefined;
      const cut = piece === "rest" && rest.shown === "in pieces" ? rest : pieces?.[index];
      if (cut === rest) this.#rest[index] = { text: "", shown: "in pieces" };
      if (cut !== undefined) return { text: cut.text, join: from === 0 ? "first" : "piece" };
      const height = heights.reduce((sum, each) => sum + each, 0);
      // The rows beside the last piece of a longer text may be too low for this one. It has been read once: here nothing is added to it.
      const isLow = piece !== undefined && from > 0 && this.#heightOf(rest.text, index) > height;
      return isLow ? { text: "", join: "piece" } : { text: rest.text, join: from === 0 ? "first" : "repeated" };
    });
  }

  #heightOf(text: string, column: number): number {
    return countLines(text, this.#room(column)) * this.#pitch + TOP_AND_BOTTOM;
  }

  #room(column: number): number {
    return this.#rooms[column] ?? 1;
  }
}
