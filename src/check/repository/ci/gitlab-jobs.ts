import { isForProduction } from "../files/purpose.js";
import type { YamlNode } from "../yaml/read-yaml.js";
import { entriesAt, itemsAt, nodeAt, textAt, textsAt } from "../yaml/yaml-path.js";
import type { CiFile } from "./ci-files.js";
import { isDatabaseName, type CiJob, type CiStep } from "./ci-job.js";
import { variables } from "./github-jobs.js";

/** Keys of .gitlab-ci.yml that are no jobs. */
const NO_JOBS = new Set([
  ...[
    "default",
    "include",
    "stages",
    "variables",
    "workflow",
    "image",
    "services",
    "cache",
    "before_script",
    "after_script",
    "spec",
  ],
]);
const SCRIPTS = ["before_script", "script", "after_script"] as const;

export function gitlabJobs({ file, content }: CiFile): readonly CiJob[] {
  const elsewhere = itemsAt(content, "include").map(
    (item) => textAt(item) ?? textAt(item, "local") ?? "an included file",
  );
  const top = entriesAt(content);
  const isJob = ([name, node]: readonly [string, YamlNode]): boolean =>
    node.kind === "map" &&
    !NO_JOBS.has(name) &&
    !name.startsWith(".") &&
    (node.entries.has("script") || node.entries.has("extends"));
  return top.filter(isJob).map(([id, node]): CiJob => {
    const layers = [node, ...templates(node, content, 0)];
    const first = (key: string): YamlNode | undefined =>
      layers.map((layer) => nodeAt(layer, key)).find((found) => found !== undefined);
    const withDefault = (key: string): YamlNode | undefined =>
      first(key) ?? nodeAt(content, "default", key) ?? nodeAt(content, key);
    const environment = [...layers]
      .reverse()
      .reduce(
        (map, layer) => variables(map, nodeAt(layer, "variables")),
        variables(new Map(), nodeAt(content, "variables")),
      );
    const steps = SCRIPTS.flatMap((key) => textsAt(withDefault(key))).map(({ text, line }): CiStep => ({
      text,
      line,
      environment,
      isFailureIgnored: false,
    }));
    const services = itemsAt(withDefault("services")).flatMap((item) => textAt(item) ?? textAt(item, "name") ?? []);
    return {
      file,
      id,
      line: node.line,
      steps,
      isOnChanges: isOnChanges(first("rules"), first("only"), first("when")),
      isDeployment: first("environment") !== undefined || isForProduction(`${id} ${textAt(first("stage")) ?? ""}`),
      hasOwnDatabase: services.some(isDatabaseName),
      isFailureIgnored: textAt(first("allow_failure")) === "true",
      elsewhere,
    };
  });
}

/** What `extends` names, the nearest first; GitLab follows it 11 levels deep. */
function templates(node: YamlNode, content: YamlNode | undefined, depth: number): readonly YamlNode[] {
  if (depth > 10) return [];
  return [...textsAt(node, "extends")].reverse().flatMap(({ text }) => {
    const template = nodeAt(content, text);
    return template === undefined ? [] : [template, ...templates(template, content, depth + 1)];
  });
}

/** Rules are expressions: they are taken to be for changes unless they speak of tags or one branch only. */
function isOnChanges(rules: YamlNode | undefined, only: YamlNode | undefined, when: YamlNode | undefined): boolean {
  if (textAt(when) === "manual") return false;
  const wanted = textsAt(only)
    .concat(textsAt(only, "refs"))
    .map(({ text }) => text);
  if (only !== undefined)
    return wanted.some((ref) => ref === "merge_requests" || ref === "branches" || ref.startsWith("/"));
  if (rules === undefined) return true;
  return itemsAt(rules).some((rule) => {
    const condition = textAt(rule, "if");
    const moment = textAt(rule, "when");
    if (moment === "never" || moment === "manual") return false;
    if (condition === undefined) return true;
    return (
      /merge_request|CI_OPEN_MERGE_REQUESTS/i.test(condition) ||
      !/CI_COMMIT_(?:TAG|BRANCH|REF_NAME)|CI_DEFAULT_BRANCH|schedule/.test(condition)
    );
  });
}
