import type { GeneratorConfig } from "@prisma/generator-helper";
import type { ActiveField } from "../model-map/model-map.js";
import type { Schema } from "../model-map/schema.js";
import type { Place } from "../model-map/schema-text.js";
import { closest } from "../model-map/spelling.js";
import { activeFieldsOf } from "./active-fields.js";
import type { ConfigFault, ConfigProblem } from "./config-problem.js";
import type { OutputFormat } from "./render-models.js";

/** What the generator block says. */
interface GeneratorSettings {
  readonly output: string;
  readonly format: OutputFormat;
  readonly hasReport: boolean;
  /** The soft-delete fields, each with the value of an active row. */
  readonly activeFields: readonly ActiveField[];
}

export interface ConfigReading {
  /** Absent if there are problems. */
  readonly settings?: GeneratorSettings;
  readonly problems: readonly ConfigProblem[];
}

/** `provider`, `output`, `previewFeatures` and `binaryTargets` do not arrive among the keys. */
const PRISMA_KEYS = ["engineType"];
const KEYS = ["field", "active", "format", "report"] as const;

export function readConfig(generator: GeneratorConfig, schema: Schema): ConfigReading {
  const { config } = generator;
  const problems: ConfigProblem[] = [];
  const refuse = (key: string, fault: ConfigFault): void => {
    problems.push({ ...placeOfKey(generator, schema, key), ...fault });
  };

  const output = generator.isCustomOutput === true ? (generator.output?.value ?? undefined) : undefined;
  if (output === undefined) refuse("output", { code: "outputMissing", generator: generator.name });

  for (const key of Object.keys(config)) {
    if ([...KEYS, ...PRISMA_KEYS].includes(key)) continue;
    refuse(key, { code: "keyUnknown", key, near: closest(key, [...KEYS, "output"]), keys: KEYS });
  }
  const choose = <Value extends string>(key: "format" | "report", values: readonly [Value, ...Value[]]) => {
    const seen = config[key];
    if (seen === undefined) return values[0];
    const value = values.find((candidate) => candidate === seen);
    if (value === undefined) refuse(key, { code: "valueUnknown", key, seen: [seen].flat(), values });
    return value;
  };
  const format = choose("format", ["ts", "js"]);
  const report = choose("report", ["on", "off"]);
  const activeFields = activeFieldsOf(config["field"], config["active"], schema, refuse);

  if (problems.length > 0 || !output || !format || !report || !activeFields) return { problems };
  return { settings: { output, format, hasReport: report === "on", activeFields }, problems };
}

/** The line of a key of the generator block; that of the block if it does not have the key. */
export function placeOfKey(generator: GeneratorConfig, { text }: Schema, key: string): Place {
  const block = text.blocks.find(({ keyword, name }) => keyword === "generator" && name === generator.name);
  const { file, line } = block?.members.find(({ name }) => name === key) ??
    block ?? { file: generator.sourceFilePath, line: 1 };
  return { file, line };
}
