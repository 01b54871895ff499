/** `pnpm bench`: measures what the project promises about speed, as ratios within one run. Prints; asserts nothing. */
import { join } from "node:path";
import { measureIngest } from "./ingest-speed.ts";
import { formatFigure } from "./measure.ts";

const seeds = join(import.meta.dirname, "../../../seeds");
for (const figure of measureIngest(seeds)) process.stdout.write(`${formatFigure(figure)}\n`);
