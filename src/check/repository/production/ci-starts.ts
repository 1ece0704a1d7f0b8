import type { CiJob, CiStep } from "../ci/ci-job.js";
import { isForDevelopment } from "../files/purpose.js";
import { allCommands, programName } from "../shell/nested-commands.js";
import type { ShellCommand } from "../shell/split-commands.js";
import type { ProductionStart } from "./production-start.js";

/** The steps of a job that work on a database which outlives it: it deploys, or gets the URL of a database as a secret. */
export function ciStarts(job: CiJob): readonly ProductionStart[] {
  if (job.hasOwnDatabase || job.steps.some(startsDatabase)) return [];
  const steps = job.steps.filter((step) => !isOnLocalDatabase(step) && (job.isDeployment || hasDatabaseSecret(step)));
  const commands = steps.flatMap(({ text, line }) => allCommands(text, line));
  return commands.length === 0 ? [] : [{ file: job.file, name: `jobs.${job.id}`, commands }];
}

const DATABASE_URL = /(?:DATABASE|DB|DIRECT|POSTGRES|MYSQL|PRISMA).*URL|^DIRECT_URL$/i;

function isOnLocalDatabase({ environment }: CiStep): boolean {
  return [...environment].some(([name, value]) => DATABASE_URL.test(name) && isLocalDatabase(value));
}

/** A file of SQLite, or a host of one's own. */
export function isLocalDatabase(url: string): boolean {
  return /^file:|^[\w+]+:\/\/(?:[^@/]*@)?(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0|[a-z][\w-]*)(?::\d+|:?\$\{?.*)?(?:[/?]|$)/i.test(
    url,
  );
}

function hasDatabaseSecret({ environment }: CiStep): boolean {
  return [...environment].some(([name, value]) => {
    const [, secret] = /\b(?:secrets|vars)\.(\w+)/.exec(value) ?? [];
    return secret !== undefined && DATABASE_URL.test(name) && !isForDevelopment(secret);
  });
}

function startsDatabase({ text }: CiStep): boolean {
  return allCommands(text).some(isDatabaseStart);
}

/** `docker compose up`, `docker run postgres`, `supabase start`, `service postgresql start`. */
function isDatabaseStart({ words }: ShellCommand): boolean {
  const [program = "", ...rest] = words.filter((word) => programName(word) !== "sudo" && word !== "npx");
  const name = programName(program);
  if (name === "docker" || name === "docker-compose" || name === "podman") {
    return rest.includes("up") || (rest.includes("run") && rest.some((word) => /postgres|mysql|mariadb/i.test(word)));
  }
  if (name === "supabase" || name === "service" || name === "systemctl") return rest.includes("start");
  return name === "pg_ctl" || name === "pg_ctlcluster";
}
