import { SEVERITY_WORDS } from "@qingdan/model";
import { groupOf, RULE_GROUPS, type RuleGroup } from "./rule.ts";
import { RULES } from "./rules.ts";

const GROUP_TITLES: Record<RuleGroup, string> = {
  basis: "法律依据",
  place: "地名与层级",
  structure: "结构",
  wording: "文字",
  boundary: "职责边界",
};
const SOURCE = { guidance: "清单规范要求", law: "法律与公文规定", form: "表格格式" } as const;

/** docs/rules.md: every rule with what it finds, why, how severe it is and where it comes from. */
export function rulesDocument(): string {
  const lines = [
    "# 检查规则",
    "",
    "`qingdan check` 按下列规则检查责任清单。本文件由规则表生成（`rulesDocument`），测试保证其与规则一致，请勿手工修改。",
    "",
  ];
  for (const group of RULE_GROUPS) {
    lines.push(
      `## ${GROUP_TITLES[group]}`,
      "",
      "| 规则 | 检查内容 | 级别 | 来源 | 理由 | 案例 |",
      "|---|---|---|---|---|---|",
    );
    for (const rule of RULES.filter((candidate) => groupOf(candidate) === group)) {
      lines.push(
        `| \`${rule.id}\` | ${rule.title} | ${SEVERITY_WORDS[rule.severity]} | ${SOURCE[rule.source]} | ${rule.reason} | [${rule.id.replace("/", "-")}](../fixtures/check/${rule.id.replace("/", "-")}/cases.json) |`,
      );
    }
    lines.push("");
  }
  return lines.join("\n");
}
