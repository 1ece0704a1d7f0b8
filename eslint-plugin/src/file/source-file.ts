import path from "node:path";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { PrismaFile } from "../prisma/prisma-file.js";
import { schemaOf } from "../schema/schema-cache.js";
import type { SchemaFacts } from "../schema/schema-facts.js";
import { settingsOf, type Settings } from "../settings.js";
import { variableOf, type Variable } from "../syntax/variables.js";
import { walk } from "../syntax/walk.js";

export type SourceCode = Readonly<TSESLint.SourceCode>;

/** What a rule is told of the place it runs in: the part of ESLint's context that is the same for all rules of a file. */
export interface FileContext {
  readonly sourceCode: SourceCode;
  readonly filename: string;
  readonly cwd: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

type NodeOf<Type extends string> = Extract<TSESTree.Node, { readonly type: Type }>;

/** One linted file, as all rules share it: read once, and only as far as a rule asks. */
export class SourceFile {
  readonly code: SourceCode;
  readonly text: string;
  /** Absolute, with `/` on every system. */
  readonly filename: string;
  /** From the working directory, or from the folder that it shares with the file; with `/` on every system. */
  readonly relativePath: string;
  readonly settings: Settings;
  #nodes: ReadonlyMap<string, readonly TSESTree.Node[]> | undefined;
  #prisma: PrismaFile | undefined;
  #schema: SchemaFacts | undefined;
  readonly #variables = new Map<TSESTree.Node, Variable | undefined>();

  constructor({ sourceCode, filename, cwd, settings }: FileContext) {
    this.code = sourceCode;
    this.text = sourceCode.text;
    this.filename = filename.replaceAll("\\", "/");
    this.relativePath = path
      .relative(cwd, filename)
      .replaceAll("\\", "/")
      .replace(/^(?:\.\.\/)+/, "");
    this.settings = settingsOf(settings, cwd);
  }

  /** All nodes of a type, in the order of the source, types and declarations without code left out. */
  nodes<Type extends TSESTree.Node["type"] | `${TSESTree.Node["type"]}`>(type: Type): readonly NodeOf<Type>[] {
    this.#nodes ??= nodesByType(this.code);
    return (this.#nodes.get(type) ?? []) as readonly NodeOf<Type>[];
  }

  /** The variable that an identifier means; `undefined` for a global. */
  variableOf(identifier: TSESTree.Identifier): Variable | undefined {
    if (!this.#variables.has(identifier)) this.#variables.set(identifier, variableOf(this.code, identifier));
    return this.#variables.get(identifier);
  }

  textOf(node: TSESTree.Node): string {
    return this.text.slice(node.range[0], node.range[1]);
  }

  get schema(): SchemaFacts {
    const { schema, softDelete } = this.settings;
    return (this.#schema ??= schemaOf(this.filename, schema, softDelete));
  }

  /** Prisma's clients, calls and transactions. */
  get prisma(): PrismaFile {
    return (this.#prisma ??= new PrismaFile(this));
  }
}

function nodesByType({ ast, visitorKeys }: SourceCode): ReadonlyMap<string, readonly TSESTree.Node[]> {
  const nodes = new Map<string, TSESTree.Node[]>();
  walk(ast, visitorKeys, (node) => {
    const list = nodes.get(node.type);
    if (list) list.push(node);
    else nodes.set(node.type, [node]);
  });
  return nodes;
}

const files = new WeakMap<object, SourceFile>();

/** The file that a rule runs in. Oxlint has one `sourceCode` object for all files; the tree is each file's own. */
export function sourceFileOf(context: FileContext): SourceFile {
  const { ast } = context.sourceCode;
  let file = files.get(ast);
  if (file === undefined) files.set(ast, (file = new SourceFile(context)));
  return file;
}
