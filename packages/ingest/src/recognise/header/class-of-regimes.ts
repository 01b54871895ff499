import type { HeaderColumn } from "./header.ts";

/** 监管类别 · 事项分类 · 监管领域: of what class regimes are. */
const CLASS =
  /^(?:监管|监督|检查|监督检查|监督管理|制度|事项|监管事项|职权|权力)?(?:类别|分类|大类|门类|类型|领域)(?:名称)?$/u;

/**
 * A column that says of what class the regimes are, in front of that of their names (监管类别 | 监管事项), holds their groups: it stands once over
 * several of them, or on each.
 */
export function classOfRegimes(columns: HeaderColumn[]): HeaderColumn[] {
  const titles = columns.flatMap(({ field }, index) => (field === "title" ? [index] : []));
  const at = columns.findIndex(
    ({ field, heading, lines }, index) =>
      lines.length > 0 &&
      CLASS.test(heading.replace(/[\s\u3000]+/gu, "")) &&
      (field === undefined || (field === "title" && titles.length > 1 && index === titles[0])),
  );
  const name = titles.find((index) => index > at);
  if (at < 0 || name === undefined || columns.some(({ field }) => field === "group")) return columns;
  return columns.map((column, index) => {
    if (index === at) return { ...column, field: "group" };
    const { doubled: _, ...single } = column;
    return index === name ? single : column;
  });
}
