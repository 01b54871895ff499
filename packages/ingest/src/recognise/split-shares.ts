import type { Line } from "../blocks.ts";
import { trimRange } from "../text-lines.ts";
import { lineText, markFurniture, passageText, placeOf, type Recognition } from "./passage.ts";

/** A department with its share, as a cell that holds several of them prints both. */
export interface Share {
  department: Line[];
  responsibility: Line[];
}

/** What the names of departments end in. */
const DEPARTMENT =
  "(?:局|委|委员会|办|办公室|部|部门|院|政府|处|中心|大队|支队|队|会|公司|街道|厅|站|所|单位|集团|银行|学校|机关|乡镇|镇|乡|科|股|室)";
const NUMBER =
  "(?:[0-9０-９]{1,2}[.．、)）]|[（(][0-9０-９一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|[①-⑳])";
/** 1.县水务局： at the head of a line. */
const AT_HEAD = new RegExp(
  `^(${NUMBER})?[\\s\\u3000]*([^，。；：:,;]{1,30}?${DEPARTMENT}(?:[（(][^（）()]{1,20}[）)])?)[：:]`,
  "u",
);
/** …；2.县公安局： inside a line: only a number there tells a name from other words. */
const INSIDE = new RegExp(
  `(?<=[；;。])[\\s\\u3000]*(?=${NUMBER}[\\s\\u3000]*[^，。；：:,;]{1,30}?${DEPARTMENT}[：:])`,
  "u",
);

/** Departments and their shares in one cell, each behind the department's name and a colon; undefined for any other text. */
export function splitShares(recognition: Recognition, lines: readonly Line[]): Share[] | undefined {
  const pieces = lines.flatMap((line) => piecesOf(recognition, line));
  const heads = pieces.map((piece) => AT_HEAD.exec(lineText(recognition.document, piece)));
  if (heads[0] === null || heads.filter((head) => head !== null).length < 2) return undefined;
  const shares: Share[] = [];
  for (const [index, piece] of pieces.entries()) {
    const head = heads[index];
    if (head === null || head === undefined) {
      shares.at(-1)?.responsibility.push(piece);
      continue;
    }
    const [whole, number = "", name = ""] = head;
    const at = piece.start + whole.length - 1 - name.length;
    markFurniture(recognition, "numbering", [{ start: piece.start, end: piece.start + number.length }]);
    markFurniture(recognition, "label", [{ start: at + name.length, end: at + name.length + 1 }]);
    const text = trimRange(recognition.document.text, at + name.length + 1, piece.end);
    shares.push({
      department: [{ start: at, end: at + name.length }],
      responsibility: text.end > text.start ? [text] : [],
    });
  }
  return shares;
}

/** A line cut where another numbered department begins in it. */
function piecesOf({ document }: Recognition, line: Line): Line[] {
  let from = line.start;
  const pieces: Line[] = [];
  for (const part of lineText(document, line).split(INSIDE)) {
    const at = document.text.indexOf(part, from);
    pieces.push({ ...(pieces.length === 0 ? line : {}), ...trimRange(document.text, at, at + part.length) });
    from = at + part.length;
  }
  return pieces;
}

/** Says that parties which stand in one cell were read one by one. */
export function reportShares(recognition: Recognition, lines: readonly Line[]): void {
  recognition.diagnostics.push({
    code: "ingest/parties-in-one-cell",
    severity: "hint",
    place: placeOf(recognition, lines),
    message: "一格内逐一列出各部门及其职责分工，已按部门分为多行（本部分同样情况均如此处理）",
    actual: passageText(recognition.document, lines).slice(0, 40),
    remedy: "请核对各部门名称与职责分工是否对应",
  });
}
