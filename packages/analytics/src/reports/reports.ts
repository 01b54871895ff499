import { BOUNDARY_BOTH_SIDES } from "./boundary-both-sides.sql.ts";
import { BOUNDARY_PARTNERS } from "./boundary-partners.sql.ts";
import { CHANGES_IN_PERIOD } from "./changes-in-period.sql.ts";
import { CITATIONS_BY_CATEGORY } from "./citations-by-category.sql.ts";
import { COPIED_TEXTS } from "./copied-texts.sql.ts";
import { DUTIES_WITHOUT_ACCOUNTABILITY } from "./duties-without-accountability.sql.ts";
import { DUTIES_WITHOUT_TASKS } from "./duties-without-tasks.sql.ts";
import { FINDINGS_BY_RULE } from "./findings-by-rule.sql.ts";
import { INSTRUMENTS_CITED } from "./instruments-cited.sql.ts";
import { ITEMS_PER_PART } from "./items-per-part.sql.ts";
import { MISSING_PARTS } from "./missing-parts.sql.ts";
import { NEAR_EQUAL_DUTIES } from "./near-equal-duties.sql.ts";
import { PHONES } from "./phones.sql.ts";
import { REGIMES_WITHOUT_SECTIONS } from "./regimes-without-sections.sql.ts";
import { REPEALED_CITED } from "./repealed-cited.sql.ts";
import { REVISIONS_PER_BUREAU } from "./revisions-per-bureau.sql.ts";
import { SERVICES_WITHOUT_CONTACT } from "./services-without-contact.sql.ts";
import { TASKS_PER_UNIT } from "./tasks-per-unit.sql.ts";
import { TASKS_WITHOUT_UNIT } from "./tasks-without-unit.sql.ts";
import { TOPIC_COVERAGE } from "./topic-coverage.sql.ts";
import { UNREGISTERED_CITED } from "./unregistered-cited.sql.ts";
import { RENUMBERED_CITED } from "./renumbered-cited.sql.ts";
import type { ReportDefinition } from "./report-definition.ts";
import { VAGUE_VERBS } from "./vague-verbs.sql.ts";

/** All named questions, in the order in which they are listed. */
export const REPORTS: readonly ReportDefinition[] = [
  ITEMS_PER_PART,
  MISSING_PARTS,
  TOPIC_COVERAGE,
  DUTIES_WITHOUT_TASKS,
  TASKS_WITHOUT_UNIT,
  TASKS_PER_UNIT,
  VAGUE_VERBS,
  COPIED_TEXTS,
  NEAR_EQUAL_DUTIES,
  BOUNDARY_PARTNERS,
  BOUNDARY_BOTH_SIDES,
  REGIMES_WITHOUT_SECTIONS,
  SERVICES_WITHOUT_CONTACT,
  PHONES,
  DUTIES_WITHOUT_ACCOUNTABILITY,
  INSTRUMENTS_CITED,
  CITATIONS_BY_CATEGORY,
  REPEALED_CITED,
  RENUMBERED_CITED,
  UNREGISTERED_CITED,
  CHANGES_IN_PERIOD,
  REVISIONS_PER_BUREAU,
  FINDINGS_BY_RULE,
];
