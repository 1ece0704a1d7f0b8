import { execFile } from "node:child_process";
import { chmod, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { inFolder } from "./support/run-generator.js";

const ROOT = path.resolve(import.meta.dirname, "../..");
const CLI = path.join(ROOT, "node_modules/prisma/build/index.js");

const blocks = (provider: string): string => `
generator hardening {
  provider = ${JSON.stringify(provider)}
  output   = "./generated/hardening"
}

generator client {
  provider = "prisma-client"
  output   = "./generated/client"
}

datasource db {
  provider = "sqlite"
}
`;
const USER = "model User {\n  id Int @id\n  isActive Boolean @default(true)\n}\n";
/** How the schemas of this repository name the generator; Prisma hands it to a shell in the folder it was started in. */
const FROM_SOURCE = "tsx src/generator/bin.ts";

interface Generated {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `prisma generate` in a process of its own, with the programs of the folder's node_modules as `npx` has them. */
function prismaGenerate(cwd: string, schema: string): Promise<Generated> {
  const env = {
    ...process.env,
    PATH: `${path.join(cwd, "node_modules/.bin")}${path.delimiter}${process.env["PATH"] ?? ""}`,
    // Prisma wants its schema engine to be there, and would fetch it; to generate it does not run it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    NO_COLOR: "1",
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, "generate", "--schema", schema], { cwd, env }, (error, stdout, stderr) => {
      resolve({ exitCode: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const place = path.join(folder, name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
  }
}

describe.concurrent("prisma generate", () => {
  test("writes the models and shows the report, then Prisma's own lines", async () => {
    await inFolder(async (folder) => {
      await write(folder, { "schema.prisma": USER + blocks(FROM_SOURCE) });
      const { exitCode, stdout } = await prismaGenerate(ROOT, path.join(folder, "schema.prisma"));
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(
        /^\nprisma-hardening: 1 of 1 models soft-deleted\.\n {2}No index .*: User\.isActive\n {2}report = "off" .*\n\n✔ Generated prisma-hardening to .*hardening in \d+ms\n\n✔ Generated Prisma Client /,
      );
      expect(await readFile(path.join(folder, "generated/hardening/models.ts"), "utf8")).toContain(
        "export const models",
      );
    });
  });

  test("fails with the mistakes of a schema in a folder, each with its file and line, and no stack", async () => {
    await inFolder(async (folder) => {
      const files = {
        "blocks.prisma": blocks(FROM_SOURCE),
        "models/user.prisma": USER.replace("Boolean ", "Boolean? "),
      };
      await write(folder, files);
      const { exitCode, stderr } = await prismaGenerate(ROOT, folder);
      expect(exitCode).toBe(1);
      const file = path.join(folder, "models/user.prisma");
      expect(stderr).toContain(
        `\nprisma-hardening refuses this schema: 1 error, nothing was written.\n\n${file}:3\n  User.isActive is`,
      );
      expect(stderr).not.toMatch(/^\s+at /m);
      await expect(readFile(path.join(folder, "generated/hardening/models.ts"))).rejects.toThrow("ENOENT");
    });
  });

  test("says itself that the output is missing, and names the files as seen from where it was started", async () => {
    await inFolder(async (folder) => {
      const provider = await installed(folder);
      const schema = blocks(provider).replace('  output   = "./generated/hardening"\n', "");
      await write(folder, { "prisma/schema.prisma": USER + schema });
      const { exitCode, stderr } = await prismaGenerate(folder, "prisma/schema.prisma");
      expect(exitCode).toBe(1);
      expect(stderr).toContain(`${path.join("prisma", "schema.prisma")}:6\n  generator hardening does not say where`);
    });
  });

  test("finds the program of the installed package by its name", async () => {
    await inFolder(async (folder) => {
      const provider = await installed(folder);
      await write(folder, { "prisma/schema.prisma": USER + blocks(provider) });
      const { exitCode, stdout, stderr } = await prismaGenerate(folder, "prisma/schema.prisma");
      expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
      expect(stdout).toContain(
        "✔ Generated prisma-hardening to ./prisma/generated/hardening".replaceAll("/", path.sep),
      );
    });
  });
});

/** Makes the program that npm would link; it runs the source. */
async function installed(folder: string): Promise<string> {
  const bins = path.join(folder, "node_modules/.bin");
  await mkdir(bins, { recursive: true });
  const name = "prisma-hardening-generator";
  const [loader, source] = [import.meta.resolve("tsx"), pathToFileURL(path.join(ROOT, "src/generator/bin.ts")).href];
  const program = path.join(bins, `${name}.mjs`);
  await writeFile(
    program,
    `#!${process.execPath}\nimport ${JSON.stringify(loader)};\nawait import(${JSON.stringify(source)});\n`,
  );
  if (process.platform === "win32") {
    await writeFile(path.join(bins, `${name}.cmd`), `@"${process.execPath}" "${program}" %*\r\n`);
  } else {
    await chmod(program, 0o755);
    await symlink(program, path.join(bins, name));
  }
  return name;
}
