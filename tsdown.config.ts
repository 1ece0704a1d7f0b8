import { copyFileSync } from "node:fs";
import { defineConfig } from "tsdown";
import { copyPages } from "./scripts/gate/copy-pages.js";

const doors = {
  index: "src/index.ts",
  "adapter-pg/index": "src/adapter-pg/index.ts",
  "adapter-mariadb/index": "src/adapter-mariadb/index.ts",
  "express/index": "src/express/index.ts",
  "check/index": "src/check/index.ts",
};

export default defineConfig({
  // Named, so that the generator's program does not depend on what else is built.
  entry: { ...doors, "generator/bin": "src/generator/bin.ts", "check/cli/bin": "src/check/cli/bin.ts" },
  format: "esm",
  platform: "node",
  target: "node20.19",
  dts: { entry: Object.values(doors) },
  sourcemap: true,
  fixedExtension: false,
  clean: true,
  hooks: {
    "build:done": () => {
      copyPages("dist");
      // Run by its name, as it is.
      copyFileSync("src/check/repository/lint/lint-process.mjs", "dist/lint-process.mjs");
    },
  },
});
