import { defineFact } from "../../context.js";
import { git, nulSeparated } from "../../project/git.js";
import { gitRoot } from "../files/git-root.js";
import { repositoryFiles } from "../files/repository-files.js";
import { readYaml, type YamlNode } from "../yaml/read-yaml.js";

export interface CiFile {
  /** Relative to the project's root: `../../.github/workflows/ci.yml` for a package of a monorepo. */
  readonly file: string;
  /** `undefined`: no YAML. */
  readonly content: YamlNode | undefined;
}

/** The configuration of the systems that run something on every change. It stands at the top of the repository. */
export interface CiFiles {
  /** GitHub's, also read by Forgejo and Gitea. */
  readonly github: readonly CiFile[];
  readonly gitlab: readonly CiFile[];
  /** Of systems that are not read: their names with their files. */
  readonly others: readonly { readonly system: string; readonly file: string }[];
}

const GITHUB = /(?:^|\/)\.(?:github|forgejo|gitea)\/workflows\/[^/]+\.ya?ml$/;
const GITLAB = /(?:^|\/)\.gitlab-ci\.ya?ml$/;
const OTHERS: readonly (readonly [system: string, file: string])[] = [
  ["CircleCI", ".circleci/config.yml"],
  ["Azure Pipelines", "azure-pipelines.yml"],
  ["Bitbucket Pipelines", "bitbucket-pipelines.yml"],
  ["Jenkins", "Jenkinsfile"],
  ["Travis CI", ".travis.yml"],
  ["Drone", ".drone.yml"],
  ["Woodpecker", ".woodpecker.yml"],
  ["Woodpecker", ".woodpecker"],
  ["Buildkite", ".buildkite"],
  ["AppVeyor", "appveyor.yml"],
  ["AWS CodeBuild", "buildspec.yml"],
  ["Google Cloud Build", "cloudbuild.yaml"],
  ["Semaphore", ".semaphore"],
  ["TeamCity", ".teamcity"],
];
const FOLDERS = [".github", ".forgejo", ".gitea", ".gitlab-ci.yml", ".gitlab-ci.yaml"];

export const ciFiles = defineFact<CiFiles>({
  read: async ({ root, fact }) => {
    const { names, read } = await fact(repositoryFiles);
    const up = (await fact(gitRoot))?.up ?? "";
    const above = up === "" ? names : await namesAtTop(root);
    const chosen = above.filter((name) => name.startsWith(up));
    const files = (form: RegExp) =>
      Promise.all(
        chosen
          .filter((name) => form.test(name) && isAtTop(name, up))
          .map(async (file): Promise<CiFile> => {
            return { file, content: (await readYaml((await read(file)) ?? ""))?.[0] };
          }),
      );
    const others = OTHERS.flatMap(([system, place]) => {
      const file = chosen.find((name) => name === `${up}${place}` || name.startsWith(`${up}${place}/`));
      return file === undefined ? [] : [{ system, file }];
    });
    const [github, gitlab] = await Promise.all([files(GITHUB), files(GITLAB)]);
    return { github, gitlab, others };
  },
});

function isAtTop(name: string, up: string): boolean {
  return name.slice(up.length).startsWith(".");
}

async function namesAtTop(root: string): Promise<readonly string[]> {
  const places = [...FOLDERS, ...OTHERS.map(([, file]) => file)].map((place) => `:(top)${place}`);
  return nulSeparated(
    (await git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...places)) ?? "",
  );
}
