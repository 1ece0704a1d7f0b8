import { defineFact } from "../../context.js";
import { isForDevelopment } from "../files/purpose.js";
import { repositoryFiles } from "../files/repository-files.js";
import { allCommands, commandsOfWords } from "../shell/nested-commands.js";
import type { ShellCommand } from "../shell/split-commands.js";
import { readYaml, type YamlNode } from "../yaml/read-yaml.js";
import { entriesAt, itemsAt, nodeAt, textAt, textsAt } from "../yaml/yaml-path.js";
import { atLine, type ProductionStart } from "./production-start.js";

export interface ComposeFile {
  readonly file: string;
  /** Those that are not for development, by name. */
  readonly services: readonly (readonly [name: string, service: YamlNode])[];
}

const NAME = /(?:^|\/)(?:docker-)?(?:compose|stack)(?:[.\-_][\w.-]+)?\.ya?ml$/i;

/** The Compose files that are not named as for development or tests. */
export const composeFiles = defineFact<readonly ComposeFile[]>({
  read: async ({ fact }) => {
    const { names, read } = await fact(repositoryFiles);
    const chosen = names.filter((name) => NAME.test(name) && !isForDevelopment(name));
    return await Promise.all(
      chosen.map(async (file): Promise<ComposeFile> => {
        const [content] = (await readYaml((await read(file)) ?? "")) ?? [];
        return {
          file,
          services: entriesAt(content, "services").filter(([name, service]) => !isOfDevelopment(name, service)),
        };
      }),
    );
  },
});

/** It works on the source of whoever has cloned the repository, or says so. */
function isOfDevelopment(name: string, service: YamlNode): boolean {
  const mounts = itemsAt(service, "volumes").map((volume) => textAt(volume) ?? textAt(volume, "source") ?? "");
  const target = textAt(service, "build", "target") ?? "";
  const profiles = textsAt(service, "profiles").map(({ text }) => text);
  return (
    mounts.some((mount) => /^(?:\.{1,2}\/?|\$\{?PWD\}?)(?::|$)|^\.\/(?:src|app)\/?(?::|$)/.test(mount)) ||
    nodeAt(service, "develop") !== undefined ||
    [name, target, environmentOf(service).get("NODE_ENV")?.text ?? "", ...profiles].some(isForDevelopment)
  );
}

export interface Setting {
  readonly text: string;
  readonly line: number;
}

/** `environment` in both of its forms. */
export function environmentOf(service: YamlNode): ReadonlyMap<string, Setting> {
  const named = entriesAt(service, "environment").map(
    ([name, node]) => [name, { text: textAt(node) ?? "", line: node.line }] as const,
  );
  const written = textsAt(service, "environment").map(({ text, line }) => {
    const [, name = text, value = ""] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    return [name, { text: value, line }] as const;
  });
  return new Map([...named, ...written]);
}

export function composeStarts({ file, services }: ComposeFile): readonly ProductionStart[] {
  return services.map(([name, service]) => ({
    file,
    name: `services.${name}`,
    commands: ["entrypoint", "command"].flatMap((key) => commandsIn(nodeAt(service, key))),
  }));
}

function commandsIn(node: YamlNode | undefined): readonly ShellCommand[] {
  if (node === undefined) return [];
  if (node.kind === "text") return atLine(allCommands(node.text), node.line);
  return commandsOfWords(
    textsAt(node).map(({ text }) => text),
    node.line,
  );
}
