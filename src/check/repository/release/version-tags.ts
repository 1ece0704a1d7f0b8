import { git } from "../../project/git.js";

export interface VersionTag {
  readonly tag: string;
  readonly version: string;
}

/** Tags that name a version of a package: `v1.2.3` and `1.2.3` of the whole repository, `shop@1.2.3` of one of its packages. */
export async function versionTags(
  root: string,
  name: string | undefined,
  isWhole: boolean,
  ...options: readonly string[]
): Promise<readonly VersionTag[]> {
  const tags = ((await git(root, "tag", ...options)) ?? "").split("\n").filter((tag) => tag !== "");
  return tags.flatMap((tag): readonly VersionTag[] => {
    const [, prefix = "", version = ""] = /^(.*?)v?(\d+\.\d+\.\d+(?:-[\w.-]+)?)$/.exec(tag) ?? [];
    const isOwn =
      prefix === ""
        ? isWhole
        : name !== undefined &&
          (prefix === `${name}@` || prefix === `${name.replace(/^@[^/]+\//, "")}-` || prefix === `${name}-`);
    return version !== "" && isOwn ? [{ tag, version }] : [];
  });
}
