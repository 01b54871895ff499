import topics from "../../data/topics.json" with { type: "json" };
import { quoteIdentifier, quoteLiteral } from "../database/quote.ts";
import type { ReportDefinition } from "./report-definition.ts";

/** How many duties and tasks of a bureau name one of a topic's words. */
const topicColumn = ({ topic, words }: { topic: string; words: readonly string[] }): string =>
  `count(*) FILTER (${words.map((word) => `contains(i.plain, ${quoteLiteral(word)})`).join(" OR ")})::INTEGER AS ${quoteIdentifier(topic)}`;

export const TOPIC_COVERAGE: ReportDefinition = {
  name: "topic-coverage",
  title: "主题覆盖情况",
  titleEnglish: "Coverage of topics by bureau",
  explanation: `各部门主要职责和具体工作事项中涉及各主题的条数；一条可以涉及几个主题，0表示清单没有写到。主题词见data/topics.json：${topics.map(({ topic, words }) => `${topic}（${words.join("、")}）`).join("；")}。`,
  parameters: [],
  matrixLabel: "部门",
  sql: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门,
       ${topics.map(topicColumn).join(",\n       ")}
FROM bureau b
LEFT JOIN (
  SELECT bureau_id, regexp_replace(text, '[\\s\\x{3000}]+', '', 'g') AS plain FROM duty
  UNION ALL
  SELECT bureau_id, regexp_replace(text, '[\\s\\x{3000}]+', '', 'g') FROM task
) i ON i.bureau_id = b.bureau_id
GROUP BY b.ordinal, b.bureau_id, b.name
ORDER BY b.ordinal
`,
};
