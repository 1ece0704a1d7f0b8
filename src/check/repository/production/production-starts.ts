import { defineFact } from "../../context.js";
import { ciJobs } from "../ci/ci-jobs.js";
import { dockerfiles } from "../docker/dockerfiles.js";
import { repositoryFiles } from "../files/repository-files.js";
import { readYaml } from "../yaml/read-yaml.js";
import { ciStarts } from "./ci-starts.js";
import { composeFiles, composeStarts } from "./compose-files.js";
import { dockerStarts } from "./docker-starts.js";
import { PLATFORM_FILE_NAMES, platformStart, procfileStarts } from "./platform-starts.js";
import type { ProductionStart } from "./production-start.js";
import { scriptStarts } from "./script-starts.js";

/** Everything of the project that runs in production or builds what does. */
export const productionStarts = defineFact<readonly ProductionStart[]>({
  read: async ({ fact }) => {
    const { names, read } = await fact(repositoryFiles);
    const content = async (file: string) => (await readYaml((await read(file)) ?? ""))?.[0];
    const platforms = PLATFORM_FILE_NAMES.filter((file) => names.includes(file));
    return [
      ...scriptStarts(await content("package.json")),
      ...(await fact(dockerfiles)).flatMap(dockerStarts),
      ...(await fact(composeFiles)).flatMap(composeStarts),
      ...(await Promise.all(platforms.map(async (file) => platformStart(file, await content(file))))),
      ...procfileStarts("Procfile", (await read("Procfile")) ?? ""),
      ...(await fact(ciJobs)).jobs.flatMap(ciStarts),
    ];
  },
});
