import { defineFact, type CheckContext } from "../context.js";
import { git } from "../project/git.js";

/** The revision that has what production has. */
export interface BaseRevision {
  /** Of git, as a hash; absent: nothing has been released yet. */
  readonly revision?: string;
  /** As people call it: "origin/main". Without a revision, why everything is new. */
  readonly name: string;
  /** HEAD comes from it. */
  readonly isAncestor: boolean;
  /** Nothing came before. */
  readonly isFirst: boolean;
}

/** It cannot be seen what is new. */
export interface MissingRevision {
  readonly subject: string;
  readonly seen: string;
  readonly write: string;
}

export function isMissing(base: object): base is MissingRevision {
  return "write" in base;
}

const DEFAULT_BRANCHES = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];
/** `v1.2.3`, `1.2.3`, `shop@1.2.3`. */
const VERSION_TAGS = ["v[0-9]*", "[0-9]*", "*@[0-9]*"];

/** `undefined` where there is no git. */
export const baseRevision = defineFact<BaseRevision | MissingRevision | undefined>({ read: revisionToCompare });

async function revisionToCompare(context: CheckContext): Promise<BaseRevision | MissingRevision | undefined> {
  const { root, base, config, profile, environment } = context;
  const head = await hashOf(root, "HEAD");
  if (head === undefined) {
    const isRepository = (await git(root, "rev-parse", "--git-dir")) !== undefined;
    return isRepository ? { name: "there is no commit yet", isAncestor: true, isFirst: true } : undefined;
  }
  if (base !== undefined) return named(root, base, "--base");
  if (profile !== "pr") return lastRelease(root);
  if (config.migrations.base !== undefined) {
    const configured = await named(root, config.migrations.base, "migrations.base of the configuration");
    if (isMissing(configured) || configured.revision !== head) return configured;
  }
  const target = environment.get("GITHUB_BASE_REF");
  if (target !== undefined) return named(root, `origin/${target}`, "the pull request");
  return (await defaultBranch(root, head)) ?? commitBefore(root);
}

async function hashOf(root: string, revision: string): Promise<string | undefined> {
  const hash = await git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`);
  return hash?.trim();
}

async function isShallow(root: string): Promise<boolean> {
  return (await git(root, "rev-parse", "--is-shallow-repository"))?.trim() === "true";
}

async function named(root: string, name: string, by: string): Promise<BaseRevision | MissingRevision> {
  const hash = await hashOf(root, name);
  if (hash === undefined) {
    const branch = name.replace(/^origin\//, "");
    const fetch = `git fetch origin ${branch}`;
    const write = `In GitHub Actions: actions/checkout with fetch-depth: 0. Elsewhere: ${fetch}; or name another revision with --base.`;
    return { subject: name, seen: `${by} names ${name}, which is no revision of this clone`, write };
  }
  const common = (await git(root, "merge-base", hash, "HEAD"))?.trim();
  return { revision: common ?? hash, name, isAncestor: common !== undefined, isFirst: false };
}

/** Where this branch has left the default one; `undefined` on the default branch. */
async function defaultBranch(root: string, head: string): Promise<BaseRevision | undefined> {
  for (const name of DEFAULT_BRANCHES) {
    const hash = await hashOf(root, name);
    const common = hash && (await git(root, "merge-base", hash, "HEAD"))?.trim();
    if (common !== undefined && common !== "" && common !== head) {
      return { revision: common, name: await shownName(root, name), isAncestor: true, isFirst: false };
    }
  }
  return undefined;
}

async function shownName(root: string, name: string): Promise<string> {
  if (name !== "origin/HEAD") return name;
  return (await git(root, "rev-parse", "--abbrev-ref", name))?.trim() ?? name;
}

async function commitBefore(root: string): Promise<BaseRevision | MissingRevision> {
  const parent = await hashOf(root, "HEAD^");
  if (parent !== undefined)
    return { revision: parent, name: "the commit before (HEAD^)", isAncestor: true, isFirst: false };
  if (await isShallow(root)) return shallow("HEAD^");
  return { name: "HEAD is the first commit", isAncestor: true, isFirst: true };
}

async function lastRelease(root: string): Promise<BaseRevision | MissingRevision> {
  const matches = VERSION_TAGS.flatMap((form) => ["--match", form]);
  const tag = (await git(root, "describe", "--tags", "--abbrev=0", ...matches, "HEAD^"))?.trim();
  const revision = tag && (await hashOf(root, tag));
  if (tag !== undefined && revision !== undefined) return { revision, name: tag, isAncestor: true, isFirst: false };
  if (await isShallow(root)) return shallow("the last version tag");
  return { name: "no version tag stands before HEAD", isAncestor: true, isFirst: false };
}

function shallow(name: string): MissingRevision {
  const seen = `${name} cannot be seen in a shallow clone`;
  return {
    subject: "base revision",
    seen,
    write: "In GitHub Actions: actions/checkout with fetch-depth: 0. Elsewhere: git fetch --unshallow --tags.",
  };
}
