import { plainGrams, plainText } from "../sql/views/likeness-macros.sql.ts";
import type { ReportDefinition } from "./report-definition.ts";

export const BOUNDARY_BOTH_SIDES: ReportDefinition = {
  name: "boundary-both-sides",
  title: "职责边界两边是否一致",
  titleEnglish: "The same boundary seen from both sides",
  explanation:
    "本部门清单载明某相关部门有分工，而该部门的清单也在库中的：查该部门清单有无相近的管理事项（字对重合度不低于参数likeness），其中有无本部门，以及本清单所载对方分工与对方清单所载自身分工是否相合（较短一方的字对也见于另一方的比例，不低于参数share）。部门以同一省、市、县内全称、简称或者去掉地名后的名称相同认定。",
  parameters: [
    { name: "likeness", type: "number", default: "0.5", explanation: "管理事项相近程度不低于（0至1）" },
    { name: "share", type: "number", default: "0.5", explanation: "分工重合程度不低于（0至1）" },
  ],
  sql: `
WITH called AS (
  SELECT bureau_id, ordinal, name, province, city, county, unnest(list_distinct(list_filter(
           [name, short_name, replace(name, county, ''), replace(name, city, ''), replace(short_name, county, '')],
           lambda n : n <> ''))) AS alias
  FROM bureau
),
named AS (
  SELECT DISTINCT bureau_id, province, city, county, unnest([alias, county || alias, '县' || alias, '区' || alias, '市' || alias]) AS alias
  FROM called
),
share AS (
  SELECT p.bureau_id, m.ordinal, m.boundary_key, m.matter, o.bureau_id AS other_id,
         string_agg(DISTINCT p.department, '、' ORDER BY p.department) AS department,
         string_agg(p.responsibility, chr(10) ORDER BY p.ordinal) AS our_words
  FROM (SELECT *, ${plainText("department")} AS plain FROM party) p
  JOIN boundary m ON m.bureau_id = p.bureau_id AND m.boundary_key = p.boundary_key
  JOIN bureau b ON b.bureau_id = p.bureau_id
  JOIN named o ON o.alias = p.plain AND o.province = b.province AND o.city = b.city AND o.county = b.county
  WHERE o.bureau_id <> p.bureau_id
  GROUP BY p.bureau_id, m.ordinal, m.boundary_key, m.matter, o.bureau_id
),
matter AS (
  SELECT bureau_id, boundary_key, matter, ${plainGrams("matter")} AS grams FROM boundary
),
alike AS (
  SELECT s.*, theirs.boundary_key AS their_key, theirs.matter AS their_matter,
         len(list_intersect(ours.grams, theirs.grams))
           / (len(ours.grams) + len(theirs.grams) - len(list_intersect(ours.grams, theirs.grams))) AS likeness
  FROM share s
  JOIN matter ours ON ours.bureau_id = s.bureau_id AND ours.boundary_key = s.boundary_key
  LEFT JOIN matter theirs ON theirs.bureau_id = s.other_id
),
best AS (
  SELECT * FROM alike
  QUALIFY row_number() OVER (PARTITION BY bureau_id, boundary_key, other_id ORDER BY likeness DESC NULLS LAST, their_key) = 1
),
own_share AS (
  SELECT bureau_id, boundary_key, string_agg(responsibility, chr(10) ORDER BY ordinal) AS their_words
  FROM (
    SELECT DISTINCT p.bureau_id, p.boundary_key, p.ordinal, p.responsibility
    FROM party p
    JOIN called n ON n.bureau_id = p.bureau_id AND contains(${plainText("p.department")}, n.alias)
  )
  GROUP BY ALL
),
compared AS (
  SELECT best.*, coalesce(own_share.their_words, '') AS their_words,
         ${plainGrams("best.our_words")} AS our_grams, ${plainGrams("coalesce(own_share.their_words, '')")} AS their_grams
  FROM best
  LEFT JOIN own_share ON own_share.bureau_id = best.other_id AND own_share.boundary_key = best.their_key
),
judged AS (
  SELECT *, best_found AND EXISTS (
           SELECT 1 FROM party p JOIN called n ON n.bureau_id = c.bureau_id
           WHERE p.bureau_id = c.other_id AND p.boundary_key = c.their_key AND contains(${plainText("p.department")}, n.alias)
         ) AS names_us,
         len(list_intersect(our_grams, their_grams)) / greatest(1, least(len(our_grams), len(their_grams))) AS share_likeness
  FROM (SELECT *, coalesce(likeness >= $likeness::DOUBLE, false) AS best_found FROM compared) c
)
SELECT a.bureau_id AS 部门编号, a.name AS 部门, j.matter AS 管理事项, j.department AS 相关部门, o.name AS 对方部门,
       CASE WHEN j.best_found THEN j.their_matter ELSE '' END AS 对方管理事项,
       CASE WHEN NOT j.best_found THEN '对方清单无此事项' WHEN NOT j.names_us THEN '对方清单有此事项，未载本部门'
            WHEN j.their_words = '' THEN '对方清单有此事项，未载其自身分工'
            WHEN j.share_likeness < $share::DOUBLE THEN '双方所载对方分工不同' ELSE '一致' END AS 情况,
       j.our_words AS 本清单所载对方分工, CASE WHEN j.best_found THEN j.their_words ELSE '' END AS 对方清单所载自身分工,
       CASE WHEN j.best_found AND j.their_words <> '' THEN round(j.share_likeness, 2) END AS 分工重合程度
FROM judged j
JOIN bureau a ON a.bureau_id = j.bureau_id
JOIN bureau o ON o.bureau_id = j.other_id
ORDER BY a.ordinal, j.ordinal, o.ordinal
`,
};
