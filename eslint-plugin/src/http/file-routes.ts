import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asFunction } from "../syntax/functions.js";
import { unwrap } from "../syntax/unwrap.js";

/** A route of Next.js, whose path is that of its file. */
export interface FileRoute {
  readonly kind: "app" | "pages";
  /** With a leading `/`; groups such as `(public)` left out. */
  readonly path: string;
}

/** @param filename - with `/`. */
export function fileRoute(filename: string): FileRoute | undefined {
  const [, app] = /(?:^|\/)app\/(.*)\/route\.[cm]?[jt]sx?$/.exec(filename) ?? [];
  if (app !== undefined) return { kind: "app", path: pathOf(app) };
  const [, pages] = /(?:^|\/)pages\/(api\/.*)\.[cm]?[jt]sx?$/.exec(filename) ?? [];
  return pages === undefined ? undefined : { kind: "pages", path: pathOf(pages.replace(/\/index$/, "")) };
}

/** The name of the function that answers POST requests, if it is written in the file; what is only handed on is somebody else's. */
export function postHandler(file: SourceFile, kind: FileRoute["kind"]): TSESTree.Node | undefined {
  return kind === "app" ? exportedPost(file) : defaultHandler(file);
}

function exportedPost(file: SourceFile): TSESTree.Node | undefined {
  for (const { declaration } of file.nodes("ExportNamedDeclaration")) {
    if (declaration?.type === "FunctionDeclaration" && declaration.id?.name === "POST") return declaration.id;
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type === "Identifier" && id.name === "POST" && holdsFunction(init)) return id;
    }
  }
  return undefined;
}

/** A handler of all methods, unless it says that it takes none but GET. */
function defaultHandler(file: SourceFile): TSESTree.Node | undefined {
  if (!/["'`]POST["'`]/.test(file.text)) return undefined;
  const [exported] = file.nodes("ExportDefaultDeclaration");
  const declaration = exported?.declaration;
  if (declaration?.type === "FunctionDeclaration") return declaration.id ?? declaration;
  if (declaration?.type === "Identifier") {
    const definition = file.variableOf(declaration)?.defs[0];
    return (definition?.type as string | undefined) === "FunctionName" ? declaration : undefined;
  }
  return holdsFunction(declaration) ? declaration : undefined;
}

/** A function, or one that a wrapper got: `withErrors(async (request) => …)`. */
function holdsFunction(expression: TSESTree.Node | null | undefined): boolean {
  if (!expression) return false;
  if (asFunction(expression)) return true;
  const inner = unwrap(expression);
  return inner.type === "CallExpression" && inner.arguments.some((argument) => asFunction(argument) !== undefined);
}

function pathOf(folders: string): string {
  const segments = folders.split("/").filter((segment) => !/^\(.*\)$|^@/.test(segment));
  return `/${segments.join("/")}`;
}
