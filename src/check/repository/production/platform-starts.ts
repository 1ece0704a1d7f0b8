import { allCommands } from "../shell/nested-commands.js";
import type { YamlNode } from "../yaml/read-yaml.js";
import { entriesAt, itemsAt, nodeAt } from "../yaml/yaml-path.js";
import { atLine, type ProductionStart } from "./production-start.js";

/** What a host reads of a repository, in JSON or YAML: where the commands stand in it. */
const PLATFORM_FILES: {
  readonly [name: string]: (content: YamlNode | undefined) => readonly (YamlNode | undefined)[];
} = {
  "vercel.json": (content) => ["buildCommand", "installCommand"].map((key) => nodeAt(content, key)),
  "railway.json": (content) => [
    nodeAt(content, "build", "buildCommand"),
    ...itemsAt(content, "deploy", "preDeployCommand"),
    nodeAt(content, "deploy", "startCommand"),
  ],
  "render.yaml": (content) =>
    itemsAt(content, "services").flatMap((service) =>
      ["buildCommand", "preDeployCommand", "startCommand", "dockerCommand"].map((key) => nodeAt(service, key)),
    ),
  "app.json": (content) => entriesAt(content, "scripts").map(([, script]) => script),
  ".do/app.yaml": (content) =>
    ["services", "jobs", "workers"].flatMap((kind) =>
      itemsAt(content, kind).flatMap((part) => ["build_command", "run_command"].map((key) => nodeAt(part, key))),
    ),
};

export const PLATFORM_FILE_NAMES: readonly string[] = Object.keys(PLATFORM_FILES);

export function platformStart(file: string, content: YamlNode | undefined): ProductionStart {
  const nodes = PLATFORM_FILES[file]?.(content) ?? [];
  const commands = nodes.flatMap((node) => (node?.kind === "text" ? atLine(allCommands(node.text), node.line) : []));
  return { file, name: "commands", commands };
}

/** `web: npm start`, of Heroku and those that have taken it over. */
export function procfileStarts(file: string, text: string): readonly ProductionStart[] {
  return text.split("\n").flatMap((line, at): readonly ProductionStart[] => {
    const [, name = "", command = ""] = /^([\w-]+):\s*(\S.*)$/.exec(line) ?? [];
    return name === "" ? [] : [{ file, name, commands: allCommands(command, at + 1) }];
  });
}
