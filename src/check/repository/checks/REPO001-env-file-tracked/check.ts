import { lstat } from "node:fs/promises";
import path from "node:path";
import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { counted } from "../../../wording.js";
import { withoutGit } from "../../files/needs-git.js";
import { repositoryFiles } from "../../files/repository-files.js";
import { secretFile } from "../../files/secret-files.js";

export default defineCheck({
  id: "REPO001",
  title: "No file of secrets is tracked by git",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ root, fact }) => {
    const { isRepository, names, tracked, read } = await fact(repositoryFiles);
    if (!isRepository) return withoutGit();
    const findings: Finding[] = [];
    for (const file of names) {
      const secret = tracked.has(file) ? secretFile(file) : undefined;
      if (secret === undefined) continue;
      if (secret.confirms !== undefined) {
        const text = await read(file);
        // An .env that is binary, or too large to be read, is one by its name.
        const isSecret = text === undefined ? secret.isEnvFile && !(await isLink(root, file)) : secret.confirms(text);
        if (!isSecret) continue;
      }
      findings.push({
        subject: file,
        seen: `git tracks ${file}, ${secret.kind}`,
        consequence: "whoever can read the repository, a fork, a build log or an old clone has what is in it, for good",
        write: `git rm --cached "${file}", a line for it in .gitignore, and new values for everything in it.${secret.isEnvFile ? `\nKeep the names without values in ${exampleOf(file)}.` : ""}`,
        place: { file, line: 1 },
      });
    }
    return looked(counted(tracked.size, "tracked file"), findings);
  },
});

/** git has the path that a link leads to, and nothing of what stands there. */
async function isLink(root: string, file: string): Promise<boolean> {
  const stat = await lstat(path.join(root, file)).catch(() => undefined);
  return stat?.isSymbolicLink() ?? false;
}

/** `.env.production`: `.env.example` in the same folder. */
function exampleOf(file: string): string {
  return `${file.slice(0, file.lastIndexOf("/") + 1)}.env.example`;
}
