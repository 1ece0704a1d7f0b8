// `npm run generate:checks`: what is made from the folders of the checks. With `--check`, only whether it is in step.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeGenerated } from "../in-step/write.js";
import { checkFolders, gateFolder } from "./check-folders.js";
import { rootReadme } from "./readme.js";
import { registryText } from "./registry.js";

const COMMAND = "generate:checks";
const root = fileURLToPath(new URL("../../", import.meta.url));
const folders = checkFolders();
await writeGenerated(path.join(gateFolder, "registry.ts"), COMMAND, () => registryText(folders));

// The checks describe themselves, so the registry has to stand first.
const { checks } = await import("../../src/check/registry.js");
const pages = folders.flatMap((folder) => {
  const check = checks.find(({ id }) => id === folder.id);
  return check === undefined ? [] : [{ ...folder, check }];
});
await writeGenerated(path.join(root, "README.md"), COMMAND, (text) => rootReadme(text, pages));
