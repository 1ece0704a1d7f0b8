import type { ConnectorType, DMMF, GeneratorConfig, GeneratorOptions } from "@prisma/generator-helper";
import prismaSchema from "@prisma/prisma-schema-wasm";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { generate } from "../../../src/generator/generate.js";
import { modelMapFromDmmf } from "../../../src/model-map/from-dmmf.js";
import type { ActiveField, ModelMap } from "../../../src/model-map/model-map.js";
import { readSchema } from "../../../src/model-map/schema.js";
import type { SchemaFile } from "../../../src/model-map/schema-text.js";

export interface Blocks {
  readonly provider?: Exclude<ConnectorType, "postgres" | "prisma+postgres">;
  readonly relationMode?: string;
  /** Lines of the generator block, besides its provider. */
  readonly generator?: readonly string[];
}

export interface Run {
  readonly report: string | undefined;
  /** What the output folder holds, by name. */
  readonly output: Readonly<Record<string, string>>;
}

/**
 * Runs the generator as Prisma's CLI calls it, on schema files in a folder of their own.
 *
 * @param schema - the text of schema.prisma, to whose end the blocks are added, or the files of a folder by their path.
 */
export async function run(schema: string | Readonly<Record<string, string>>, blocks: Blocks = {}): Promise<Run> {
  return inFolder((folder) => runIn(folder, schema, blocks));
}

/** The same in a folder that the test looks into. */
export async function runIn(
  folder: string,
  schema: string | Readonly<Record<string, string>>,
  blocks: Blocks = {},
): Promise<Run> {
  const isOneFile = typeof schema === "string";
  const texts = isOneFile ? { "schema.prisma": schema + blocksText(blocks) } : schema;
  const files = Object.entries(texts).map(([name, text]): [string, string] => [path.join(folder, name), text]);
  for (const [place, text] of files) {
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
  }
  const report = await generate(optionsOf(files, isOneFile ? path.join(folder, "schema.prisma") : folder));
  return { report, output: await filesIn(path.join(folder, "out")) };
}

/** What the generator throws; each problem in three lines, the path relative to the schema's folder. */
export async function refusal(
  schema: string | Readonly<Record<string, string>>,
  blocks: Blocks = {},
): Promise<string[]> {
  return inFolder(async (folder) => {
    try {
      await runIn(folder, schema, blocks);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const [, ...problems] = error.message.replaceAll(`${folder}${path.sep}`, "").split("\n\n");
      return problems;
    }
    return [];
  });
}

export const IS_ACTIVE: readonly ActiveField[] = [{ field: "isActive", when: true }];

export function modelsOf(text: string, listed = IS_ACTIVE, blocks: Blocks = {}): ModelMap["models"] {
  const full = text + blocksText(blocks);
  const { models, problems } = modelMapFromDmmf(readSchema(datamodelOf(full), [file(full)]), listed);
  if (problems.length > 0) throw new Error(JSON.stringify(problems, undefined, 2));
  return models.models;
}

export function file(text: string): SchemaFile {
  return { path: "schema.prisma", text };
}

export function datamodelOf(text: string): DMMF.Datamodel {
  return dmmfOf([["schema.prisma", text]]).datamodel;
}

export function blocksText({ provider = "postgresql", relationMode, generator }: Blocks): string {
  const mode = relationMode === undefined ? "" : `  relationMode = "${relationMode}"\n`;
  const lines = (generator ?? ['output = "./out"']).map((line) => `  ${line}\n`).join("");
  return `
generator hardening {
  provider = "prisma-hardening-generator"
${lines}}

datasource db {
  provider = "${provider}"
${mode}}
`;
}

type SchemaFiles = readonly (readonly [place: string, text: string])[];

function optionsOf(files: SchemaFiles, schemaPath: string): GeneratorOptions {
  const { generators, datasources } = configOf(files);
  const resolved = generators.map((generator): GeneratorConfig => {
    if (generator.output === null) return { ...generator, output: { value: "./hardening", fromEnvVar: null } };
    const value = path.resolve(path.dirname(generator.sourceFilePath), generator.output.value ?? "");
    return { ...generator, output: { value, fromEnvVar: null }, isCustomOutput: true };
  });
  const [generator, ...otherGenerators] = resolved;
  if (generator === undefined) throw new Error("The schema has no generator block.");
  return {
    generator,
    otherGenerators,
    schemaPath,
    dmmf: dmmfOf(files),
    datasources,
    datamodel: "",
    version: "",
  };
}

function dmmfOf(files: SchemaFiles): DMMF.Document {
  const params = JSON.stringify({ prismaSchema: files, noColor: true });
  return JSON.parse(prismaSchema.get_dmmf(params)) as DMMF.Document;
}

type Config = Pick<GeneratorOptions, "datasources"> & { readonly generators: readonly GeneratorConfig[] };

function configOf(files: SchemaFiles): Config {
  const params = { prismaSchema: files, datasourceOverrides: {}, ignoreEnvVarErrors: true, env: {} };
  return (JSON.parse(prismaSchema.get_config(JSON.stringify(params))) as { config: Config }).config;
}

export async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), "prisma-hardening-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? ""]));
}
