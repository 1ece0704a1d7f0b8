#!/usr/bin/env node
// CommonJS whose names Node cannot tell.
import generatorHelper from "@prisma/generator-helper";
import { generate } from "./generate.js";

generatorHelper.generatorHandler({
  onManifest: () => ({
    prettyName: "prisma-hardening",
    // Without one Prisma refuses a generator block that has no `output`, in words that do not name the line to write.
    defaultOutput: "./hardening",
  }),
  async onGenerate(options) {
    const report = await generate(options);
    // Prisma reads stderr as its protocol and shows what goes to stdout, and ends this process after the answer.
    if (report !== undefined) await new Promise((resolve) => process.stdout.write(report, resolve));
  },
});
