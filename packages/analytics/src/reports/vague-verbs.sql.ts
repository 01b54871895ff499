import type { ReportDefinition } from "./report-definition.ts";

export const VAGUE_VERBS: ReportDefinition = {
  name: "vague-verbs",
  title: "表述笼统的职责和事项",
  titleEnglish: "Vague wording in duties and tasks",
  explanation: "主要职责和具体工作事项中出现参数所列笼统用语的，供修改时参考。",
  parameters: [
    {
      name: "words",
      type: "text",
      default: "协助做好,配合做好,参与做好,有关工作,相关工作,其他工作,其他事项,等工作,加强管理,进一步",
      explanation: "笼统用语，以逗号分隔",
    },
  ],
  sql: `
WITH item AS (
  SELECT bureau_id, ordinal, 1 AS kind, '主要职责' AS name, duty_key AS item_key, text FROM duty
  UNION ALL
  SELECT bureau_id, ordinal, 2, '具体工作事项', task_key, text FROM task
)
SELECT b.bureau_id AS 部门编号, b.name AS 部门, i.name AS 栏目,
       list_aggregate(list_filter(str_split_regex($words, '[,，、\\s]+'), lambda word : word <> '' AND contains(i.text, word)), 'string_agg', '、') AS 用语,
       i.text AS 文字, i.item_key AS 条目编号
FROM item i
JOIN bureau b ON b.bureau_id = i.bureau_id
WHERE 用语 IS NOT NULL
ORDER BY b.ordinal, i.kind, i.ordinal
`,
};
