export { checkList } from "./check-list.ts";
export type { CheckContext } from "./facts.ts";
export { gazetteer, type Gazetteer } from "./gazetteer.ts";
export { nearDuplicates, type NearPair } from "./near-duplicates.ts";
export { groupOf, RULE_GROUPS, type At, type Hit, type Rule, type RuleGroup, type RuleSource } from "./rule.ts";
export { RULES } from "./rules.ts";
export { rulesDocument } from "./rules-document.ts";
export { applySilences, type Silence, type Silenced } from "./silence.ts";
