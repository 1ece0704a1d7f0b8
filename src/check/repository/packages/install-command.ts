import { programName, withoutRunners } from "../shell/nested-commands.js";
import { operands } from "../shell/script-calls.js";
import type { ShellCommand } from "../shell/split-commands.js";

/** An installation that may take other versions than the lockfile names, and what to write instead. */
export interface LooseInstall {
  readonly shown: string;
  readonly write: string;
}

export interface InstallPlace {
  /** pnpm and newer yarn keep to the lockfile by themselves where `CI` is set. */
  readonly isCi: boolean;
  /** Yarn from 2 on. */
  readonly isModernYarn: boolean;
}

/** Flags of `npm install` that are about something else than the packages of the project. */
const OTHER_PURPOSE = new Set(["-g", "--global", "--package-lock-only", "--no-package-lock", "--dry-run"]);

export function looseInstall({ words }: ShellCommand, { isCi, isModernYarn }: InstallPlace): LooseInstall | undefined {
  const [first = "", ...rest] = withoutRunners(words);
  const program = programName(first);
  const [verb, ...packages] = operands(rest);
  // `npm install express` is for somebody who adds it.
  if (packages.length > 0 || rest.some((word) => OTHER_PURPOSE.has(word))) return undefined;
  const isInstall = verb === "install" || verb === "i";
  const isFrozen = rest.some((word) => /^--(?:frozen-lockfile|immutable|frozen|ci)(?:=true)?$/.test(word));
  switch (program) {
    case "npm":
      return isInstall || verb === "update" || verb === "up" ? { shown: `npm ${verb}`, write: "npm ci" } : undefined;
    case "yarn":
      if (!(verb === undefined ? words.length === 1 || rest.every((word) => word.startsWith("--")) : isInstall))
        return undefined;
      if (isFrozen || (isModernYarn && isCi) || rest.includes("--version")) return undefined;
      return { shown: "yarn install", write: `yarn install ${isModernYarn ? "--immutable" : "--frozen-lockfile"}` };
    case "pnpm": {
      const isLoosened = rest.includes("--no-frozen-lockfile") || rest.includes("--frozen-lockfile=false");
      if (!isInstall || isFrozen || (isCi && !isLoosened)) return undefined;
      return { shown: `pnpm ${verb}`, write: "pnpm install --frozen-lockfile" };
    }
    case "bun":
      return isInstall && !isFrozen ? { shown: `bun ${verb}`, write: "bun install --frozen-lockfile" } : undefined;
    default:
      return undefined;
  }
}
