import type { Diagnostic } from "@qingdan/model";
import { OUT_OF_MEMORY } from "./engine-error.ts";
import type { QueryLimits } from "./query-limits.ts";

/** Why a query was ended before its time. */
export type ReachedLimit = "time" | "memory" | "rows" | "cell" | "result" | "person";

/** A reached limit as something that a person can mend. `place` is the column of a cell. */
export function limitError(limit: ReachedLimit, limits: QueryLimits, place = ""): Diagnostic {
  const { code, message, remedy } = LIMITS[limit](limits, place);
  return { code, severity: "error", place: {}, message, remedy };
}

const NARROW = "请用 WHERE 缩小范围、先汇总，或者加 LIMIT。";

const LIMITS: Record<
  ReachedLimit,
  (limits: QueryLimits, place: string) => { code: string; message: string; remedy: string }
> = {
  time: ({ milliseconds }) => ({
    code: "sql/time",
    message: `查询超过 ${milliseconds / 1000} 秒，已中止。`,
    remedy: NARROW,
  }),
  memory: ({ megabytes }) => ({
    code: OUT_OF_MEMORY,
    message: `查询所需内存超过 ${megabytes} MB，已中止。`,
    remedy: NARROW,
  }),
  rows: ({ rows }) => ({
    code: "sql/rows",
    message: `查询结果超过 ${rows} 行。`,
    remedy: NARROW,
  }),
  cell: ({ cellCharacters }, place) => ({
    code: "sql/cell",
    message: `“${place}”列有单元格超过 ${cellCharacters} 字。`,
    remedy: `请只取一部分，如 left(${place}, 1000)。`,
  }),
  result: ({ resultCharacters }) => ({
    code: "sql/result",
    message: `查询结果超过 ${resultCharacters} 字。`,
    remedy: NARROW,
  }),
  person: () => ({ code: "sql/interrupted", message: "查询已中断。", remedy: NARROW }),
};
