import { defineCheck } from "../../../check.js";
import type { CheckContext } from "../../../context.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { manifest } from "../../../project/manifest.js";
import { ciJobs } from "../../ci/ci-jobs.js";
import { commandsOf } from "../../docker/image-commands.js";
import { dockerfiles } from "../../docker/dockerfiles.js";
import { listed } from "../../../wording.js";
import { looseInstall, type InstallPlace } from "../../packages/install-command.js";
import { lockfiles, type Lockfile } from "../../packages/lockfiles.js";
import { allCommands } from "../../shell/nested-commands.js";
import type { ShellCommand } from "../../shell/split-commands.js";

export default defineCheck({
  id: "REPO007",
  title: "What is installed is what the lockfile names",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ fact }) => {
    const [found, { dependencies, devDependencies, text }] = await Promise.all([fact(lockfiles), fact(manifest)]);
    const hasPackages = Object.keys(dependencies).length + Object.keys(devDependencies).length > 0;
    if (!hasPackages && found.length === 0) return notApplicable("package.json names no packages");
    const findings = [...aboutLockfiles(found, wantedManager(text)), ...(await looseInstalls(fact, text))];
    return looked(found.length === 0 ? "package.json" : listed(found.map(({ file }) => file)), findings);
  },
});

function aboutLockfiles(found: readonly Lockfile[], wanted: string | undefined): readonly Finding[] {
  const managers = [...new Set(found.map(({ manager }) => manager))];
  const files = listed(found.map(({ file }) => file));
  if (found.length === 0) {
    return [
      {
        subject: "lockfile",
        seen: "there is no lockfile",
        consequence:
          "every installation takes the newest versions that fit: what is deployed was never tested, and nobody can say what it was",
        write: "npm install, and commit package-lock.json.",
        place: { file: "package.json", line: 1 },
      },
    ];
  }
  if (managers.length > 1) {
    const superfluous = found.filter(({ manager }) => manager !== wanted).map(({ file }) => file);
    const write =
      wanted === undefined || superfluous.length === found.length
        ? "Keep the one of the package manager that you use, name that in packageManager of package.json, and delete the others."
        : `git rm ${superfluous.join(" ")}`;
    return [
      {
        subject: "lockfile",
        seen: `there are lockfiles of ${listed(managers)}: ${files}`,
        consequence: "one of them is out of date, and which one counts depends on who installs",
        write,
        place: { file: found[0]?.file ?? "package.json", line: 1 },
      },
    ];
  }
  return found
    .filter(({ isTracked }) => !isTracked)
    .map(({ file }) => ({
      subject: file,
      seen: `git does not track ${file}`,
      consequence: "CI and production install versions that nobody has tried",
      write: `git add --force ${file}, and take it out of .gitignore if it stands there.`,
      place: { file, line: 1 },
    }));
}

async function looseInstalls(fact: CheckContext["fact"], manifestText: string): Promise<readonly Finding[]> {
  const isModernYarn = /"packageManager"\s*:\s*"yarn@(?:[2-9]|\d\d)/.test(manifestText);
  const [{ jobs }, images] = await Promise.all([fact(ciJobs), fact(dockerfiles)]);
  const ofJobs = jobs.flatMap(({ file, steps }) =>
    steps.flatMap(({ text, line }) => findingsIn(file, allCommands(text, line), { isCi: true, isModernYarn })),
  );
  const ofImages = images.flatMap(({ file, used }) =>
    used
      .flatMap(({ instructions }) => instructions.filter(({ name }) => name === "RUN"))
      .flatMap((run) => findingsIn(file, commandsOf(run), { isCi: false, isModernYarn })),
  );
  const all = [...ofJobs, ...ofImages];
  return all.filter(({ subject }, at) => all.findIndex((other) => other.subject === subject) === at);
}

function findingsIn(file: string, commands: readonly ShellCommand[], place: InstallPlace): readonly Finding[] {
  return commands.flatMap((command): readonly Finding[] => {
    const install = looseInstall(command, place);
    if (install === undefined) return [];
    return [
      {
        subject: `${file}: ${install.shown}`,
        seen: `${file} runs ${install.shown}`,
        consequence:
          "it may install other versions than the lockfile names, and changes the lockfile where nobody sees it",
        write: install.write,
        place: { file, line: command.line },
        level: "warning",
      },
    ];
  });
}

/** `packageManager` of package.json, as Corepack reads it. */
function wantedManager(manifestText: string): string | undefined {
  return /"packageManager"\s*:\s*"(\w+)@/.exec(manifestText)?.[1];
}
