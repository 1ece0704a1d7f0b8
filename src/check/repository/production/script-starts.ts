import { isForDevelopment, wordsOf } from "../files/purpose.js";
import { allCommands } from "../shell/nested-commands.js";
import type { YamlNode } from "../yaml/read-yaml.js";
import { entriesAt, textAt } from "../yaml/yaml-path.js";
import { atLine, type ProductionStart } from "./production-start.js";

/** What a host or a package manager runs by itself, and what people call so. */
const RUN_IN_PRODUCTION = new Set([
  ...[
    "start",
    "prestart",
    "poststart",
    "serve",
    "build",
    "prebuild",
    "postbuild",
    "prod",
    "production",
    "release",
    "launch",
  ],
  ...[
    "deploy",
    "predeploy",
    "postdeploy",
    "install",
    "preinstall",
    "postinstall",
    "prepare",
    "heroku",
    "vercel",
    "render",
    "railway",
  ],
]);

/** The scripts of package.json that run in production by their name: `start`, `build:prod`, `heroku-postbuild`. */
export function scriptStarts(manifest: YamlNode | undefined): readonly ProductionStart[] {
  return entriesAt(manifest, "scripts")
    .filter(([name]) => wordsOf(name).some((word) => RUN_IN_PRODUCTION.has(word)) && !isForDevelopment(name))
    .map(([name, node]) => ({
      file: "package.json",
      name: `scripts.${name}`,
      commands: atLine(allCommands(textAt(node) ?? ""), node.line),
    }));
}
