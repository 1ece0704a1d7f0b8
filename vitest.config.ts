import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { DatabaseReporter } from "./test/support/database-reporter.js";

/** Where a machine that counts wants the results. */
const report = process.env["TEST_REPORT_FILE"];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^prisma-hardening$/, replacement: fileURLToPath(new URL("src/index.ts", import.meta.url)) },
      {
        find: /^prisma-hardening\/(adapter-pg|adapter-mariadb|express|check)$/,
        replacement: fileURLToPath(new URL("src/$1/index.ts", import.meta.url)),
      },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    // `npm run typecheck` is for the rest.
    typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], ignoreSourceErrors: true },
    globalSetup: ["test/support/global-setup.ts"],
    reporters: ["default", new DatabaseReporter(), ...(report ? ["json"] : [])],
    ...(report ? { outputFile: { json: report } } : {}),
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
  },
});
