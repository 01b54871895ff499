import type { Diagnostic } from "@qingdan/model";

interface ErrorKind {
  pattern: RegExp;
  code: string;
  /** What is said instead of the engine's words; without it they are the message. */
  message?: string;
  /** True where the words are not the engine's but those of the process around it, which are Chinese. */
  isOwn?: true;
  remedy: string;
}

/** The code of a query that needs more memory than it may use. */
export const OUT_OF_MEMORY = "sql/memory";

/** What DuckDB says, and what a person can do about it; the first that fits counts. */
const KINDS: readonly ErrorKind[] = [
  {
    pattern:
      /file system operations are disabled|disabled through configuration|disabled by configuration|extension.*(?:disabled|install)/iu,
    code: "sql/no-file-access",
    message: "这里的 SQL 只能读清单数据库，不能读写文件、网络和扩展。",
    remedy: "文件请用 qingdan ingest 录入；确需使用完整 DuckDB 的，在终端加 --unsafe。",
  },
  {
    pattern: /configuration has been locked/iu,
    code: "sql/locked-settings",
    message: "这里不能修改设置。",
    remedy: "限额请用命令的选项设置。",
  },
  {
    pattern: /read-only mode|read-?only/iu,
    code: "sql/read-only",
    message: "清单数据库在这里只读。",
    remedy: "修改清单请用 qingdan ingest、qingdan import。",
  },
  {
    pattern: /Out of Memory|memory limit|failed to allocate|bad_alloc|could not allocate/iu,
    code: OUT_OF_MEMORY,
    message: "查询所需内存超过限额。",
    remedy: "请用 WHERE 缩小范围、少取几列，或者先汇总。",
  },
  {
    pattern: /^缺少参数/u,
    code: "sql/missing-parameter",
    isOwn: true,
    remedy: "请用 --param 名称=值 给出。",
  },
  {
    pattern: /^查询中没有参数/u,
    code: "sql/unused-parameter",
    isOwn: true,
    remedy: "请核对参数名称：查询里写作 $名称，选项写作 --param 名称=值；用不着的请去掉。",
  },
  {
    pattern: /STRING_LITERAL/u,
    code: "sql/types",
    remedy: "类型不符：文字（--param 的值都是文字）要作数或者日期，请写成 $名称::INTEGER、$名称::DATE。",
  },
  {
    pattern: /Conversion Error/u,
    code: "sql/conversion",
    remedy: "请核对这个值；转换不了的要作空值，请用 TRY_CAST。",
  },
  {
    pattern: /syntax error at end of input/u,
    code: "sql/syntax",
    remedy: "查询没有写完，请补全。",
  },
  {
    pattern: /Table with name/iu,
    code: "sql/unknown-table",
    remedy: "表和视图见 qingdan sql .tables。",
  },
  {
    pattern: /Referenced column|column named|does not have a column/iu,
    code: "sql/unknown-column",
    remedy: "各列见 qingdan sql '.schema 表名'。",
  },
  {
    pattern: /Parser Error|syntax error/iu,
    code: "sql/syntax",
    remedy: "请改正 ^ 所指之处。",
  },
];

const OTHER: Omit<ErrorKind, "pattern"> = {
  code: "sql/error",
  remedy: "请改正查询；表和视图见 qingdan sql .tables。",
};

/** An engine's error as something that a person can mend. The engine's own words are kept where they say where it is wrong. */
export function engineError(text: string): Diagnostic {
  const { code, message, isOwn, remedy } = KINDS.find(({ pattern }) => pattern.test(text)) ?? OTHER;
  const diagnostic = { code, severity: "error", place: {}, remedy } as const;
  if (message !== undefined) return { ...diagnostic, message, actual: text };
  return isOwn === true ? { ...diagnostic, message: text } : { ...diagnostic, message: text, language: "en" };
}
