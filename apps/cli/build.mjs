// Bundles the command line: our own packages inline, npm packages left outside. One chunk a command keeps the start short.
import { readFileSync, rmSync } from "node:fs";
import { build } from "esbuild";

const manifest = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const external = Object.keys(manifest.dependencies).filter((name) => !name.startsWith("@qingdan/"));

rmSync(new URL("dist", import.meta.url), { recursive: true, force: true });
await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: { qingdan: "src/qingdan.ts", "sandbox-worker": "src/sandbox-worker.ts" },
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
