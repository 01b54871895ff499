export { checkList } from "./check-list.ts";
export type { CheckContext } from "./facts.ts";
export { groupOf, type At, type Hit, type Rule, type RuleGroup, type RuleSource } from "./rule.ts";
export { RULES } from "./rules.ts";
export { applySilences, type Silence, type Silenced } from "./silence.ts";
