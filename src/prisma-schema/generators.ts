import { createRequire } from "node:module";
import type { GeneratorConfig } from "@prisma/generator-helper";
import type { SchemaFile } from "../model-map/schema-text.js";
import { asPrisma7 } from "./datamodel.js";

/** Prisma's parser, as far as it is about what `prisma generate` gives to generators. */
interface SchemaParser {
  /** JSON of the generators and datasources. */
  get_config(params: string): string;
  /** All files as one, formatted. A client holds this text. */
  merge_schemas(params: string): string;
}

const require = createRequire(import.meta.url);

/** The generator blocks of a schema. `output` is as it is written, and no block counts as having one of its own. */
export function generatorsOf(files: readonly SchemaFile[]): readonly GeneratorConfig[] {
  const params = { prismaSchema: pairs(files), datasourceOverrides: {}, ignoreEnvVarErrors: true, env: {} };
  const { config } = JSON.parse(parser().get_config(JSON.stringify(params))) as {
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
  return parser().merge_schemas(JSON.stringify({ schema: pairs(files) }));
}

function parser(): SchemaParser {
  return require("@prisma/prisma-schema-wasm") as SchemaParser;
}

function pairs(files: readonly SchemaFile[]): readonly (readonly [path: string, text: string])[] {
  return files.map(({ path, text }) => [path, asPrisma7(text)]);
}
