import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { npmCommand } from "../bootstrap/npm.mjs";
import { repository, run } from "./tool.js";

export interface Tarball {
  readonly file: string;
  /** The files in it, as `npm pack` lists them. */
  readonly files: readonly string[];
  /** The tarball's contents on disk. */
  readonly unpacked: string;
  readonly manifest: Manifest;
}

export interface Manifest {
  readonly name: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export function pack(folder: string): Tarball {
  if (!existsSync(path.join(repository, "dist"))) throw new Error("There is no dist to pack: run npm run build first.");
  const { command, prefix } = npmCommand();
  const output = run(
    command,
    [...prefix, "pack", "--json", "--ignore-scripts", "--pack-destination", folder],
    repository,
  );
  const [packed] = JSON.parse(output) as { filename: string; files: { path: string }[] }[];
  if (!packed) throw new Error("npm pack made no tarball.");
  const file = path.join(folder, packed.filename);
  const unpacked = path.join(folder, "project", "node_modules", "prisma-hardening");
  mkdirSync(unpacked, { recursive: true });
  run("tar", ["-xzf", file, "-C", unpacked, "--strip-components=1"], folder);
  const manifest = JSON.parse(readFileSync(path.join(unpacked, "package.json"), "utf8")) as Manifest;
  return { file, files: packed.files.map((entry) => entry.path), unpacked, manifest };
}
