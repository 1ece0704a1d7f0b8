import type { CheckContext } from "../../context.js";
import { ciJobs } from "../ci/ci-jobs.js";
import { isForDevelopment, wordsOf } from "../files/purpose.js";
import { repositoryFiles } from "../files/repository-files.js";
import { readYaml } from "../yaml/read-yaml.js";
import { composeFiles } from "../production/compose-files.js";
import { databaseUrls } from "./database-urls.js";
import type { FoundSecret } from "./found-secret.js";
import { providerSecretFinder } from "./provider-secrets.js";
import { deployedParts, settingSecrets } from "./setting-secrets.js";

export interface SecretsInFiles {
  readonly looked: number;
  /** Files that were not read: binary, or larger than a megabyte. */
  readonly unread: number;
  /** Files that there was no time for. */
  readonly left: readonly string[];
  readonly found: ReadonlyMap<string, readonly FoundSecret[]>;
}

/** Milliseconds: 5 000 files take three seconds. */
const MOST_TIME = 20_000;
const NOT_WRITTEN_BY_HAND =
  /(?:^|\/)(?:node_modules|dist|build|coverage|vendor|generated)\/|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock)$|\.(?:min\.[cm]?js|map|svg|lock|snap)$/;
const SETTINGS = /\.(?:ya?ml|json)$/i;
const WORKFLOW = /(?:^|\/)\.(?:github|forgejo|gitea)\//;
const COMPOSE = /(?:^|\/)(?:docker-)?(?:compose|stack)(?:[.\-_][\w.-]+)?\.ya?ml$/i;
const EXAMPLE = new Set([
  "example",
  "examples",
  "sample",
  "template",
  "templates",
  "docs",
  "locales",
  "i18n",
  "schema",
]);

export async function secretsInFiles({ fact }: CheckContext): Promise<SecretsInFiles> {
  const { names, read } = await fact(repositoryFiles);
  const findProviderSecrets = await providerSecretFinder();
  const settingsIn = await settingsReader(fact);
  const chosen = names.filter((name) => !NOT_WRITTEN_BY_HAND.test(name));
  const found = new Map<string, readonly FoundSecret[]>();
  let unread = 0;
  const start = performance.now();
  for (const [at, file] of chosen.entries()) {
    if (performance.now() - start > MOST_TIME) return { looked: at - unread, unread, left: chosen.slice(at), found };
    const text = await read(file);
    if (text === undefined) unread++;
    if (text === undefined || text === "") continue;
    const secrets = [
      ...(await findProviderSecrets(file, text)),
      ...databaseUrls(text),
      ...(await settingsIn(file, text)),
    ];
    if (secrets.length > 0)
      found.set(
        file,
        secrets.sort((one, other) => one.line - other.line),
      );
  }
  return { looked: chosen.length - unread, unread, left: [], found };
}

/** Reads a file of settings, unless it is for development, tests or documentation. */
async function settingsReader(
  fact: CheckContext["fact"],
): Promise<(file: string, text: string) => Promise<readonly FoundSecret[]>> {
  const [compose, { jobs }] = await Promise.all([fact(composeFiles), fact(ciJobs)]);
  const services = new Map(compose.map((one) => [one.file, one.services.map(([, service]) => service)]));
  return async (file, text) => {
    if (!SETTINGS.test(file) || isForDevelopment(file) || wordsOf(file).some((word) => EXAMPLE.has(word))) return [];
    // Reading YAML costs more than looking for a word.
    if (!/SECRET|_KEY/.test(text)) return [];
    if (COMPOSE.test(file)) return (services.get(file) ?? []).flatMap(settingSecrets);
    const [content] = (await readYaml(text)) ?? [];
    if (content === undefined) return [];
    if (!WORKFLOW.test(file)) return settingSecrets(content);
    const isDeployment = (id: string): boolean =>
      jobs.some((job) => job.file === file && job.id === id && job.isDeployment && !job.hasOwnDatabase);
    return deployedParts(content, isDeployment).flatMap(settingSecrets);
  };
}
