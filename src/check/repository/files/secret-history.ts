import { git } from "../../project/git.js";
import { secretFile } from "./secret-files.js";

export interface AddedSecret {
  /** Relative to the project's root. */
  readonly file: string;
  readonly kind: string;
  /** The first commit that has added it, abbreviated. */
  readonly commit: string;
  /** `2026-03-01`. */
  readonly date: string;
}

/** git looks for these names itself: a history of 100 000 commits has millions of others. */
const NAMES = [
  ...[".env", ".env.*", ".env-*", ".env_*", "*.env", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"],
  ...["*.p12", "*.pfx", "*.jks", "*.keystore", "*.ppk", "*.pem", "*.key", ".npmrc", ".yarnrc.yml", ".netrc", ".pgpass"],
  ...["*.kdb", "*.kdbx", "*.tfstate", "*.tfstate.backup"],
];
const COMMIT = "\u0001";
/** Texts that are read to see what a file was. */
const MOST_TEXTS = 200;

/** The files of secrets that any commit of any branch or tag has added, each with the first one. `undefined` without git. */
export async function secretsInHistory(root: string): Promise<readonly AddedSecret[] | undefined> {
  const options = ["--all", "--diff-filter=A", "--no-renames", "--relative", "--name-only", `--format=${COMMIT}%h %cs`];
  const log = await git(root, "log", ...options, "--", ...NAMES.map((name) => `:(glob)**/${name}`));
  if (log === undefined) return undefined;
  const first = new Map<string, AddedSecret>();
  let [commit, date] = ["", ""];
  for (const line of log.split("\n")) {
    if (line.startsWith(COMMIT)) [commit = "", date = ""] = line.slice(1).split(" ");
    const secret = line === "" ? undefined : secretFile(line);
    // The newest come first, so the last one that is seen was the first.
    if (secret !== undefined) first.set(line, { file: line, kind: secret.kind, commit, date });
  }
  const found = [...first.values()].sort((one, other) => (one.file < other.file ? -1 : 1));
  const isSecret = await Promise.all(found.slice(0, MOST_TEXTS).map((added) => isConfirmed(root, added)));
  return found.filter((_, index) => isSecret[index] ?? true);
}

/** What cannot be read counts as what its name says. */
async function isConfirmed(root: string, { file, commit }: AddedSecret): Promise<boolean> {
  const confirms = secretFile(file)?.confirms;
  if (confirms === undefined) return true;
  const text = await git(root, "show", `${commit}:./${file}`);
  return text === undefined || confirms(text);
}
