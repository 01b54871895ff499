import { createRequire } from "node:module";

/**
 * DuckDB. Required and not imported: the package is nearly two hundred small CommonJS files, and importing one of these makes node read
 * all of them twice for the names that they export, a quarter of the time that `qingdan sql` takes to start.
 */
export const duckdb = createRequire(import.meta.url)("@duckdb/node-api") as typeof import("@duckdb/node-api");
