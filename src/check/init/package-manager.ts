import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

type PackageManager = "npm" | "pnpm" | "yarn" | "bun";

const LOCKFILES: readonly (readonly [file: string, manager: PackageManager])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
];

const COMMANDS = {
  npm: { add: "npm install --save-dev", run: "npx" },
  pnpm: { add: "pnpm add --save-dev", run: "pnpm exec" },
  yarn: { add: "yarn add --dev", run: "yarn" },
  bun: { add: "bun add --dev", run: "bunx" },
} as const satisfies Record<PackageManager, { readonly add: string; readonly run: string }>;

/** The commands of the package manager whose lockfile, or whose name in package.json, is the nearest from a folder upward. */
export function packageCommands(root: string): (typeof COMMANDS)[PackageManager] {
  for (let folder = root; ; folder = path.dirname(folder)) {
    const [, manager] = LOCKFILES.find(([file]) => existsSync(path.join(folder, file))) ?? [];
    const found = manager ?? managerIn(path.join(folder, "package.json"));
    if (found !== undefined) return COMMANDS[found];
    if (existsSync(path.join(folder, ".git")) || path.dirname(folder) === folder) return COMMANDS.npm;
  }
}

function managerIn(file: string): PackageManager | undefined {
  if (!existsSync(file)) return undefined;
  const [, name] = /"packageManager"\s*:\s*"(npm|pnpm|yarn|bun)@/.exec(readFileSync(file, "utf8")) ?? [];
  return name as PackageManager | undefined;
}
