import { defineFact } from "../../context.js";
import { isForDevelopment } from "../files/purpose.js";
import { repositoryFiles } from "../files/repository-files.js";
import { stagesOf, usedStages, type Stage } from "./stages.js";

export interface Dockerfile {
  readonly file: string;
  readonly stages: readonly Stage[];
  /** Those that the last one is made of. */
  readonly used: readonly Stage[];
  readonly last: Stage;
}

const NAME = /(?:^|\/)(?:(?:Docker|Container)file(?:\.[\w.-]+)?|[\w.-]+\.(?:docker|container)file)$/i;
const NOT_ONE = /\.(?:dockerignore|md|txt|json|ya?ml|ts|js|j2|tpl|tmpl)$/i;

/** The Dockerfiles of the project that are not named as for development or tests. */
export const dockerfiles = defineFact<readonly Dockerfile[]>({
  read: async ({ fact }) => {
    const { names, read } = await fact(repositoryFiles);
    const chosen = names.filter((name) => NAME.test(name) && !NOT_ONE.test(name) && !isForDevelopment(name));
    const texts = await Promise.all(chosen.map(async (file) => ({ file, text: await read(file) })));
    return texts.flatMap(({ file, text }): readonly Dockerfile[] => {
      const stages = stagesOf(text ?? "");
      const last = stages.at(-1);
      return last === undefined ? [] : [{ file, stages, last, used: usedStages(stages) }];
    });
  },
});
