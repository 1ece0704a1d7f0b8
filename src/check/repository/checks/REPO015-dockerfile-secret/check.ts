import { defineCheck } from "../../../check.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { dockerfiles } from "../../docker/dockerfiles.js";
import { imageSecrets, type ImageSecret } from "../../docker/image-secrets.js";
import { counted, listed } from "../../../wording.js";

export default defineCheck({
  id: "REPO015",
  title: "No Dockerfile puts a secret into its image",
  severity: "warning",
  profiles: ["pr", "release"],
  run: async ({ fact }) => {
    const found = await fact(dockerfiles);
    if (found.length === 0) return notApplicable("there is no Dockerfile");
    const findings = found.flatMap(({ file, stages }) => {
      const secrets = stages.flatMap(({ instructions }) => instructions.flatMap(imageSecrets));
      const firsts = secrets.filter(({ name }, at) => secrets.findIndex((other) => other.name === name) === at);
      return firsts.map((secret) => findingOf(file, secret));
    });
    return looked(listed(found.map(({ file }) => file)), findings);
  },
});

function findingOf(file: string, { name, instruction, length, line }: ImageSecret): Finding {
  const isInFile = length !== undefined;
  return {
    subject: `${file} ${name}`,
    seen: `${instruction} ${name} ${isInFile ? `has a value of ${counted(length, "character")} in ${file}` : `of ${file} takes its value at build time`}`,
    consequence: "the value stays in the image: docker history and docker inspect show it to whoever can pull",
    write:
      instruction === "ARG"
        ? `RUN --mount=type=secret,id=${name.toLowerCase()},env=${name} npm ci\nand docker build --secret id=${name.toLowerCase()},env=${name}`
        : `Take the line out and give the container ${name} when it starts.${isInFile ? " The value that stands there is known: make a new one." : ""}`,
    place: { file, line },
    ...(isInFile ? { level: "error" as const } : {}),
  };
}
