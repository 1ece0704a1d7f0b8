import type { TSESTree } from "@typescript-eslint/utils";
import type { ActiveField } from "../../../../src/model-map/model-map.js";
import type { SourceFile } from "../../file/source-file.js";
import { calledFunction } from "../../syntax/called-function.js";
import { contains, enclosingClass, enclosingFunction, isFunction, type FunctionNode } from "../../syntax/functions.js";
import { asMember, keyName, literalText, memberName } from "../../syntax/property.js";
import { unwrap, unwrapAwait } from "../../syntax/unwrap.js";
import { originOf, type Variable } from "../../syntax/variables.js";
import { importedModule } from "./client-module.js";
import { filtersInModule, filtersInText, speaksOfFilter, speaksOfHardening } from "./extension-text.js";

/** `unknown`: a parameter, a property of something, a module that is not found. */
type Answer = "extended" | "plain" | "unknown";

const DEEPEST = 12;

/** Finds out which clients of a file leave inactive rows out, by `hardening()` or by an extension of the project's own. */
export class ExtendedClients {
  readonly #file: SourceFile;
  readonly #fields: readonly ActiveField[];
  readonly #ofVariables = new Map<Variable, Answer>();
  #isAnyReached: boolean | undefined;

  /** @param fields - the soft-delete fields of the schema's models. */
  constructor(file: SourceFile, fields: readonly ActiveField[]) {
    this.#file = file;
    this.#fields = fields;
  }

