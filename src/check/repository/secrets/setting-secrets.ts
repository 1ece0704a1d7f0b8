import { entriesAt, itemsAt, textAt } from "../yaml/yaml-path.js";
import type { YamlNode } from "../yaml/read-yaml.js";
import type { FoundSecret } from "./found-secret.js";

/** What an application signs with: whoever knows it makes sessions. Names of variables of the environment only. */
const SIGNING_NAME =
  /^(?:[A-Z][A-Z0-9]*_)*(?:JWT|SESSION|COOKIE|AUTH|NEXTAUTH|BETTER_AUTH|CSRF|HASH|HMAC|SIGNING|ENCRYPTION|APP|TOKEN|ACCESS|REFRESH|WEBHOOK)(?:_[A-Z0-9]+)*_(?:SECRET|KEY)$|^SECRET_KEY(?:_BASE)?$|^JWT_KEY$/;
/** `${NAME}`, `$(NAME)`, `{{ .Values.name }}`, `<name>`, `vault:...`: the value stands elsewhere. */
const REFERENCE =
  /^$|\$\{|\$\(|\{\{|^<.*>$|^\$|^(?:vault|op|arn|ref|secret|ssm|env|gcp|azurekeyvault):|^!|^\/run\/secrets\//i;
const NOT_A_SECRET = /^(?:PUBLIC|NEXT_PUBLIC|VITE)_|PUBLIC|_ID$|_FILE$/;

/** Literal values of such variables in YAML and JSON: of Compose, Kubernetes, workflows, settings of hosts. */
export function settingSecrets(node: YamlNode): readonly FoundSecret[] {
  if (node.kind === "text") return [];
  if (node.kind === "list") {
    return node.items.flatMap((item): readonly FoundSecret[] => {
      if (item.kind !== "text") return settingSecrets(item);
      const [, name = "", value = ""] = /^([A-Z][A-Z0-9_]*)=(.*)$/s.exec(item.text) ?? [];
      return literal(name, value, item.line);
    });
  }
  const name = textAt(node, "name") ?? textAt(node, "key");
  const value = node.entries.get("value");
  const ofPair = name !== undefined && value?.kind === "text" ? literal(name, value.text, value.line) : [];
  return [
    ...ofPair,
    ...entriesAt(node).flatMap(([key, child]) =>
      child.kind === "text" ? literal(key, child.text, child.line) : settingSecrets(child),
    ),
  ];
}

function literal(name: string, value: string, line: number): readonly FoundSecret[] {
  if (!SIGNING_NAME.test(name) || NOT_A_SECRET.test(name) || REFERENCE.test(value.trim())) return [];
  return [{ kind: `a value of ${name}`, line, length: value.length }];
}

/** The parts of a workflow that deploy: what its tests sign with is worth nothing. */
export function deployedParts(content: YamlNode, isDeployment: (job: string) => boolean): readonly YamlNode[] {
  return entriesAt(content, "jobs").flatMap(([id, job]) => (isDeployment(id) ? itemsAt(job) : []));
}
