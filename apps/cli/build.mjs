// Bundles the command line: our own packages inline, npm packages left outside. One chunk a command keeps the start short. Two packages
// that come as some hundred small modules are inlined too: finding and opening these took a quarter of the time of a short command.
import { readFileSync, rmSync } from "node:fs";
import { build } from "esbuild";

const manifest = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const INLINED = ["zod", "parse5"];
const external = Object.keys(manifest.dependencies).filter(
  (name) => !name.startsWith("@qingdan/") && !INLINED.includes(name),
);

rmSync(new URL("dist", import.meta.url), { recursive: true, force: true });
await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: { qingdan: "src/qingdan.ts", "sandbox-worker": "src/sql/sandbox-worker.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  platform: "node",
  target: "node20",
  format: "esm",
  external,
  define: { QINGDAN_VERSION: JSON.stringify(manifest.version) },
  banner: { js: "#!/usr/bin/env node" },
  logLevel: "warning",
});
