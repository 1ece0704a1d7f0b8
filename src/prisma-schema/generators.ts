import type { GeneratorConfig } from "@prisma/generator-helper";
import type { SchemaFile } from "../model-map/schema-text.js";
import { pathsAndTexts } from "./datamodel.js";
import { schemaParser } from "./schema-parser.js";

/** The generator blocks of a schema. `output` is as it is written, and no block counts as having one of its own. */
export function generatorsOf(files: readonly SchemaFile[]): readonly GeneratorConfig[] {
  const params = { prismaSchema: pathsAndTexts(files), datasourceOverrides: {}, ignoreEnvVarErrors: true, env: {} };
  const { config } = JSON.parse(schemaParser().get_config(JSON.stringify(params))) as {
    readonly config: { readonly generators: readonly GeneratorConfig[] };
  };
  return config.generators;
}

/** Whether a generator block switches it on; what one of them names counts for the migrations too. */
export function hasPreviewFeature(files: readonly SchemaFile[], feature: string): boolean {
  return generatorsOf(files).some(({ previewFeatures }) => previewFeatures.includes(feature));
}

/**
 * The schema as a generated client holds it.
 *
 * @throws what the parser throws for a schema that it refuses.
 */
export function mergedSchema(files: readonly SchemaFile[]): string {
  return schemaParser().merge_schemas(JSON.stringify({ schema: pathsAndTexts(files) }));
}
