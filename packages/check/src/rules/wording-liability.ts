import type { Rule } from "../rule.ts";

export const wordingLiability: Rule = {
  id: "wording/liability",
  title: "追责情形末尾缺少“的”",
  severity: "hint",
  source: "form",
  reason: "追责情形按法律条文的体例以“的”结尾，同一栏应当一致。",
  *check({ list }) {
    const rows = list.accountability?.liabilities ?? [];
    const ends = rows.map(({ circumstance }) => circumstance.trim().replace(/[。；;，,]+$/u, ""));
    const usual = ends.filter((end) => end.endsWith("的")).length;
    if (rows.length < 3 || usual / rows.length < 0.6) return;
    for (const [index, { key, circumstance }] of rows.entries()) {
      const end = ends[index] ?? "";
      if (end === "" || /(?:的|情形|行为|之一)$/u.test(end)) continue;
      yield {
        at: { table: "liability", key, field: "circumstance" },
        quote: circumstance.trim().slice(-20),
        message: "追责情形末尾缺少“的”，本栏其他行均有。",
        remedy: "补上“的”。",
      };
    }
  },
};
