import { readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import type { Tarball } from "./pack.js";
import { repository } from "./tool.js";

const EXPECTED =
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/.+\.(js|js\.map|d\.ts)|dist\/lint-process\.mjs|dist\/check-pages\/[A-Z]+\d{3}\.md)$/;
const ENTRIES = ["index", "adapter-pg/index", "adapter-mariadb/index", "express/index", "check/index"];
const REQUIRED = [
  ...[
    "package.json",
    "README.md",
    "LICENSE",
    "dist/generator/bin.js",
    "dist/check/cli/bin.js",
    "dist/check-pages/SCH004.md",
    "dist/lint-process.mjs",
  ],
  ...ENTRIES.flatMap((entry) => [`dist/${entry}.js`, `dist/${entry}.d.ts`]),
];

export function checkContents({ files, unpacked }: Tarball): void {
  const strange = files.filter((file) => !EXPECTED.test(file));
  if (strange.length > 0) throw new Error(`The tarball holds what nobody needs: ${strange.join(", ")}`);
  const missing = REQUIRED.filter((file) => !files.includes(file));
  if (missing.length > 0) throw new Error(`The tarball lacks ${missing.join(", ")}`);

  const places = [repository, tmpdir(), homedir()].map((place) => `${path.resolve(place)}${path.sep}`);
  for (const file of files) {
    const text = readFileSync(path.join(unpacked, file), "utf8");
    const place = places.find((candidate) => candidate.length > 2 && text.includes(candidate));
    if (place !== undefined) throw new Error(`${file} of the tarball names a folder of this machine: ${place}`);
  }
}
