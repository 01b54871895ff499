export * from "./asking.ts";
export type { Database, Parameters, Row, TableWriter } from "./database/database.ts";
export { openDatabase, type OpenDatabase } from "./database/open-database.ts";
export { writeParquet } from "./format/write-parquet.ts";
export { LAKE_VERSION, type LakeManifest, type LakeTable } from "./lake/lake-layout.ts";
export { openLake, type Lake } from "./lake/open-lake.ts";
export { writeLake } from "./lake/write-lake.ts";
export { describeSchema, schemaMarkdown, type Relation, type SchemaReader } from "./schema/describe-schema.ts";
export { SCHEMA_VERSION } from "./schema/tables.ts";
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
