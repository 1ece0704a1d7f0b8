import { defineConfig } from "tsdown";

export default defineConfig({
  // Named, so that the generator's program does not depend on what else is built.
  entry: { index: "src/index.ts", "generator/bin": "src/generator/bin.ts" },
  format: "esm",
  platform: "node",
  target: "node20.19",
  dts: { entry: "src/index.ts" },
  sourcemap: true,
  fixedExtension: false,
  clean: true,
});
