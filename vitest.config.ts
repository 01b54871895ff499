import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.test.ts", "apps/*/test/**/*.test.ts"],
    setupFiles: ["packages/model/src/testing/property-seed.ts"],
    // Some tests start LibreOffice or wait for a process of its own.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
