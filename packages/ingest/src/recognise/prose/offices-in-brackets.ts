import { lineText, markFurniture, placeOf, type Recognition } from "../passage.ts";
import type { Row } from "../tables/read-rows.ts";

/** …（规划建设股）。: the name of an office in brackets that ends a text. */
const OFFICE =
  /[（(][\s\u3000]*([^（）()：:，。；,;]{1,20}(?:科|股|室|处|所|站|队|组|中心|办|局|院|馆|部|会))[\s\u3000]*[）)][\s\u3000]*[。；;]?$/u;
/** So many tasks that end so are no chance. */
const FEWEST = 3;

/**
 * Takes the offices out of the ends of the tasks (编制规划（规划建设股）), where no column or label names any and nearly all tasks end so. Reported.
 */
export function takeBracketedOffices(recognition: Recognition, rows: readonly Row[]): void {
  const { document } = recognition;
  if (rows.length < FEWEST || rows.some(({ fields }) => fields["unit"] !== undefined)) return;
  const tasks = rows.filter(({ fields }) => fields["task"] !== undefined);
  const found = tasks.flatMap((row) => {
    const line = row.fields["task"]?.at(-1);
    if (line === undefined || !/[）)][\s\u3000。；;]{0,3}$/u.test(document.text.slice(line.end - 4, line.end)))
      return [];
    const text = lineText(document, line);
    const match = OFFICE.exec(text);
    if (match === null || match.index === 0) return [];
    const name = match[1] ?? "";
    return [{ row, line, at: line.start + match.index, start: line.start + text.indexOf(name, match.index), name }];
  });
  if (found.length < FEWEST || found.length * 5 < tasks.length * 4) return;
  for (const { row, line, at, start, name } of found) {
    const office = { start, end: start + name.length };
    row.fields["task"]?.splice(-1, 1, { ...line, end: at });
    row.fields["unit"] = [office];
    markFurniture(recognition, "label", [
      { start: at, end: start },
      { start: office.end, end: line.end },
    ]);
  }
  recognition.diagnostics.push({
    code: "ingest/offices-in-brackets",
    severity: "hint",
    place: placeOf(recognition, found[0]?.row.lines ?? []),
    message: "各项具体工作事项末尾括号内均为内设机构名称，已读作责任科室",
    actual: found[0]?.name ?? "",
    remedy: "请核对；括号内的文字如属于事项本身，请另列责任科室",
  });
}
