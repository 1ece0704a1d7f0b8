// Writes the schema's data model as JSON, as the README of prisma-rls advises for Prisma 7.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import generatorHelper from "@prisma/generator-helper";

generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: "DMMF" }),
  async onGenerate({ dmmf, generator }) {
    const folder = generator.output?.value;
    if (!folder) throw new Error("The generator needs an output folder.");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "dmmf.json"), JSON.stringify({ datamodel: dmmf.datamodel }));
  },
});
