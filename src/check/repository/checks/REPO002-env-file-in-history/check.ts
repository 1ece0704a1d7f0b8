import { defineCheck } from "../../../check.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { fitsGlob } from "../../files/glob.js";
import { gitRoot } from "../../files/git-root.js";
import { withoutGit } from "../../files/needs-git.js";
import { repositoryFiles } from "../../files/repository-files.js";
import { secretsInHistory } from "../../files/secret-history.js";

export default defineCheck({
  id: "REPO002",
  title: "No file of secrets is in the history",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ root, config, fact }) => {
    const [position, { tracked }] = await Promise.all([fact(gitRoot), fact(repositoryFiles)]);
    if (position === undefined) return withoutGit();
    if (position.head === undefined) return notApplicable("the repository has no commit yet");
    const added = await secretsInHistory(root);
    if (added === undefined) return withoutGit();
    const { ignore } = config.repository;
    const findings = added
      .filter(({ file }) => !tracked.has(file) && !ignore.some((glob) => fitsGlob(file, glob)))
      .map(({ file, kind, commit, date }): Finding => {
        return {
          subject: file,
          seen: `commit ${commit} of ${date} has added ${file}, ${kind}`,
          consequence: "it is in every clone: git show gives it to whoever has one, though the file is gone",
          write: [
            "1. Give everything that was in it a new value, today: that alone makes the old one worthless.",
            `2. git filter-repo --invert-paths --path "${position.prefix}${file}", then push all branches and tags with --force.`,
            "3. Have everybody clone anew, and ask the host of the repository to drop its caches.",
          ].join("\n"),
        };
      });
    const evidence = position.isShallow
      ? "the history, as far as it is here"
      : "the whole history of all branches and tags";
    return looked(evidence, position.isShallow ? [...findings, cutOff()] : findings);
  },
});

function cutOff(): Finding {
  return {
    subject: "history",
    seen: "the clone is shallow: its older history is not here",
    consequence: "whether it holds is not known",
    write: "In a workflow: actions/checkout with `fetch-depth: 0`; elsewhere: git fetch --unshallow.",
    level: "unknown",
  };
}
