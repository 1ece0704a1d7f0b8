import { defineFact } from "../../context.js";
import { gitRoot } from "../files/git-root.js";
import { repositoryFiles } from "../files/repository-files.js";
import { readYaml } from "../yaml/read-yaml.js";
import { ciFiles } from "./ci-files.js";
import { isAbout, type CiJob } from "./ci-job.js";
import { githubJobs } from "./github-jobs.js";
import { gitlabJobs } from "./gitlab-jobs.js";

export interface CiJobs {
  /** With the steps that may be about this project. */
  readonly jobs: readonly CiJob[];
  /** Files of systems that are read. */
  readonly files: readonly string[];
  /** Those of them that are no YAML. */
  readonly unreadable: readonly string[];
  /** `repository.ci`: scripts that a system runs which is not read. */
  readonly scripts: readonly CiScript[];
  readonly others: readonly { readonly system: string; readonly file: string }[];
}

interface CiScript {
  readonly file: string;
  readonly text: string | undefined;
}

export const ciJobs = defineFact<CiJobs>({
  read: async ({ fact, config }) => {
    const [{ github, gitlab, others }, position, { read }] = await Promise.all([
      fact(ciFiles),
      fact(gitRoot),
      fact(repositoryFiles),
    ]);
    const up = position?.up ?? "";
    const source = {
      contentOf: async (path: string) => {
        const text = await read(`${up}${path}`);
        return text === undefined ? undefined : (await readYaml(text))?.[0];
      },
    };
    const jobs = [
      ...(await Promise.all(github.map((file) => githubJobs(file, source)))).flat(),
      ...gitlab.flatMap(gitlabJobs),
    ];
    const all = [...github, ...gitlab];
    return {
      jobs: jobs.map((job) => ({
        ...job,
        steps: job.steps.filter(({ folder }) => isAbout(folder, position?.prefix ?? "")),
      })),
      files: all.map(({ file }) => file),
      unreadable: all.filter(({ content }) => content === undefined).map(({ file }) => file),
      scripts: await Promise.all(config.repository.ci.map(async (file) => ({ file, text: await read(file) }))),
      others,
    };
  },
});
