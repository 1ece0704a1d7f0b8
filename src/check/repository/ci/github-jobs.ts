import { isForProduction } from "../files/purpose.js";
import type { YamlNode } from "../yaml/read-yaml.js";
import { entriesAt, itemsAt, nodeAt, textAt, textsAt } from "../yaml/yaml-path.js";
import type { CiFile } from "./ci-files.js";
import { isDatabaseName, type CiJob, type CiStep } from "./ci-job.js";

/** What a workflow of GitHub's form runs; Forgejo and Gitea have taken the form over. */
export interface GithubSource {
  /** The content of a file of the same repository, from its top. */
  readonly contentOf: (path: string) => Promise<YamlNode | undefined>;
}

/** How deep workflows and actions that call each other are followed; GitHub's own limits are 4 and 10. */
const MOST_DEPTH = 10;

export async function githubJobs(
  { file, content }: CiFile,
  source: GithubSource,
  caller?: CiJob,
  depth = 0,
): Promise<readonly CiJob[]> {
  if (depth > MOST_DEPTH) return [];
  const isOnChanges = caller?.isOnChanges ?? isTriggeredByChanges(nodeAt(content, "on"));
  const fileWords = `${file.slice(file.lastIndexOf("/") + 1)} ${textAt(content, "name") ?? ""}`;
  const jobs = await Promise.all(
    entriesAt(content, "jobs").map(async ([id, job]): Promise<readonly CiJob[]> => {
      const called = textAt(job, "uses");
      const environment = variables(variables(new Map(), nodeAt(content, "env")), nodeAt(job, "env"));
      const folder =
        textAt(job, "defaults", "run", "working-directory") ?? textAt(content, "defaults", "run", "working-directory");
      const read = await stepsOf(itemsAt(job, "steps"), { environment, folder }, source, depth);
      const services = entriesAt(job, "services").flatMap(([name, service]) => [
        name,
        textAt(service, "image") ?? textAt(service) ?? "",
      ]);
      const own: CiJob = {
        file: caller?.file ?? file,
        id: caller === undefined ? id : `${caller.id} / ${id}`,
        line: caller?.line ?? job.line,
        steps: caller === undefined ? read.steps : read.steps.map((step) => ({ ...step, line: caller.line })),
        isOnChanges,
        isDeployment:
          (caller?.isDeployment ?? false) ||
          nodeAt(job, "environment") !== undefined ||
          isForProduction(`${fileWords} ${id} ${textAt(job, "name") ?? ""}`),
        hasOwnDatabase: services.some(isDatabaseName) || read.actions.some(isDatabaseName),
        isFailureIgnored: (caller?.isFailureIgnored ?? false) || textAt(job, "continue-on-error") === "true",
        elsewhere: called === undefined || called.startsWith("./") ? read.elsewhere : [called],
      };
      if (called?.startsWith("./") !== true) return [own];
      const inner = await source.contentOf(called.slice(2));
      return inner === undefined
        ? [own]
        : await githubJobs({ file: called.slice(2), content: inner }, source, own, depth + 1);
    }),
  );
  return jobs.flat();
}

interface Steps {
  readonly steps: readonly CiStep[];
  readonly actions: readonly string[];
  readonly elsewhere: readonly string[];
}

interface Surroundings {
  readonly environment: ReadonlyMap<string, string>;
  readonly folder: string | undefined;
}

async function stepsOf(
  nodes: readonly YamlNode[],
  around: Surroundings,
  source: GithubSource,
  depth: number,
): Promise<Steps> {
  const steps: CiStep[] = [];
  const actions: string[] = [];
  for (const node of nodes) {
    const environment = variables(around.environment, nodeAt(node, "env"));
    const run = nodeAt(node, "run");
    const uses = textAt(node, "uses");
    const isFailureIgnored = textAt(node, "continue-on-error") === "true";
    if (run?.kind === "text") {
      const folder = textAt(node, "working-directory") ?? around.folder;
      const step = { text: run.text, line: run.line, environment, isFailureIgnored };
      steps.push(folder === undefined ? step : { ...step, folder });
    }
    if (uses === undefined) continue;
    actions.push(uses);
    if (!uses.startsWith("./") || depth >= MOST_DEPTH) continue;
    const folder = uses.slice(2).replace(/\/$/, "");
    const action =
      (await source.contentOf(`${folder}/action.yml`)) ?? (await source.contentOf(`${folder}/action.yaml`));
    const inner = await stepsOf(
      itemsAt(action, "runs", "steps"),
      { environment, folder: undefined },
      source,
      depth + 1,
    );
    // The line of the workflow: that is the file that is reported.
    steps.push(
      ...inner.steps.map((step) => ({
        ...step,
        line: node.line,
        isFailureIgnored: step.isFailureIgnored || isFailureIgnored,
      })),
    );
    actions.push(...inner.actions);
  }
  return { steps, actions, elsewhere: [] };
}

export function variables(above: ReadonlyMap<string, string>, node: YamlNode | undefined): ReadonlyMap<string, string> {
  const own = entriesAt(node).map(([name, value]) => [name, textAt(value) ?? textAt(value, "value") ?? ""] as const);
  return own.length === 0 ? above : new Map([...above, ...own]);
}

const ON_CHANGES = new Set(["pull_request", "pull_request_target", "merge_group"]);

function isTriggeredByChanges(on: YamlNode | undefined): boolean {
  if (on?.kind !== "map") return textsAt(on).some(({ text }) => ON_CHANGES.has(text) || text === "push");
  return [...on.entries].some(([event, filter]) => {
    if (event === "push") {
      const branches = textsAt(filter, "branches").map(({ text }) => text);
      const isOfTags = nodeAt(filter, "tags") !== undefined && branches.length === 0;
      return !isOfTags && (branches.length === 0 || branches.some((branch) => branch === "**" || branch === "*"));
    }
    const types = textsAt(filter, "types").map(({ text }) => text);
    return (
      ON_CHANGES.has(event) && (types.length === 0 || types.some((type) => type !== "closed" && type !== "labeled"))
    );
  });
}
