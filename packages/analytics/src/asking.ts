/**
 * What is needed to ask a warehouse through a sandbox, without the engine itself: that one is loaded in the sandbox's process alone, and
 * a question is answered the sooner.
 */
export type { PlainValue } from "./database/plain-value.ts";
export type { QueryColumn, QueryResult } from "./database/query-result.ts";
export { addBars } from "./format/bars.ts";
export { formatResult, TEXT_FORMATS, type FormatOptions, type TextFormat } from "./format/formats.ts";
export { lakeSource } from "./lake/lake-source.ts";
export type { ReportDefinition, ReportParameter } from "./reports/report-definition.ts";
export { reportPage } from "./reports/report-page.ts";
export { listReports, runReport, type QuestionRunner, type ReportAnswer } from "./reports/run-report.ts";
export { engineError } from "./sandbox/engine-error.ts";
export { DEFAULT_QUERY_LIMITS, type QueryLimits } from "./sandbox/query-limits.ts";
export { createSandbox, type Sandbox, type SandboxOptions } from "./sandbox/sandbox.ts";
export type { ParameterValue, SandboxSource } from "./sandbox/sandbox-protocol.ts";
export { splitStatements } from "./sandbox/split-statements.ts";
