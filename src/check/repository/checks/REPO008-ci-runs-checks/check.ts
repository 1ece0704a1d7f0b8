import { defineCheck } from "../../../check.js";
import { looked, unknown, type Finding } from "../../../outcome.js";
import { checksByCall, checksOf, type CiCheck } from "../../ci/check-commands.js";
import { ciJobs, type CiJobs } from "../../ci/ci-jobs.js";
import { listed } from "../../../wording.js";
import { gitRoot } from "../../files/git-root.js";
import { followCommands, type ScriptSource } from "../../shell/follow-commands.js";
import { allCommands } from "../../shell/nested-commands.js";
import { scriptSource } from "../../shell/script-source.js";
import type { ShellCommand } from "../../shell/split-commands.js";

export default defineCheck({
  id: "REPO008",
  title: "CI runs the tests and the linter on every change",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ fact }) => {
    const [ci, source, position] = await Promise.all([fact(ciJobs), fact(scriptSource), fact(gitRoot)]);
    const isBelow = (position?.prefix ?? "") !== "";
    const { files, scripts, others, jobs, unreadable } = ci;
    if (files.length === 0 && scripts.length === 0) {
      const [other] = others;
      if (other === undefined) return looked("no configuration of a CI system", [noCi()]);
      const write = `Name what it runs in hardening.config.ts: repository: { ci: ["scripts/ci.sh"] }`;
      return unknown(other.file, `the configuration of ${other.system} is not read`, write);
    }
    const missing = scripts.filter(({ text }) => text === undefined).map(({ file }) => file);
    if (missing.length + unreadable.length > 0) {
      return unknown(
        listed([...missing, ...unreadable]),
        `${listed([...missing, ...unreadable])} cannot be read`,
        "Correct the file, or `repository.ci` in hardening.config.ts.",
      );
    }
    const run = await checksRun(ci, source, isBelow);
    const absent = (["tests", "lint"] as const).filter((check) => !run.has(check));
    const elsewhere = [...new Set(jobs.filter(({ isOnChanges }) => isOnChanges).flatMap((job) => job.elsewhere))];
    const where = [...files, ...scripts.map(({ file }) => file)];
    return looked(
      listed(where),
      absent.map((check) => findingOf(check, where, elsewhere)),
    );
  },
});

async function checksRun(
  { jobs, scripts }: CiJobs,
  source: ScriptSource,
  isBelow: boolean,
): Promise<ReadonlySet<CiCheck>> {
  const ofJobs = jobs
    .filter(({ isOnChanges, isFailureIgnored }) => isOnChanges && !isFailureIgnored)
    .flatMap(({ steps }) =>
      steps.filter(({ isFailureIgnored }) => !isFailureIgnored).flatMap(({ text, line }) => allCommands(text, line)),
    );
  const ofScripts = scripts.flatMap(({ text = "" }) => allCommands(text));
  const followed = await followCommands([...ofJobs, ...ofScripts], source);
  const counted: readonly ShellCommand[] = followed.filter(({ isFailureIgnored }) => !isFailureIgnored);
  return new Set(
    counted.flatMap((command) => [...checksOf(command), ...checksByCall(command, isBelow), ...checksBehind(command)]),
  );
}

/** A step of a script of one's own: `step "eslint" 180 node node_modules/eslint/bin/eslint.js .` */
function checksBehind(command: ShellCommand): readonly CiCheck[] {
  return command.words
    .slice(1)
    .flatMap((word, at) =>
      /\.bin\/|node_modules\//.test(word)
        ? checksOf({ ...command, words: [programOf(word), ...command.words.slice(at + 2)] })
        : [],
    );
}

/** `node_modules/eslint/bin/eslint.js` is eslint. */
function programOf(path: string): string {
  return (
    /node_modules\/\.bin\/([\w-]+)/.exec(path)?.[1] ?? /node_modules\/((?:@[\w-]+\/)?[\w-]+)\//.exec(path)?.[1] ?? path
  );
}

const WORDS: {
  readonly [Check in CiCheck]: { readonly name: string; readonly consequence: string; readonly write: string };
} = {
  tests: {
    name: "tests",
    consequence: "a change that breaks what worked is merged, and users find it",
    write: "A step `npm test` in a job that runs on pull requests.",
  },
  lint: {
    name: "linter",
    consequence:
      "string SQL, writes outside a transaction and leaks are found by whoever reads the change, or by nobody",
    write: "A step `npx eslint .` in a job that runs on pull requests.",
  },
};

function findingOf(check: CiCheck, where: readonly string[], elsewhere: readonly string[]): Finding {
  const { name, consequence, write } = WORDS[check];
  const place = { file: where[0] ?? "package.json", line: 1 };
  const about = { subject: check, place };
  if (elsewhere.length > 0) {
    const seen = `no job of this repository runs the ${name} on changes; ${listed(elsewhere)} may`;
    return {
      ...about,
      seen,
      consequence: "whether it holds is not known",
      write: `Look there; waive this with what you have seen.`,
      level: "unknown",
    };
  }
  return {
    ...about,
    seen: `no job that runs on pull requests runs the ${name} (${listed(where)})`,
    consequence,
    write,
  };
}

function noCi(): Finding {
  return {
    subject: "CI",
    seen: "no configuration of a CI system was found",
    consequence: "nothing but the memory of whoever merges runs the tests",
    write: [
      "In .github/workflows/ci.yml:",
      "on: { pull_request: {}, push: { branches: [main] } }",
      "jobs:",
      "  check:",
      "    runs-on: ubuntu-latest",
      "    steps:",
      "      - uses: actions/checkout@v5",
      "      - uses: actions/setup-node@v5",
      "        with: { node-version: 24 }",
      "      - run: npm ci",
      "      - run: npx eslint .",
      "      - run: npm test",
      "      - run: npx prisma-hardening check",
    ].join("\n"),
  };
}
