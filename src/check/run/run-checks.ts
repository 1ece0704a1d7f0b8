import { readFileSync } from "node:fs";
import path from "node:path";
import { defineCheck, isCheck, PROFILES, type Check, type Profile } from "../check.js";
import { checked, importFile, loadConfig, type LoadedConfig } from "../config/load-config.js";
import type { HardeningConfig } from "../config/gate-config.js";
import { readEnvironment } from "../environment/read-environment.js";
import { GateError } from "../gate-error.js";
import { assertOwnUrl } from "../http/own-url.js";
import { packageRoot } from "../pages.js";
import { git } from "../project/git.js";
import { manifest } from "../project/manifest.js";
import { checks as ownOfPackage } from "../registry.js";
import { openContext } from "./context.js";
import { STATES, type CheckResult, type Report, type State } from "./report.js";
import { familyOf, runCheck } from "./run-check.js";
import { selectChecks, severityOf } from "./select-checks.js";
import { hasExpired, waiverOutcome } from "./waivers.js";

export interface RunOptions {
  /** The folder to begin in. Default: that of the process. */
  readonly cwd?: string;
  /** The path of a configuration, or the configuration itself. By default it is looked for from `cwd` upward. */
  readonly config?: string | HardeningConfig;
  readonly profile?: Profile;
  /** Ids of checks, or the letters of families. */
  readonly only?: readonly string[];
  /** Whether what could not be seen fails, too. Default `false`. */
  readonly strict?: boolean;
  /** The revision that what is new is compared with, as `origin/main`. */
  readonly base?: string;
  /** A connection URL: the checks of the database run. */
  readonly database?: string;
  /** The address of the running application: its checks run. A loopback address, or a host that the configuration names. */
  readonly url?: string;
  /** Files with environment variables, the last one first. */
  readonly envFiles?: readonly string[];
  /** Default `process.env`. */
  readonly environment?: { readonly [name: string]: string | undefined };
  /** Default: now. */
  readonly now?: Date;
  /** Called as each check ends. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The check that has just ended. */
  readonly id: string;
}

/**
 * The release gate as a function.
 *
 * @example
 * ```ts
 * import { runChecks } from "prisma-hardening/check";
 *
 * const report = await runChecks({ profile: "release", envFiles: [".env.production"] });
 * for (const { id, state, findings } of report.results) console.log(id, state, findings.length);
 * ```
 * @throws GateError for a configuration or an option that cannot be used, with what to write instead.
 */
export async function runChecks(options: RunOptions = {}): Promise<Report> {
  const start = performance.now();
  const now = options.now ?? new Date();
  const { root, file, config } = await configOf(options);
  const checks = [...ownOfPackage, ...(await ownChecksOf(root, config.ownChecks))];
  const profile = options.profile ?? config.profile;
  // A profile that there is not has no checks, and would pass.
  if (!PROFILES.includes(profile)) throw new GateError(`There is no such profile: use one of ${PROFILES.join(", ")}.`);
  const url = options.url === undefined ? undefined : ownUrl(options.url, config);
  const selected = selectChecks(checks, config, {
    profile,
    only: options.only ?? [],
    hasDatabase: options.database !== undefined,
    hasUrl: url !== undefined,
  });

  const environment = await readEnvironment({
    root,
    files: options.envFiles ?? [],
    variables: options.environment ?? process.env,
  });
  const { context, close } = openContext({
    ...{ root, config, profile, environment, now },
    ...(options.base === undefined ? {} : { base: options.base }),
    ...(options.database === undefined ? {} : { databaseUrl: options.database }),
    ...(url === undefined ? {} : { url }),
  });
  try {
    const { name = path.basename(root) } = await context.fact(manifest);
    const waivers = config.waivers.filter(({ expires }) => !hasExpired(expires, now));
    let done = 0;
    const runOne = async (check: Check): Promise<CheckResult> => {
      const result = await runCheck(check, severityOf(check, config), waivers, context);
      options.onProgress?.({ done: ++done, total: selected.length, id: check.id });
      return result;
    };
    // Families run side by side; in one of them a check may lean on the one before, as the last login is the one too many.
    const families = grouped(selected);
    const results = (await Promise.all(families.map((family) => inTurn(family, runOne)))).flat();
    if (config.waivers.length > 0) {
      const check = defineCheck({ ...GATE001, run: () => waiverOutcome(config.waivers, results, now, file) });
      results.push(await runCheck(check, check.severity, [], context));
    }
    const folder = (await git(root, "rev-parse", "--show-prefix"))?.trim().replace(/\/$/, "") ?? "";
    const counts = countsOf(results);
    const isStrict = options.strict ?? false;
    return {
      tool: { name: "prisma-hardening", version: version() },
      project: name,
      ...{ profile, isStrict },
      startedAt: now.toISOString(),
      durationMs: Math.round(performance.now() - start),
      isPassed: counts.fail === 0 && !(isStrict && counts.unknown > 0),
      configFile: file,
      ...(folder === "" ? {} : { folder }),
      counts,
      results: results.sort((a, b) => (a.id < b.id ? -1 : 1)),
    };
  } finally {
    await close();
  }
}

const GATE001 = {
  id: "GATE001",
  title: "Every waiver is needed and has not expired",
  severity: "error",
  profiles: ["pr", "release", "live"],
} as const;

async function configOf({ cwd = process.cwd(), config }: RunOptions): Promise<LoadedConfig> {
  if (typeof config !== "object") return loadConfig(cwd, config);
  return { root: path.resolve(cwd), file: "package.json", config: checked(config, "The configuration") };
}

async function ownChecksOf(root: string, own: readonly (Check | string)[]): Promise<readonly Check[]> {
  const loaded = await Promise.all(
    own.map(async (check) => {
      if (typeof check !== "string") return check;
      const exported = await importFile(path.resolve(root, check), check);
      if (isCheck(exported)) return exported;
      throw new GateError(`${check} has no check as its default export: write export default defineCheck({ ... }).`);
    }),
  );
  const ids = [...ownOfPackage, ...loaded].map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new GateError(`There are two checks ${twice}: give your own another id, as SHOP001.`);
  return loaded;
}

function ownUrl(text: string, config: LoadedConfig["config"]): URL {
  if (!URL.canParse(text)) throw new GateError("--url takes an address, as http://127.0.0.1:3000.");
  const url = new URL(text);
  assertOwnUrl(url, config);
  return url;
}

function grouped(checks: readonly Check[]): readonly (readonly Check[])[] {
  const families = [...new Set(checks.map(({ id }) => familyOf(id)))];
  return families.map((family) => checks.filter(({ id }) => familyOf(id) === family));
}

async function inTurn<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await run(item));
  return results;
}

function countsOf(results: readonly CheckResult[]): Report["counts"] {
  const count = (state: State): number => results.filter((result) => result.state === state).length;
  return Object.fromEntries(STATES.map((state) => [state, count(state)])) as Report["counts"];
}

function version(): string {
  const json = JSON.parse(readFileSync(path.join(packageRoot(), "package.json"), "utf8")) as {
    readonly version: string;
  };
  return json.version;
}
