import type { GeneratorOptions } from "@prisma/generator-helper";
import { modelMapFromDmmf } from "../model-map/from-dmmf.js";
import { readSchema } from "../model-map/schema.js";
import type { ConfigProblem } from "./config-problem.js";
import { placeOfKey, readConfig } from "./config.js";
import { findingsOf, type Database } from "./findings.js";
import { foreignFile, writeOutput } from "./output-files.js";
import { renderModels } from "./render-models.js";
import { renderProblems, renderReport } from "./render-text.js";
import { readSchemaFiles } from "../prisma-schema/schema-files.js";

/**
 * Writes the model map of a schema.
 *
 * @returns the report to print; `undefined` with `report = "off"`.
 * @throws Error whose message names every mistake in the schema, with its line and what to write instead.
 */
export async function generate(options: GeneratorOptions): Promise<string | undefined> {
  const { generator, dmmf } = options;
  const schema = readSchema(dmmf.datamodel, await readSchemaFiles(options.schemaPath));
  const { settings, problems } = readConfig(generator, schema);
  // Which field counts is not known then; what is wrong with the directives is.
  if (settings === undefined) throw new Error(renderProblems([...problems, ...schema.problems]));

  const map = modelMapFromDmmf(schema, settings.activeFields);
  const files = renderModels(map.models, settings.format);
  const foreign = await foreignFile(settings.output, files);
  const refused: ConfigProblem[] =
    foreign === undefined ? [] : [{ ...placeOfKey(generator, schema, "output"), code: "foreignFile", path: foreign }];
  if (map.problems.length + refused.length > 0) throw new Error(renderProblems([...map.problems, ...refused]));

  await writeOutput(settings.output, files, settings.format);
  if (!settings.hasReport) return undefined;
  const listed = settings.activeFields.map(({ field }) => field);
  return renderReport(map.models, findingsOf(schema, map.models, listed, databaseOf(options)));
}

function databaseOf({ datasources, generator, otherGenerators }: GeneratorOptions): Database {
  return {
    provider: datasources[0]?.activeProvider ?? "postgresql",
    previewFeatures: [generator, ...otherGenerators].flatMap(({ previewFeatures }) => previewFeatures),
  };
}
