import type { ViewDefinition } from "../../schema/view-definition.ts";
import { BUREAU_COLUMNS } from "./bureau-columns.ts";

/** The rows of sheet five of the standard form that come from a 责任追究机制 written as prose. */
export const MECHANISM_VIEW: ViewDefinition = {
  name: "责任追究机制",
  comment:
    "Part five of the standard form: 责任追究机制 written as prose, one row a section; its preamble comes first, without 追责对象.",
  columns: {
    ...BUREAU_COLUMNS,
    序号: "mechanism.serial",
    追责对象: "mechanism.title",
    责任追究机制: "mechanism.text",
  },
  select: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, m.serial AS 序号, m.title AS 追责对象, m.text AS 责任追究机制
FROM (
  SELECT bureau_id, ordinal, serial, title, text FROM mechanism
  UNION ALL
  SELECT bureau_id, 0, '', '', preamble FROM part WHERE preamble <> ''
) m
JOIN bureau b ON b.bureau_id = m.bureau_id
ORDER BY b.ordinal, m.ordinal
`,
};
