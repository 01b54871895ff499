import { formatHanNumeral, serialValue } from "@qingdan/model";
import { excerpt } from "../excerpt.ts";
import { placeIn } from "../facts.ts";
import { runsOf, type NumberedLine } from "../numbered-lines.ts";
import type { At, Hit, Rule } from "../rule.ts";

export const wordingItems: Rule = {
  id: "wording/items",
  title: "分项编号跳号、重号或者样式不一",
  severity: "warning",
  source: "form",
  reason: "分项应当用同一样式从1起连续编号。",
  *check({ texts }) {
    for (const at of texts) {
      // Quoted provisions keep the numbers of the law, of which some items may be left out.
      if (at.field === "basis" || at.field === "accountability") continue;
      let before: NumberedLine | undefined;
      for (const run of runsOf(at)) {
        const first = run[0];
        // 1、 followed by 二、: one series in two styles.
        if (
          first !== undefined &&
          before !== undefined &&
          first.number.value === before.number.value + 1 &&
          first.number.value > 1
        ) {
          yield {
            at: placeIn(at),
            quote: quoteOf(first),
            message: `编号样式不一：“${before.number.mark}”之后是“${first.number.mark}”。`,
            remedy: "统一编号样式。",
          };
        } else if (first !== undefined && first.number.value === 2 && !hasFirst(at.text, first)) {
          yield {
            at: placeIn(at),
            quote: quoteOf(first),
            message: `编号从“${first.number.mark}”开始，缺第1项。`,
            remedy: "核对是否漏项，依次重新编号。",
          };
        }
        yield* inRun(at.text, run, placeIn(at));
        before = run.at(-1);
      }
      yield* sameLine(at.text, placeIn(at));
      yield* inline(at.text, placeIn(at));
      yield* letters(at.text, placeIn(at));
    }
  },
};

/** True where a first item stands in front of a second one, on its line or in another style of number. */
function hasFirst(text: string, second: NumberedLine): boolean {
  return /(?:^|[（(；;。：:\s])(?:[1１一①l]|第一)[）)、.．，是]|①|首先|一是/u.test(
    text.slice(0, second.start + second.number.mark.length),
  );
}

const quoteOf = (item: NumberedLine): string => `${item.number.mark}${item.text.slice(0, 16)}`;

function* inRun(text: string, run: readonly NumberedLine[], at: At): Generator<Hit> {
  let previous: NumberedLine | undefined;
  for (const item of run) {
    const { value, mark, style } = item.number;
    const last = previous?.number.value ?? (value === 1 ? 0 : value - 1);
    // （一）…；（二）… on one line: the numbers between stand there.
    const between = text.slice(previous?.start ?? 0, item.start);
    const missing = style.startsWith("han") ? formatHanNumeral(value - 1) : String(value - 1);
    if (value !== last + 1 && !new RegExp(`[（(；;。\\s]${missing}[）)、.．]`, "u").test(between.slice(2))) {
      const message = value <= last ? `编号“${mark}”重复或者倒序。` : `编号从第${last}项跳到第${value}项。`;
      yield { at, quote: quoteOf(item), message, remedy: "核对是否漏项，依次重新编号。" };
    }
    previous = item;
  }
}

/** （一）…；（二）…；（四）… on one line. 第（二）项 is a reference, no number. */
function* inline(text: string, at: At): Generator<Hit> {
  if (text.indexOf("）", text.indexOf("）") + 1) === -1 && text.indexOf(")", text.indexOf(")") + 1) === -1) return;
  for (const line of text.split("\n")) {
    const series = new Map<string, number>();
    for (const match of line.matchAll(/(?<![第的])[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)](?!项)/gu)) {
      const style = /\d/u.test(match[0]) ? "arabic" : "han";
      const value = serialValue(match[1] ?? "");
      const last = series.get(style);
      if (value === undefined || (last === undefined && value !== 1)) continue;
      if (last !== undefined && value !== 1 && value !== last + 1) {
        yield {
          at,
          quote: line.slice(match.index, match.index + 20),
          message: `编号从第${last}项跳到第${value}项。`,
          remedy: "核对是否漏项，依次重新编号。",
        };
      }
      series.set(style, value);
    }
  }
}

/** （一）…；（二）… on one line, where the items behind it have lines of their own. */
function* sameLine(text: string, at: At): Generator<Hit> {
  if (!/[；;。][\s\u3000]*[（(][一二三四五六七八九十][）)]/u.test(text)) return;
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const match =
      /^[\s\u3000]*[（(]([一二三四五六七八九十])[）)].*?[；;。][\s\u3000]*([（(]([一二三四五六七八九十])[）)].*)$/u.exec(
        line,
      );
    const value = serialValue(match?.[3] ?? "") ?? 0;
    if (match === null || value !== (serialValue(match[1] ?? "") ?? -1) + 1) continue;
    const next = /^[\s\u3000]*[（(]([一二三四五六七八九十]{1,2})[）)]/u.exec(lines[index + 1] ?? "")?.[1];
    if (serialValue(next ?? "") !== value + 1) continue;
    yield {
      at,
      quote: excerpt(match[2] ?? "", 20),
      message: "两个分项写在同一行，其他分项各占一行。",
      remedy: "另起一行。",
      severity: "hint",
    };
  }
}

/** l. and I. typed for 1. */
function* letters(text: string, at: At): Generator<Hit> {
  if (!/[lI][.．、]/u.test(text)) return;
  for (const match of text.matchAll(/(?:^|\n)[\s\u3000]*([lI])(?=[.．、])([^\n]{0,16})/gu)) {
    yield {
      at,
      quote: `${match[1]}${match[2]}`,
      message: `编号“${match[1]}”是字母，应为数字“1”。`,
      remedy: "改为数字“1”。",
    };
  }
}
