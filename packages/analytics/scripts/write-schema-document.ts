/** Writes docs/schema.md from the schema. Run by hand after a table or view was changed: `pnpm tsx packages/analytics/scripts/write-schema-document.ts` */
import { writeFileSync } from "node:fs";
import { openWarehouse } from "../src/index.ts";
import { describeSchema, schemaMarkdown } from "../src/schema/describe-schema.ts";

const warehouse = await openWarehouse(":memory:");
writeFileSync(new URL("../../../docs/schema.md", import.meta.url), schemaMarkdown(await describeSchema(warehouse)));
await warehouse.close();
