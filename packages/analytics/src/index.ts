export * from "./asking.ts";
export type { Database, Parameters, Row, TableWriter } from "./database/database.ts";
export { openDatabase, type OpenDatabase } from "./database/open-database.ts";
export { writeParquet } from "./format/write-parquet.ts";
export type { LakeManifest, LakeTable } from "./lake/lake-layout.ts";
export { writeLake } from "./lake/write-lake.ts";
export { openWarehouse, type WarehouseOptions } from "./warehouse/open-warehouse.ts";
export type {
  BureauHead,
  ListAtRevision,
  RecordInput,
  RevisionInfo,
  RevisionKind,
  SourceList,
  Warehouse,
} from "./warehouse/warehouse.ts";
