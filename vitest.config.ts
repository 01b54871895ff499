import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "qingdan",
          include: ["packages/*/test/**/*.test.ts", "apps/*/test/**/*.test.ts"],
          setupFiles: ["packages/model/src/testing/property-seed.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
