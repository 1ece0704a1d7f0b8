import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { enclosingClass, functionName, isFunction, type FunctionNode } from "../../syntax/functions.js";
import { asMember, memberName } from "../../syntax/property.js";
import { wrapped } from "../../syntax/unwrap.js";
import { exportOf, isComponent, isHandler } from "./functions-of-requests.js";
import { disconnects, type Fate } from "./keeping.js";

export interface Place {
  readonly kind: "handler" | "component" | "loop" | "method" | "function";
  /** Of the function around, as far as it has one. */
  readonly name: string;
}

const LOOPS: ReadonlySet<string> = new Set([
  ...["ForStatement", "ForInStatement", "ForOfStatement", "WhileStatement", "DoWhileStatement"],
]);
const LOOP_METHODS = /^(?:map|forEach|flatMap|filter|reduce|some|every)$/;
/** What runs once in the life of a process, by its name. */
const ONCE =
  /^(?:main|start|bootstrap|boot|init|initialize|initialise|setup|seed|migrate|connect|launch|listen|backfill|register|onModuleInit|onApplicationBootstrap|globalSetup|globalTeardown|beforeAll|beforeEach|create(?:App|Server|Application)|build(?:App|Server)|make(?:App|Server))(?![a-z])/;
const ONCE_CLASSES =
  /(?:Command|Migration|Seeder|Script|Cli|CLI|Job|Task|Worker|Container|Factory|Singleton|Manager|Pool|Module)$/;
/** Folders whose functions serve requests. */
const REQUEST_FOLDERS =
  /(?:^|\/)(?:app|pages|api|routes?|controllers?|services?|actions?|server|resolvers?|repositor(?:y|ies))\//;

/** Where a client that nobody keeps is made, if that is a place that runs again and again. */
export function placeOf(
  file: SourceFile,
  client: TSESTree.NewExpression,
  fate: Exclude<Fate, "kept">,
  isFactory: (name: string) => boolean,
): Place | undefined {
  let isOutermost = true;
  for (let inner: TSESTree.Node = client, outer = client.parent as TSESTree.Node | undefined; outer;) {
    if (isOutermost && LOOPS.has(outer.type) && fate === "used" && isSameEachTime(file, client, outer)) {
      return { kind: "loop", name: "" };
    }
    if (isFunction(outer) && !isCalledInPlace(outer)) {
      const answer = ofFunction(file, client, outer, isOutermost ? fate : "used", isFactory);
      if (answer === "fine") return undefined;
      if (answer) return answer;
      isOutermost = false;
    }
    if (outer.type === "PropertyDefinition" || outer.type === "StaticBlock") return undefined;
    inner = outer;
    outer = inner.parent;
  }
  return undefined;
}

/** `fine`: there is no more to ask. `undefined`: the functions around it decide. */
function ofFunction(
  file: SourceFile,
  client: TSESTree.NewExpression,
  node: FunctionNode,
  fate: Exclude<Fate, "kept">,
  isFactory: (name: string) => boolean,
): Place | "fine" | undefined {
  const name = functionName(node) ?? "";
  if (isHandler(file, node)) return { kind: "handler", name };
  if (isComponent(file, node)) return { kind: "component", name };
  if (isFactory(name) || ONCE.test(name) || fate === "returned") return "fine";
  if (isLoopCallback(node)) {
    return fate === "used" && isSameEachTime(file, client, node) ? { kind: "loop", name } : undefined;
  }
  const isMethod = node.parent.type === "MethodDefinition" || node.parent.type === "PropertyDefinition";
  if (isMethod && isMadeOnce(node)) return "fine";
  if (!isMethod && exportOf(file, node) === undefined) return undefined;
  const isOwnBusiness =
    fate === "passed" ||
    dependsOn(file, client, node) ||
    (disconnects(file, node) && !REQUEST_FOLDERS.test(file.relativePath));
  return isOwnBusiness ? "fine" : { kind: isMethod ? "method" : "function", name };
}

/** A constructor, and the methods of a command or a container. */
function isMadeOnce(node: FunctionNode): boolean {
  const { parent } = node;
  if (parent.type === "MethodDefinition" && parent.kind === "constructor") return true;
  const owner = enclosingClass(node);
  const base = owner?.superClass?.type === "Identifier" ? owner.superClass.name : "";
  return [owner?.id?.name ?? "", base].some((name) => ONCE_CLASSES.test(name));
}

/** `(async () => { … })()`: a part of what stands around it. */
function isCalledInPlace(node: FunctionNode): boolean {
  const outer = wrapped(node);
  return outer.parent?.type === "CallExpression" && outer.parent.callee === outer;
}

function isLoopCallback(node: FunctionNode): boolean {
  const outer = wrapped(node);
  const call = outer.parent;
  if (call?.type !== "CallExpression" || call.arguments[0] !== outer) return false;
  const method = asMember(call.callee);
  return method !== undefined && LOOP_METHODS.test(memberName(method) ?? "");
}

/** Whether every turn makes the same client, and not one for each database. */
function isSameEachTime(file: SourceFile, client: TSESTree.NewExpression, loop: TSESTree.Node): boolean {
  return !dependsOn(file, client, loop);
}

/** Whether the options of the client have to do with something that is declared inside of `outer`. */
function dependsOn(file: SourceFile, client: TSESTree.NewExpression, outer: TSESTree.Node): boolean {
  const [options] = client.arguments;
  if (!options) return false;
  return file.nodes("Identifier").some((identifier) => {
    if (identifier.range[0] < options.range[0] || identifier.range[1] > options.range[1]) return false;
    const declared = file.variableOf(identifier)?.defs[0]?.name;
    return declared !== undefined && declared.range[0] >= outer.range[0] && declared.range[1] <= outer.range[1];
  });
}
