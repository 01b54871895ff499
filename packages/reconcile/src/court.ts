import { sameText } from "@qingdan/model";
import { conflictDigest, type Conflict, type Settlement } from "./conflict.ts";

/** How conflicts of a merge are decided. */
export interface MergeOptions {
  /** Decides every conflict. */
  prefer?: "ours" | "theirs";
  /** Decides single conflicts; a settlement of texts that are no longer there decides nothing. */
  settled?: readonly Settlement[];
}

/** What decides a conflict: one side, or another text. */
export type Decision = { side: "ours" | "theirs" } | { text: string };

/** Decides conflicts by the options and keeps those that it cannot decide. */
export class Court {
  readonly open: Conflict[] = [];
  readonly #prefer: "ours" | "theirs" | undefined;
  readonly #settled: Map<string, Settlement>;
  /** Texts of a person's own by the place of their conflict: where one stands already, it was settled before. */
  readonly #answers: Map<string, string>;

  constructor(options: MergeOptions) {
    this.#prefer = options.prefer;
    const settled = options.settled ?? [];
    this.#settled = new Map(settled.map((one) => [caseName(one, one.seen), one]));
    this.#answers = new Map(
      settled.flatMap((one) => (one.choice === "other" ? [[caseName(one, ""), one.text ?? ""] as const] : [])),
    );
  }

  decide(conflict: Conflict, acceptsText = false): Decision {
    const settlement = this.#settled.get(caseName(conflict, conflictDigest(conflict)));
    if (settlement !== undefined && (settlement.choice !== "other" || acceptsText)) {
      return settlement.choice === "other" ? { text: settlement.text ?? "" } : { side: settlement.choice };
    }
    const answer = acceptsText ? this.#answers.get(caseName(conflict, "")) : undefined;
    if (answer !== undefined && sameText(conflict.ours, answer)) return { side: "ours" };
    if (this.#prefer !== undefined) return { side: this.#prefer };
    this.open.push(conflict);
    return { side: "ours" };
  }

  side(conflict: Conflict): "ours" | "theirs" {
    const decision = this.decide(conflict);
    return "side" in decision ? decision.side : "ours";
  }
}

function caseName({ table, key, field }: Pick<Conflict, "table" | "key" | "field">, seen: string): string {
  return JSON.stringify([table, key, field, seen]);
}
