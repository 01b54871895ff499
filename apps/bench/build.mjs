// Bundles the benchmarks: our own packages inline, npm packages left outside.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const manifest = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ["src/bench.ts"],
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  external: Object.keys(manifest.dependencies).filter((name) => !name.startsWith("@qingdan/")),
  logLevel: "warning",
});
