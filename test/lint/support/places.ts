import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const pluginFolder = path.join(root, "eslint-plugin");
/** The schema of the cases. */
export const schema = path.join(root, "test", "lint", "schema.prisma");
/** Above it stands no schema. */
export const nowhere = path.join(tmpdir(), "no-schema-here");
/** Finds what the plugin's package.json lists. */
export const requireFromPlugin = createRequire(path.join(pluginFolder, "package.json"));
