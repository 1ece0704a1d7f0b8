import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { withoutComments } from "../../prisma-schema/without-comments.js";
import { defineFact } from "../context.js";
import { projectSchema } from "../project/project-schema.js";
import { relativeTo } from "../project/relative.js";

const CONFIG = /^prisma(?:\.config)?\.[cm]?[jt]s$/;
/** `migrations: { path: "…" }` of prisma.config, also with `path.join("prisma", "migrations")`. */
const CONFIG_PATH =
  /\bmigrations\s*:\s*\{[^}]*?\bpath\s*:\s*(?:(?:path\.)?(?:join|resolve)\s*\(([^)]*)\)|["'`]([^"'`]+)["'`])/;

/** Where the migrations stand, relative to the project's root; it may not be there. */
export const migrationFolder = defineFact<string>({
  read: async (context) => {
    const { root, config } = context;
    if (config.migrations.folder !== undefined) return relativeTo(root, config.migrations.folder);
    const schema = await context.fact(projectSchema);
    const place = schema.isReadable ? schema.place : path.join(root, "prisma", "schema.prisma");
    const besides = place.endsWith(".prisma") ? path.dirname(place) : place;
    const named = folderInConfig(besides, root);
    if (named !== undefined) return relativeTo(root, named);
    // A schema of several files is a folder: Prisma looks in it, and people keep the migrations beside it, too.
    const usual = [path.join(besides, "migrations"), path.join(path.dirname(besides), "migrations")];
    return relativeTo(root, usual.find((folder) => existsSync(folder)) ?? path.join(besides, "migrations"));
  },
});

/** What the nearest prisma.config says, from the schema's folder up to the root. */
function folderInConfig(start: string, root: string): string | undefined {
  for (let folder = start; ; folder = path.dirname(folder)) {
    for (const place of [folder, path.join(folder, ".config")]) {
      const file = namesIn(place).find(
        (name) => CONFIG.test(name) && (place !== folder || name.startsWith("prisma.config")),
      );
      if (file === undefined) continue;
      const [, parts, literal] = CONFIG_PATH.exec(withoutComments(readFileSync(path.join(place, file), "utf8"))) ?? [];
      const words = literal === undefined ? wordsIn(parts ?? "") : [literal];
      if (words.length > 0) return path.resolve(place, ...words);
    }
    if (folder === root || path.dirname(folder) === folder) return undefined;
  }
}

function wordsIn(text: string): readonly string[] {
  return [...text.matchAll(/["'`]([^"'`]+)["'`]/g)].map(([, word = ""]) => word);
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
