import { defineFact } from "../../context.js";
import { git } from "../../project/git.js";

/** Where the project stands in its repository: a package of a monorepo is a folder of it. */
export interface GitRoot {
  /** From the project up to the top of the repository: empty, or `../../`. */
  readonly up: string;
  /** From the top of the repository down to the project: empty, or `packages/api/`. */
  readonly prefix: string;
  /** The history is cut off, as by `actions/checkout`. */
  readonly isShallow: boolean;
  /** The newest commit; absent before the first one. */
  readonly head?: string;
}

/** `undefined` without git. */
export const gitRoot = defineFact<GitRoot | undefined>({
  read: async ({ root }) => {
    const [answer, head] = await Promise.all([
      git(root, "rev-parse", "--is-shallow-repository", "--show-cdup", "--show-prefix"),
      git(root, "rev-parse", "--verify", "--quiet", "HEAD"),
    ]);
    if (answer === undefined) return undefined;
    const [isShallow, up = "", prefix = ""] = answer.split("\n");
    const position = { up, prefix, isShallow: isShallow === "true" };
    return head === undefined ? position : { ...position, head: head.trim() };
  },
});
