import { defineCheck } from "../../../check.js";
import type { CheckContext } from "../../../context.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { dockerfiles, type Dockerfile } from "../../docker/dockerfiles.js";
import { commandsOf, startInstructions } from "../../docker/image-commands.js";
import { dropsRights, imageUser } from "../../docker/image-user.js";
import { listed } from "../../../wording.js";
import { followCommands } from "../../shell/follow-commands.js";
import { scriptSource } from "../../shell/script-source.js";

export default defineCheck({
  id: "REPO006",
  title: "No image runs as root",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ fact }) => {
    const found = await fact(dockerfiles);
    if (found.length === 0) return notApplicable("there is no Dockerfile");
    const findings: Finding[] = [];
    for (const dockerfile of found) {
      const finding = findingOf(dockerfile);
      if (finding !== undefined && !(await startsWithLessRights(dockerfile, fact))) findings.push(finding);
    }
    return looked(listed(found.map(({ file }) => file)), findings);
  },
});

function findingOf({ file, last }: Dockerfile): Finding | undefined {
  const user = imageUser(last);
  if (user.kind === "other") return undefined;
  const about = { subject: file, place: { file, line: user.line } };
  if (user.kind === "unclear") {
    return {
      ...about,
      seen: `the user of ${file} is ${user.variable}, which has no value in the file`,
      consequence: "whether the image runs as root is not known",
      write: `A default: ARG ${user.variable.replaceAll(/\W/g, "")}=node`,
      level: "unknown",
    };
  }
  return {
    ...about,
    seen:
      user.written === undefined
        ? `the last stage of ${file} has no USER`
        : `the last USER of ${file} is ${user.written}`,
    consequence:
      "whoever gets to run code in the process is root in the container, may change everything in it, and is one flaw of the kernel or one mounted folder away from root of the host",
    write:
      /(?:^|\/)node(?::|@|$)/.test(last.image) || last.base !== undefined
        ? "USER node\nBefore CMD; the images of Node have that user."
        : "RUN useradd --system --uid 10001 app\nUSER app\nBefore CMD.",
  };
}

/** The entrypoint begins as root, to prepare a volume, and goes on as somebody else. */
async function startsWithLessRights({ last }: Dockerfile, fact: CheckContext["fact"]): Promise<boolean> {
  const commands = startInstructions(last).flatMap(commandsOf);
  return (await followCommands(commands, await fact(scriptSource))).some(({ words }) => dropsRights(words));
}
