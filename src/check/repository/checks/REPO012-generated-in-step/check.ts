import { hardeningBlockOf } from "../../../../prisma-schema/listed-fields.js";
import { generatorsOf } from "../../../../prisma-schema/generators.js";
import { defineCheck } from "../../../check.js";
import { looked, notApplicable, unknown, type Finding } from "../../../outcome.js";
import { projectSchema, type ReadableSchema } from "../../../project/project-schema.js";
import { counted, listed } from "../../../wording.js";
import { withoutGit } from "../../files/needs-git.js";
import { repositoryFiles } from "../../files/repository-files.js";
import { clientInStep } from "../../generated-files/client-in-step.js";
import { modelsInStep } from "../../generated-files/models-in-step.js";
import { notCompared } from "../../generated-files/texts.js";
import { trackedOutput, type TrackedOutput } from "../../generated-files/tracked-output.js";

const CLIENTS = ["prisma-client", "prisma-client-js"];

export default defineCheck({
  id: "REPO012",
  title: "Generated files in git are in step with the schema",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ root, config, fact }) => {
    const [schema, { isRepository }] = await Promise.all([fact(projectSchema), fact(repositoryFiles)]);
    if (!schema.isReadable) return unknown("schema", schema.seen, schema.write);
    if (!isRepository) return withoutGit();
    const generators = generatorsOf(schema.files);
    const { ignore } = config.repository;
    const outputs = await Promise.all(generators.map((generator) => trackedOutput(root, generator, ignore)));
    const tracked = outputs.filter((output) => output !== undefined);
    if (tracked.length === 0) return notApplicable("git tracks nothing that the generators of the schema write");
    const findings = await Promise.all(tracked.map((output) => inStep(root, schema, output)));
    const evidence = tracked.map(({ generator, files }) => `${counted(files.length, "file")} of ${generator.name}`);
    return looked(listed(evidence), findings.flat());
  },
});

function inStep(root: string, schema: ReadableSchema, output: TrackedOutput): Promise<readonly Finding[]> {
  const { name, provider } = output.generator;
  if (hardeningBlockOf(schema.schema.text)?.name === name) return modelsInStep(root, schema.schema, output);
  if (CLIENTS.includes(provider.value ?? "")) return clientInStep(root, schema.files, output);
  return Promise.resolve([notCompared(name, "only prisma-client and prisma-hardening-generator are known here")]);
}
