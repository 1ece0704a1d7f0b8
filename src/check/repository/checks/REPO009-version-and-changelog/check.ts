import { defineCheck } from "../../../check.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { manifest } from "../../../project/manifest.js";
import { listed } from "../../../wording.js";
import { gitRoot } from "../../files/git-root.js";
import { repositoryFiles } from "../../files/repository-files.js";
import { newestEntry, type ChangelogEntry } from "../../release/changelog.js";
import { versionTags, type VersionTag } from "../../release/version-tags.js";

interface Release {
  readonly version: string | undefined;
  readonly tagsHere: readonly VersionTag[];
  readonly tagsElsewhere: readonly VersionTag[];
  readonly changelog: string | undefined;
  readonly entry: ChangelogEntry | undefined;
}

export default defineCheck({
  id: "REPO009",
  title: "Version, tag and changelog agree",
  severity: "error",
  profiles: ["release"],
  run: async ({ root, fact }) => {
    const [{ name, version }, position, { names, read }] = await Promise.all([
      fact(manifest),
      fact(gitRoot),
      fact(repositoryFiles),
    ]);
    const isWhole = position?.prefix === "";
    const here = position?.head === undefined ? [] : await versionTags(root, name, isWhole, "--points-at", "HEAD");
    const all = position?.head === undefined ? [] : await versionTags(root, name, isWhole, "--list");
    const changelog = names.find((file) => /^(?:changelog|changes|history)(?:\.(?:md|markdown|txt))?$/i.test(file));
    const entry = changelog === undefined ? undefined : newestEntry((await read(changelog)) ?? "");
    const isVersioned = version !== undefined && !version.startsWith("0.0.0");
    if (!isVersioned && all.length === 0 && entry === undefined) {
      return notApplicable("neither package.json, a tag nor a changelog names a version");
    }
    const tagsElsewhere = all.filter(({ tag }) => !here.some((one) => one.tag === tag));
    const release = { version: isVersioned ? version : undefined, tagsHere: here, tagsElsewhere, changelog, entry };
    const evidence = [
      version && `package.json ${version}`,
      ...here.map(({ tag }) => `tag ${tag}`),
      entry && `changelog ${entry.version}`,
    ];
    return looked(listed(evidence.filter((part) => part !== undefined && part !== "").map(String)), [
      ...aboutTags(release),
      ...aboutChangelog(release),
    ]);
  },
});

function aboutTags({ version, tagsHere, tagsElsewhere }: Release): readonly Finding[] {
  if (version === undefined) return [];
  const place = { file: "package.json", line: 1 };
  const wrong = tagsHere.length > 0 && tagsHere.every((one) => one.version !== version) ? tagsHere[0] : undefined;
  if (wrong !== undefined) {
    return [
      {
        subject: "tag",
        seen: `this commit is tagged ${wrong.tag}, and package.json says ${version}`,
        consequence: "what runs names another version than the one that is looked for when it fails",
        write: `npm version ${wrong.version} --no-git-tag-version, commit, and move the tag; or tag the commit v${version}.`,
        place,
      },
    ];
  }
  const used = tagsHere.length === 0 ? tagsElsewhere.find((one) => one.version === version) : undefined;
  if (used === undefined) return [];
  return [
    {
      subject: "version",
      seen: `package.json says ${version}, which the tag ${used.tag} has given to another commit`,
      consequence: "two releases have one number, and nobody can tell which of them runs",
      write: "npm version patch (or minor, or major), and an entry in the changelog.",
      place,
    },
  ];
}

function aboutChangelog({ version, tagsHere, changelog, entry }: Release): readonly Finding[] {
  const wanted = version ?? tagsHere[0]?.version;
  if (wanted === undefined) return [];
  if (changelog === undefined) {
    return [
      {
        subject: "changelog",
        seen: "there is no CHANGELOG.md",
        consequence: "whoever has to go back a version at night does not know what goes with it",
        write: `CHANGELOG.md:\n## ${wanted}\n- what has changed for those who use it`,
        level: "warning",
      },
    ];
  }
  if (entry?.version === wanted) return [];
  return [
    {
      subject: "changelog",
      seen:
        entry === undefined
          ? `${changelog} has no entry with a version`
          : `the newest entry of ${changelog} is ${entry.version}, and the version is ${wanted}`,
      consequence: "what this release changes is written down nowhere, or under another number",
      write: `In ${changelog}:\n## ${wanted}\n- what has changed for those who use it`,
      place: { file: changelog, line: entry?.line ?? 1 },
    },
  ];
}
