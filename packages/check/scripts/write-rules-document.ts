/** Writes docs/rules.md from the rules. Run by hand after a rule was added or changed: `pnpm tsx packages/check/scripts/write-rules-document.ts` */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rulesDocument } from "../src/rules-document.ts";

writeFileSync(join(import.meta.dirname, "../../../docs/rules.md"), rulesDocument());
