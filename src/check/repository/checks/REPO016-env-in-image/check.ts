import { defineCheck } from "../../../check.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { isDockerIgnored } from "../../docker/dockerignore.js";
import { dockerfiles, type Dockerfile } from "../../docker/dockerfiles.js";
import type { Instruction } from "../../docker/parse-dockerfile.js";
import { listed } from "../../../wording.js";
import { repositoryFiles } from "../../files/repository-files.js";

export default defineCheck({
  id: "REPO016",
  title: "No image gets the .env of whoever builds it",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ fact }) => {
    const [found, { read }] = await Promise.all([fact(dockerfiles), fact(repositoryFiles)]);
    if (found.length === 0) return notApplicable("there is no Dockerfile");
    const findings: Finding[] = [];
    for (const dockerfile of found) {
      const copy = copyOfAll(dockerfile);
      if (copy === undefined) continue;
      // One beside the Dockerfile goes before the one of the context.
      const own = await read(`${dockerfile.file}.dockerignore`);
      const text = own ?? (await read(".dockerignore")) ?? "";
      const open = [".env", ".env.production"].filter((name) => !isDockerIgnored(name, text));
      if (open.length > 0)
        findings.push(
          findingOf(dockerfile, copy, open, own === undefined ? ".dockerignore" : `${dockerfile.file}.dockerignore`),
        );
    }
    return looked(listed(found.map(({ file }) => file)), findings);
  },
});

/** `COPY . .` of a stage that ends up in the image. */
function copyOfAll({ used }: Dockerfile): Instruction | undefined {
  return used
    .flatMap(({ instructions }) => instructions)
    .find(({ name, text, words, flags }) => {
      if ((name !== "COPY" && name !== "ADD") || flags.some((flag) => flag.startsWith("--from="))) return false;
      const sources = (words ?? text.split(/\s+/)).slice(0, -1);
      return sources.some((source) => source === "." || source === "./" || source === "/" || source === "*");
    });
}

function findingOf(
  { file }: Dockerfile,
  { name, line }: Instruction,
  open: readonly string[],
  ignoreFile: string,
): Finding {
  return {
    subject: file,
    seen: `${name} . of ${file} copies everything, and ${ignoreFile} does not name ${listed(open)}`,
    consequence:
      "an image that is built on a developer's machine has that machine's secrets in a layer, for whoever can pull it",
    write: `In ${ignoreFile}:\n.env\n.env.*\n!.env.example\nnode_modules\n.git`,
    place: { file, line },
    ...(open.includes(".env") ? {} : { level: "warning" as const }),
  };
}
