import type { Profile } from "./check.js";
import type { GateConfig } from "./config/gate-config.js";
import type { Environment } from "./environment/environment.js";

/** What a check may look at. */
export interface CheckContext {
  /** Absolute: the folder of hardening.config.ts, else of the package.json. */
  readonly root: string;
  /** `hardening.config.ts` with every default filled in. */
  readonly config: GateConfig;
  readonly profile: Profile;
  /** The variables of the process, and above them those of `--dotenv`. */
  readonly environment: Environment;
  readonly now: Date;
  /** `--base`: a revision of git that what is new is compared with. */
  readonly base?: string;
  /** `--database`: the connection URL itself. It must appear in no output. */
  readonly databaseUrl?: string;
  /** `--url`: a loopback address, or one that the configuration names as one's own. */
  readonly url?: URL;
  /** A fact that several checks need is read once in a run, and closed at its end. */
  readonly fact: <T>(fact: Fact<T>) => Promise<T>;
}

/** Something that takes time to find out: parsed migrations, a connection, the files of the repository. */
export interface Fact<T> {
  readonly read: (context: CheckContext) => T | Promise<T>;
  /** Called at the end of a run, if it was read. */
  readonly close?: (value: T) => void | Promise<void>;
}

export function defineFact<T>(fact: Fact<T>): Fact<T> {
  return fact;
}
