import { placeIn, type TextAt } from "../facts.ts";
import { runsOf, type NumberedLine } from "../numbered-lines.ts";
import type { Hit, Rule } from "../rule.ts";

const STOP = /[。；;！？，,]$/u;

export const wordingItemEnd: Rule = {
  id: "wording/item-end",
  title: "分项末尾标点缺漏",
  severity: "hint",
  source: "form",
  reason: "分项之间用分号或者句号，最后一项用句号。",
  *check({ texts }) {
    yield* unstopped(texts);
    for (const at of texts) {
      if (at.field === "basis" || at.field === "accountability" || !at.text.includes("\n")) continue;
      for (const run of runsOf(at)) {
        if (run.length < 2) continue;
        yield* inRun(run, placeIn(at));
      }
    }
  },
};

function* inRun(run: readonly NumberedLine[], at: Hit["at"]): Generator<Hit> {
  const ends = run.map((item) => item.tail || item.text);
  const stopped = ends.filter((end) => STOP.test(end)).length;
  const semicolons = ends.filter((end) => /[；;]$/u.test(end)).length;
  for (const [index, item] of run.entries()) {
    if (item.parent) continue;
    const early = index < run.length - 1 && item.tail === "" && /。$/u.test(item.text) && !/。./u.test(item.text);
    if (early && run.length >= 3 && semicolons >= run.length - 2) {
      yield {
        at,
        quote: `${item.number.mark}${item.text}`.slice(-24),
        message: "此分项末尾是句号，其他分项用分号。",
        remedy: "改为分号。",
      };
      continue;
    }
    const end = ends[index] ?? "";
    const last = index === run.length - 1;
    // A colon leads to items below the line; where none follow it is a slip for a semicolon.
    const message = last
      ? /[；;，、]$/u.test(end)
        ? `最后一项末尾是“${end.slice(-1)}”，应为句号。`
        : !STOP.test(end) && stopped >= run.length / 2 && !/[：:]$/u.test(end)
          ? "最后一项末尾缺少句号。"
          : undefined
      : item.tail === "" && /[：:]$/u.test(end) && stopped > 0
        ? `分项末尾是“${end.slice(-1)}”，应为分号。`
        : !STOP.test(end) && !/[：:]$/u.test(end) && stopped > 0 && item.tail === ""
          ? "分项末尾缺少标点。"
          : undefined;
    if (message === undefined) continue;
    yield {
      at,
      quote: `${item.number.mark}${item.text}`.slice(-24),
      message,
      remedy: last ? "改为句号。" : "补上分号。",
    };
  }
}

/** Lists of items without any mark behind them, where most lists of the document have marks. */
function* unstopped(texts: readonly TextAt[]): Generator<Hit> {
  const runs = texts
    .filter((at) => at.table === "section" && at.field === "text" && at.text.includes("\n"))
    .flatMap((at) => runsOf(at).map((run) => ({ at, run: run.filter(({ parent }) => !parent) })))
    .filter(({ run }) => run.length >= 3);
  const bare = runs.filter(({ run }) => run.every((item) => !/[。；;！？，,：:]$/u.test(item.tail || item.text)));
  if (bare.length * 3 > runs.length) return;
  for (const { at, run } of bare)
    yield {
      at: placeIn(at),
      quote: `${run[0]?.number.mark ?? ""}${run[0]?.text ?? ""}`.slice(0, 24),
      message: `${run.length}个分项末尾都没有标点，其他监管制度的分项都有。`,
      remedy: "分项之间加分号，最后一项加句号。",
    };
}
