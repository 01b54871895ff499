import type { LeadingNumber, Part } from "@qingdan/model";
import type { Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";

/** A paragraph that may be the title of a part. */
export interface Candidate {
  index: number;
  part: Part;
  text: string;
  number: LeadingNumber | undefined;
  /** No wording names it; the part is guessed. */
  guessed: boolean;
}

/** A document in which titles are looked for. */
export interface Search {
  recognition: Recognition;
  pieces: readonly Piece[];
  lines: readonly string[];
  numbers: readonly (LeadingNumber | undefined)[];
  /** How many tables stand before each piece. */
  tables: readonly number[];
  /** Lines that only name what is attached. */
  attached: ReadonlySet<number>;
  /** The last line with a number that names a part, by the number. */
  lastOf: ReadonlyMap<string, number>;
}