  /** Whether the client, an expression, is extended. One of which nothing is known counts so if the file imports such. */
  has(client: TSESTree.Node): boolean {
    const answer = this.#of(client, 0);
    return answer === "unknown" ? (this.#isAnyReached ??= this.#reachesAny()) : answer === "extended";
  }

  #reachesAny(): boolean {
    const { ast, filename, text } = { ast: this.#file.code.ast, filename: this.#file.filename, text: this.#file.text };
    if (/\$extends\s*\(/.test(text) && speaksOfHardening(text)) return true;
    return ast.body.some((statement) => {
      if (statement.type !== "ImportDeclaration") return false;
      const module = importedModule(filename, statement.source.value);
      return module !== undefined && filtersInModule(module, undefined, this.#fields);
    });
  }

  #of(expression: TSESTree.Node, depth: number): Answer {
    const node = unwrapAwait(expression);
    if (depth > DEEPEST) return "unknown";
    if (this.#isStated(this.#file.textOf(node).replaceAll(/\s|\?(?=\.)|!(?=[.)]|$)/g, ""))) return "extended";
    switch (node.type) {
      case "Identifier":
        return this.#ofIdentifier(node, depth);
      case "MemberExpression":
        return this.#ofMember(node, depth);
      case "CallExpression":
        return this.#ofCall(node, depth);
      case "NewExpression":
        return this.#ofNew(node, depth);
      case "LogicalExpression":
        return both(this.#of(node.left, depth + 1), this.#of(node.right, depth + 1));
      case "ConditionalExpression":
        return both(this.#of(node.consequent, depth + 1), this.#of(node.alternate, depth + 1));
      case "AssignmentExpression":
        return this.#of(node.right, depth + 1);
      default:
        return "unknown";
    }
  }

  /** `settings.extendedClients`: a name, `this.prisma`, an import path or its end. */
  #isStated(text: string): boolean {
    return this.#file.settings.extendedClients.some((entry) => entry === text || text.endsWith(`/${entry}`));
  }

  #ofIdentifier(node: TSESTree.Identifier, depth: number): Answer {
    const variable = this.#file.variableOf(node);
    if (!variable) return "unknown";
    const known = this.#ofVariables.get(variable);
    if (known !== undefined) return known;
    this.#ofVariables.set(variable, "unknown");
    const answer = this.#ofVariable(variable, depth + 1);
    this.#ofVariables.set(variable, answer);
    return answer;
  }

  #ofVariable(variable: Variable, depth: number): Answer {
    const [definition] = variable.defs;
    const annotation = definition?.name.type === "Identifier" ? definition.name.typeAnnotation : undefined;
    if (annotation && this.#ofType(annotation, depth) === "extended") return "extended";
    const origin = originOf(variable);
    switch (origin.kind) {
      case "value":
        return this.#of(origin.value, depth);
      case "part":
        return this.#of(origin.value, depth) === "extended"
          ? "extended"
          : this.#ofRequire(origin.value, origin.path[0]);
      case "parameter":
        return this.#ofParameter(origin.parameter, origin.function, depth);
      case "import":
        return this.#ofImport(origin.source, origin.imported);
      case "other":
        return this.#ofWrites(variable, depth);
      case "class":
        return filtersInText(this.#file.textOf(origin.node), this.#fields) ? "extended" : "unknown";
      case "function":
      case "enum":
        return "unknown";
    }
  }

  /** A variable that is set in several places. */
  #ofWrites(variable: Variable, depth: number): Answer {
    const answers = variable.references.flatMap(({ writeExpr }) => (writeExpr ? [this.#of(writeExpr, depth)] : []));
    return answers.includes("extended") ? "extended" : "unknown";
  }

  #ofParameter(parameter: TSESTree.Parameter, owner: TSESTree.Node, depth: number): Answer {
    const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
    if (inner.type === "AssignmentPattern") return this.#of(inner.right, depth);
    // `({ prisma }: Context)`
    if (inner.type === "ObjectPattern" && inner.typeAnnotation) return this.#ofType(inner.typeAnnotation, depth);
    const transaction = this.#file.prisma.transactions.find(({ callback }) => callback === owner);
    const isClient = transaction && isFunction(owner) && owner.params[0] === parameter;
    return isClient && transaction.receiver ? this.#of(transaction.receiver, depth) : "unknown";
  }

  #ofImport(source: string, imported: string): Answer {
    if (this.#isStated(source) || this.#isStated(source.replace(/\.[cm]?[jt]sx?$/, ""))) return "extended";
    if (source === "prisma-hardening") return "extended";
    const module = importedModule(this.#file.filename, source);
    if (!module) return "unknown";
    const name = imported === "*" || imported === "default" ? undefined : imported;
    return filtersInModule(module, name, this.#fields) ? "extended" : "plain";
  }

  #ofRequire(value: TSESTree.Expression, name: string | undefined): Answer {
    const inner = unwrapAwait(value);
    const source = inner.type === "ImportExpression" ? literalText(inner.source) : this.#required(inner);
    return source === undefined ? "unknown" : this.#ofImport(source, name ?? "*");
  }

  #required(node: TSESTree.Node): string | undefined {
    if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "require")
      return undefined;
    const [argument] = node.arguments;
    return argument && literalText(argument);
  }

  #ofMember(node: TSESTree.MemberExpression, depth: number): Answer {
    const object = unwrapAwait(node.object);
    const name = memberName(node);
    if (object.type === "ThisExpression")
      return name === undefined ? "unknown" : this.#ofOwnMember(node, name, depth + 1);
    if (object.type === "CallExpression" && this.#required(object) !== undefined) return this.#ofRequire(object, name);
    if (object.type === "Identifier") {
      const variable = this.#file.variableOf(object);
      const origin = variable && originOf(variable);
      if (origin?.kind === "import") return this.#ofImport(origin.source, name ?? "*");
    }
    const assigned = this.#assigned(this.#file.textOf(node), depth + 1);
    if (assigned !== "unknown") return assigned;
    // A part of something extended, or of a parameter whose type comes from a module that knows the client.
    return this.#of(object, depth + 1) === "extended" ? "extended" : "unknown";
  }

  /** `this.prisma`: a field, a parameter property, or what some method set it to. */
  #ofOwnMember(node: TSESTree.Node, name: string, depth: number): Answer {
    for (const member of enclosingClass(node)?.body.body ?? []) {
      if (member.type === "PropertyDefinition" && keyName(member) === name) {
        if (member.typeAnnotation && this.#ofType(member.typeAnnotation, depth) === "extended") return "extended";
        if (member.value) return this.#of(member.value, depth);
      }
      if (member.type !== "MethodDefinition") continue;
      if (member.kind === "get" && keyName(member) === name) {
        return member.value.type === "FunctionExpression" ? this.#ofReturns(member.value, depth) : "unknown";
      }
      for (const parameter of member.value.params) {
        const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : undefined;
        if (inner?.type !== "Identifier" || inner.name !== name || !inner.typeAnnotation) continue;
        if (this.#ofType(inner.typeAnnotation, depth) === "extended") return "extended";
      }
    }
    return this.#assigned(`this.${name}`, depth);
  }

  #assigned(text: string, depth: number): Answer {
    for (const { left, right } of this.#file.nodes("AssignmentExpression")) {
      if (left.type !== "MemberExpression" || this.#file.textOf(left) !== text) continue;
      const answer = this.#of(right, depth);
      if (answer !== "unknown") return answer;
    }
    return "unknown";
  }

  #ofCall(node: TSESTree.CallExpression, depth: number): Answer {
    const callee = unwrap(node.callee);
    const member = asMember(callee);
    const name = member && memberName(member);
    if (member && name === "$extends") {
      const [extension] = node.arguments;
      return extension && this.#isFilter(extension, depth) ? "extended" : this.#of(member.object, depth + 1);
    }
    if (member && name?.startsWith("$")) return this.#of(member.object, depth + 1);
    const required = this.#required(node);
    if (required !== undefined) return this.#ofImport(required, "*");
    const called = calledFunction(this.#file, callee);
    if (called) return this.#ofReturns(called, depth + 1);
    return this.#of(callee, depth + 1);
  }

  #isFilter(extension: TSESTree.Node, depth: number): boolean {
    const text = this.#file.textOf(extension);
    if (speaksOfHardening(text) || speaksOfFilter(text, this.#fields)) return true;
    const inner = unwrap(extension);
    const named = inner.type === "CallExpression" ? unwrap(inner.callee) : inner;
    const variable = named.type === "Identifier" ? this.#file.variableOf(named) : undefined;
    const origin = variable && originOf(variable);
    if (origin?.kind === "value") return depth < DEEPEST && this.#isFilter(origin.value, depth + 1);
    if (origin?.kind === "function") return speaksOfFilter(this.#file.textOf(origin.node), this.#fields);
    if (origin?.kind !== "import") return false;
    if (origin.source === "prisma-hardening") return true;
    const module = importedModule(this.#file.filename, origin.source);
    return module !== undefined && (speaksOfHardening(module.text) || speaksOfFilter(module.text, this.#fields));
  }

  #ofReturns(node: FunctionNode, depth: number): Answer {
    if (node.body.type !== "BlockStatement") return this.#of(node.body, depth);
    const returned = this.#file
      .nodes("ReturnStatement")
      .filter((statement) => contains(node, statement) && enclosingFunction(statement) === node)
      .flatMap(({ argument }) => (argument ? [this.#of(argument, depth)] : []));
    if (returned.includes("extended")) return "extended";
    return returned.length > 0 && returned.every((answer) => answer === "plain") ? "plain" : "unknown";
  }

  #ofNew({ callee }: TSESTree.NewExpression, depth: number): Answer {
    const inner = unwrap(callee);
    if (inner.type !== "Identifier" || inner.name === "PrismaClient") {
      return /\$use\s*\(/.test(this.#file.text) && speaksOfFilter(this.#file.text, this.#fields) ? "extended" : "plain";
    }
    return this.#ofIdentifier(inner, depth);
  }

  /** A type that this file or one it imports makes of an extended client: `ReturnType<typeof openDatabase>`. */
  #ofType(type: TSESTree.Node, depth: number): Answer {
    if (depth > DEEPEST) return "unknown";
    const names = this.#file.textOf(type).match(/[A-Za-z_$][\w$]*/g) ?? [];
    const isExtended = names.some((name) => {
      if (name === "PrismaClient" || name === "Prisma") return false;
      const alias = this.#typeAlias(name);
      if (alias) return this.#ofType(alias.typeAnnotation, depth + 1) === "extended";
      const variable = moduleScope(this.#file)?.set.get(name);
      if (!variable || variable.defs.length === 0) return false;
      const origin = originOf(variable);
      if (origin.kind === "function" && isFunction(origin.node))
        return this.#ofReturns(origin.node, depth + 1) === "extended";
      if (origin.kind === "value" && isFunction(unwrap(origin.value))) {
        return this.#ofReturns(unwrap(origin.value) as FunctionNode, depth + 1) === "extended";
      }
      return this.#ofVariable(variable, depth + 1) === "extended";
    });
    return isExtended ? "extended" : "unknown";
  }

  #typeAlias(name: string): TSESTree.TSTypeAliasDeclaration | undefined {
    for (const statement of this.#file.code.ast.body) {
      const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
      if (declared?.type === "TSTypeAliasDeclaration" && declared.id.name === name) return declared;
    }
    return undefined;
  }
}

function moduleScope(file: SourceFile) {
  const { scopeManager } = file.code;
  return scopeManager?.scopes.find(({ type }) => type === "module") ?? scopeManager?.globalScope;
}

/** Of two expressions of which either may be taken: a file that has one extended client means no other. */
function both(left: Answer, right: Answer): Answer {
  if (left === "extended" || right === "extended") return "extended";
  return left === "plain" && right === "plain" ? "plain" : "unknown";
}
