import { BOUNDARIES_VIEW } from "../sql/views/boundaries-view.sql.ts";
import { CITATIONS_VIEW } from "../sql/views/citations-view.sql.ts";
import { DUTIES_VIEW } from "../sql/views/duties-view.sql.ts";
import { FINDINGS_VIEW } from "../sql/views/findings-view.sql.ts";
import { INSTRUMENTS_VIEW } from "../sql/views/instruments-view.sql.ts";
import { LIABILITIES_VIEW } from "../sql/views/liabilities-view.sql.ts";
import {
  LIKENESS_TEXT_VIEW,
  NEAR_EQUAL_MACRO,
  NEAR_EQUAL_VIEW,
  SIMILAR_MACRO,
} from "../sql/views/likeness-macros.sql.ts";
import { MECHANISM_VIEW } from "../sql/views/mechanism-view.sql.ts";
import { OVERSIGHT_VIEW } from "../sql/views/oversight-view.sql.ts";
import { REVISIONS_VIEW } from "../sql/views/revisions-view.sql.ts";
import { SEARCH_MACRO } from "../sql/views/search-macro.sql.ts";
import { SERVICES_VIEW } from "../sql/views/services-view.sql.ts";
import { TEXT_FIELD_VIEW } from "../sql/views/text-field-view.sql.ts";
import type { MacroDefinition, ViewDefinition } from "./view-definition.ts";

/** The views in Chinese, in the order of the form, and those that they and the macros stand on. */
export const VIEWS: readonly ViewDefinition[] = [
  DUTIES_VIEW,
  BOUNDARIES_VIEW,
  OVERSIGHT_VIEW,
  SERVICES_VIEW,
  LIABILITIES_VIEW,
  MECHANISM_VIEW,
  CITATIONS_VIEW,
  INSTRUMENTS_VIEW,
  REVISIONS_VIEW,
  FINDINGS_VIEW,
  TEXT_FIELD_VIEW,
  LIKENESS_TEXT_VIEW,
];

/** The table macros. */
export const MACROS: readonly MacroDefinition[] = [SEARCH_MACRO, SIMILAR_MACRO, NEAR_EQUAL_MACRO];

/** Views that stand on macros. */
export const MACRO_VIEWS: readonly ViewDefinition[] = [NEAR_EQUAL_VIEW];
