import { readFile } from "node:fs/promises";
import path from "node:path";
import { defineFact } from "../context.js";
import { GateError } from "../gate-error.js";

/** package.json, as far as it is well formed: what has another type is absent. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly scripts: { readonly [name: string]: string };
  readonly dependencies: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
  /** The text of the file, to find a line in; empty if there is none. */
  readonly text: string;
}

export const manifest = defineFact<Manifest>({
  read: async ({ root }) => {
    const text = await readFile(path.join(root, "package.json"), "utf8").catch(() => "");
    const json = parsed(text);
    const { name, version } = json;
    return {
      ...(typeof name === "string" ? { name } : {}),
      ...(typeof version === "string" ? { version } : {}),
      scripts: texts(json["scripts"]),
      dependencies: texts(json["dependencies"]),
      devDependencies: texts(json["devDependencies"]),
      text,
    };
  },
});

/** @throws GateError for what npm cannot read either. */
function parsed(text: string): { readonly [key: string]: unknown } {
  if (text.trim() === "") return {};
  const json = jsonOf(text.replace(/^\uFEFF/, ""));
  if (typeof json === "object" && json !== null && !Array.isArray(json)) return { ...json };
  throw new GateError("package.json is not JSON with an object in it: `npm pkg get name` says where it breaks off.");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function texts(value: unknown): { readonly [name: string]: string } {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
