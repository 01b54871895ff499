import type { Regime } from "@qingdan/model";
import { placeOf, type Recognition } from "../passage.ts";
import type { ProseLine } from "../prose/prose-lines.ts";
import type { RegimeRange } from "./find-outlined-regimes.ts";

/** So many regimes without titles are named one by one. */
const MOST_REPORTED = 50;

/** Says where the numbering of sections begins anew and no title of a regime was found. */
export function reportUntitled(recognition: Recognition, lines: readonly ProseLine[]): void {
  for (const { line, text } of lines.slice(0, MOST_REPORTED))
    recognition.diagnostics.push({
      code: "ingest/regime-without-title",
      severity: "warning",
      place: placeOf(recognition, [line]),
      message: "此处小标题重新编号，但其前没有可识别的监管事项标题，内容已并入前一监管事项",
      actual: text.slice(0, 40),
      remedy: "请在其前补上带序号的监管事项标题，或核对小标题的编号",
    });
}

/** Says once that regimes have no headings at all: the text of each is kept as one section. */
export function reportUnheaded(
  recognition: Recognition,
  ranges: readonly RegimeRange[],
  prose: readonly ProseLine[],
  regimes: readonly Regime[],
): void {
  const isBare = ({ sections }: Regime): boolean =>
    sections.length > 0 && sections.every(({ heading }) => heading === "");
  const bare = regimes.filter(isBare).length;
  const first = prose[ranges[regimes.findIndex(isBare)]?.title ?? -1];
  if (first === undefined) return;
  recognition.diagnostics.push({
    code: "ingest/regime-without-headings",
    severity: "hint",
    place: placeOf(recognition, [first.line]),
    message: `有 ${bare} 项监管事项没有“监督检查对象”等小标题，其文字各作为一段保留`,
    actual: first.text.slice(0, 40),
    remedy: "如有对应的小标题，请核对其写法",
  });
}

/** Says that in the prose of part three no regime was found: all of it is kept as a note. */
export function reportNoRegime(recognition: Recognition, line: ProseLine): void {
  recognition.diagnostics.push({
    code: "ingest/no-regime",
    severity: "warning",
    place: placeOf(recognition, [line.line]),
    message: "本部分没有可识别的监管事项标题和监督检查小标题，文字已作为附注保留",
    actual: line.text.slice(0, 40),
    remedy: "请给各监管事项加上带序号的标题，其下用“监督检查对象”“监督检查内容”等作小标题",
  });
}
