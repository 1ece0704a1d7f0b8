import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { listed, counted } from "../../../wording.js";
import { ignoredByRepository } from "../../files/ignored.js";
import { withoutGit } from "../../files/needs-git.js";
import { repositoryFiles } from "../../files/repository-files.js";

/** The one that everybody has, and those that tools read beside it. */
const ENV_FILES = [".env", ".env.local", ".env.production"] as const;

export default defineCheck({
  id: "REPO013",
  title: "git ignores .env files and installed packages",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ root, fact }) => {
    const { isRepository, tracked } = await fact(repositoryFiles);
    const ignored = isRepository
      ? await ignoredByRepository(root, [...ENV_FILES, "node_modules/a-package"])
      : undefined;
    if (ignored === undefined) return withoutGit();
    const open = ENV_FILES.filter((name) => !ignored.has(name));
    const findings: Finding[] = [];
    if (open.length > 0) {
      findings.push({
        subject: ".env",
        seen: `no .gitignore names ${listed(open)}`,
        consequence: "git add . commits the secrets of whoever has such a file",
        write: "In .gitignore:\n.env\n.env.*\n!.env.example",
        place: { file: ".gitignore", line: 1 },
        ...(ignored.has(".env") ? { level: "warning" as const } : {}),
      });
    }
    const packages = [...tracked].filter((name) => /(?:^|\/)node_modules\//.test(name));
    if (packages.length > 0) {
      findings.push({
        subject: "node_modules",
        seen: `git tracks ${counted(packages.length, "file")} in node_modules`,
        consequence: "what runs is what somebody has committed, not what the lockfile names, and no audit sees it",
        write: "git rm -r --cached node_modules, and node_modules/ in .gitignore.",
        place: { file: packages[0] ?? "node_modules", line: 1 },
      });
    } else if (!ignored.has("node_modules/a-package")) {
      findings.push({
        subject: "node_modules",
        seen: "no .gitignore names node_modules",
        consequence: "git add . commits thousands of files of other people",
        write: "In .gitignore:\nnode_modules/",
        place: { file: ".gitignore", line: 1 },
        level: "warning",
      });
    }
    return looked(listed([...ENV_FILES, "node_modules"]), findings);
  },
});
