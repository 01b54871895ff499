export type { Database, Parameters, Row, TableWriter } from "./database/database.ts";
export { openDatabase, type OpenDatabase } from "./database/open-database.ts";
export type { QueryColumn, QueryResult } from "./database/query-result.ts";
export type { PlainValue } from "./database/plain-value.ts";
export { describeSchema, schemaMarkdown, type Relation, type SchemaReader } from "./schema/describe-schema.ts";
export { SCHEMA_VERSION } from "./schema/tables.ts";
export { checkStatement } from "./sandbox/check-statement.ts";
export { DEFAULT_QUERY_LIMITS, type QueryLimits } from "./sandbox/query-limits.ts";
export { runQuery, type RunQueryOptions } from "./sandbox/run-query.ts";
export { createSandbox, type Sandbox, type SandboxOptions } from "./sandbox/sandbox.ts";
export type { ParameterValue, SandboxSource } from "./sandbox/sandbox-protocol.ts";
export { openWarehouse, type WarehouseOptions } from "./warehouse/open-warehouse.ts";
export { revisionId } from "./warehouse/revision-id.ts";
export type {
  BureauHead,
  ListAtRevision,
  RecordInput,
  RevisionInfo,
  RevisionKind,
  SourceList,
  Warehouse,
} from "./warehouse/warehouse.ts";
export { formatResult, TEXT_FORMATS, type FormatOptions, type TextFormat } from "./format/formats.ts";
export { writeParquet } from "./format/write-parquet.ts";
export type { ReportDefinition, ReportParameter } from "./reports/report-definition.ts";
export { listReports, runReport, type QuestionRunner, type ReportAnswer } from "./reports/run-report.ts";
export { LAKE_VERSION, type LakeManifest, type LakeTable } from "./lake/lake-layout.ts";
export { lakeSource, openLake, type Lake } from "./lake/open-lake.ts";
export { writeLake } from "./lake/write-lake.ts";
export { addBars } from "./format/bars.ts";
export { reportPage } from "./reports/report-page.ts";
