import path from "node:path";
import { readConfig } from "../../../generator/config.js";
import { GENERATED, otherNames, renderModels } from "../../../generator/render-models.js";
import { modelMapFromDmmf } from "../../../model-map/from-dmmf.js";
import type { Schema } from "../../../model-map/schema.js";
import type { Finding } from "../../outcome.js";
import { relativeTo } from "../../project/relative.js";
import { GENERATE, notCompared } from "./texts.js";
import { textOf, type TrackedOutput } from "./tracked-output.js";

const CONSEQUENCE =
  "soft delete and redaction follow an older schema: a new model is really deleted, a new sensitive field is logged";

/** Whether the files of prisma-hardening-generator are what it would write now. */
export async function modelsInStep(root: string, schema: Schema, output: TrackedOutput): Promise<readonly Finding[]> {
  const { generator, place, files } = output;
  const { settings, problems } = readConfig(
    { ...generator, output: { fromEnvVar: null, value: place }, isCustomOutput: true },
    schema,
  );
  if (settings === undefined || problems.length > 0) return [notCompared(generator.name, "its block has a mistake")];
  const map = modelMapFromDmmf(schema, settings.activeFields);
  if (map.problems.length > 0) return [notCompared(generator.name, "it refuses the directives of the schema")];

  const nameOf = (name: string): string => relativeTo(root, path.join(place, name));
  const findings: Finding[] = [];
  for (const { name, text } of renderModels(map.models, settings.format)) {
    const file = nameOf(name);
    const present = files.includes(file) ? await textOf(root, file) : undefined;
    if (present === undefined) findings.push(missing(file));
    else if (plain(present) !== plain(text)) findings.push(different(file, firstDifference(present, text)));
  }
  for (const name of otherNames(settings.format)) {
    const file = nameOf(name);
    const present = files.includes(file) ? await textOf(root, file) : undefined;
    if (present?.startsWith(GENERATED) === true) findings.push(leftBehind(file, settings.format));
  }
  return findings;
}

function different(file: string, line: number): Finding {
  const seen = `${file} is not what prisma-hardening-generator writes from the schema as it is`;
  return { subject: file, seen, consequence: CONSEQUENCE, write: GENERATE, place: { file, line } };
}

function missing(file: string): Finding {
  const seen = `prisma-hardening-generator writes ${file}, and git does not track it, unlike others in its folder`;
  return { subject: file, seen, consequence: CONSEQUENCE, write: GENERATE };
}

function leftBehind(file: string, format: string): Finding {
  const seen = `${file} is of a format that prisma-hardening-generator does not write any more: it is "${format}" now`;
  const write = `git rm ${file}, and import the file that is written now.`;
  return { subject: file, seen, consequence: CONSEQUENCE, write, place: { file, line: 1 } };
}

/** As it was before a formatter: without blanks, commas at an end and the choice of quotes. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, "")
    .replaceAll("'", '"')
    .replaceAll(/[,;](?=[}\]])/g, "")
    .replace(/;$/, "");
}

function firstDifference(present: string, expected: string): number {
  const lines = expected.split("\n");
  const index = present.split("\n").findIndex((line, at) => plain(line) !== plain(lines[at] ?? ""));
  return Math.max(index, 0) + 1;
}
