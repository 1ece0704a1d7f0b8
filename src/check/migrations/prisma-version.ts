import { readFile } from "node:fs/promises";
import path from "node:path";
import { defineFact } from "../context.js";
import { manifest } from "../project/manifest.js";

export interface PrismaVersion {
  readonly major: number;
  readonly minor: number;
}

/** Of the Prisma CLI: the one that is installed, else the least that package.json allows. */
export const prismaVersion = defineFact<PrismaVersion | undefined>({
  read: async (context) => {
    const installed = await readFile(path.join(context.root, "node_modules", "prisma", "package.json"), "utf8").catch(
      () => "",
    );
    const { dependencies, devDependencies } = await context.fact(manifest);
    const [, own] = /"version"\s*:\s*"([^"]*)"/.exec(installed) ?? [];
    const version = own ?? devDependencies["prisma"] ?? dependencies["prisma"] ?? dependencies["@prisma/client"] ?? "";
    const [, major, minor] = /(\d+)(?:\.(\d+))?/.exec(version) ?? [];
    return major === undefined ? undefined : { major: Number(major), minor: Number(minor ?? 0) };
  },
});
