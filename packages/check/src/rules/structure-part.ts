import { formSheet, PARTS, type Part, type ResponsibilityList } from "@qingdan/model";
import type { Rule } from "../rule.ts";

function isMissing(list: ResponsibilityList, part: Part): boolean {
  if (part !== "accountability") return list[part] === undefined;
  return list.accountability === undefined && !(list.duties ?? []).some(({ accountability }) => accountability !== "");
}

export const structurePart: Rule = {
  id: "structure/part",
  title: "缺少规定的部分",
  severity: "warning",
  source: "guidance",
  reason: "责任清单由部门主要职责、部门职责边界、事中事后监管制度、公共服务事项、责任追究机制五部分组成。",
  *check({ list }) {
    for (const part of PARTS) {
      if (!isMissing(list, part)) continue;
      const title = formSheet(part).title;
      yield {
        at: { table: "", key: "", field: part },
        quote: "",
        message: `清单缺少“${title}”。`,
        remedy:
          part === "accountability"
            ? "补充追责情形或者责任追究机制；省级规范只要求四部分的，可以说明理由后保留。"
            : "补充该部分；确无内容的写“无”。",
        severity: part === "accountability" ? "hint" : "warning",
      };
    }
  },
};
