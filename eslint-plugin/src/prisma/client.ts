import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { asMember, memberName } from "../syntax/property.js";
import { unwrap, unwrapAwait } from "../syntax/unwrap.js";
import { originOf, type Variable } from "../syntax/variables.js";
import { clientFactoryStrength, clientNameStrength, isTransactionName } from "./client-names.js";
import { memberOf } from "./class-members.js";
import { clientType, lastName } from "./client-type.js";
import { transactionOfParameter } from "./transactions.js";

/** An expression that holds a Prisma Client, as far as the file tells. */
export interface Client {
  /** The expression, without what `unwrap` undoes. */
  readonly node: TSESTree.Node;
  /** `transaction`: of an interactive transaction. `either`: a transaction's or the outer one, such as `tx ?? prisma`. */
  readonly kind: "outer" | "transaction" | "either";
  /** `certain`: by its type, its construction, its place or a name with `prisma` in it. `likely`: called `db` or the like. */
  readonly evidence: "certain" | "likely";
}

type Kind = Client["kind"];
type Verdict = Pick<Client, "kind" | "evidence">;
/** `no`: it is something else. `undefined`: nothing is known of it but its name. */
type Answer = Verdict | "no" | undefined;

const CERTAIN: Verdict = { kind: "outer", evidence: "certain" };
const NOT_CLIENTS =
  /^(?:drizzle|knex|kysely|mongoose|mongo|mongodb|sequelize|typeorm|dexie|nedb|lowdb|redis|ioredis|supabase|firebase|stripe|axios|pg|mysql2?|sqlite3?|better-sqlite3|@supabase|@libsql|@planetscale|@neondatabase|mikro-orm|@mikro-orm|pouchdb|level|objection|waterline|faunadb|@aws-sdk|aws-sdk|@trpc|openai|@hey-api|graphql-request|@apollo)\b/;
/** Methods of a client that answer with a client. */
const CLIENT_METHODS: ReadonlySet<string> = new Set([
  "$extends",
  "$primary",
  "$replica",
  "$on",
  "$withInactive",
  "$parent",
]);

/** Finds out which expressions of a file hold a Prisma Client. */
export class Clients {
  readonly #file: SourceFile;
  readonly #known = new Map<TSESTree.Node, Client | undefined>();
  readonly #ofVariables = new Map<Variable, Answer>();

  constructor(file: SourceFile) {
    this.#file = file;
  }

  /** The client that an expression holds; `undefined` if it holds none. */
  of(expression: TSESTree.Node): Client | undefined {
    const node = unwrapAwait(expression);
    if (this.#known.has(node)) return this.#known.get(node);
    this.#known.set(node, undefined);
    const answer = this.#answer(node);
    const client = answer === undefined || answer === "no" ? undefined : { ...answer, node };
    this.#known.set(node, client);
    return client;
  }

  #answer(node: TSESTree.Node): Answer {
    switch (node.type) {
      case "Identifier":
        return this.#ofIdentifier(node);
      case "MemberExpression":
        return this.#ofMember(node);
      case "CallExpression":
        return this.#ofCall(node);
      case "NewExpression":
        return this.#ofNew(node);
      case "LogicalExpression":
        return either(this.of(node.left), this.of(node.right));
      case "ConditionalExpression":
        return either(this.of(node.consequent), this.of(node.alternate));
      case "AssignmentExpression":
        return this.of(node.right);
      default:
        return undefined;
    }
  }

  #ofIdentifier(node: TSESTree.Identifier): Answer {
    const variable = this.#file.variableOf(node);
    const known = variable && this.#ofVariable(variable);
    return known ?? this.#byName(node.name);
  }

  #ofVariable(variable: Variable): Answer {
    if (this.#ofVariables.has(variable)) return this.#ofVariables.get(variable);
    this.#ofVariables.set(variable, undefined);
    const answer = this.#ofOrigin(variable);
    this.#ofVariables.set(variable, answer);
    return answer;
  }

  #ofOrigin(variable: Variable): Answer {
    const declared = declaredType(variable);
    if (declared !== undefined) return declared;
    const origin = originOf(variable);
    switch (origin.kind) {
      case "value":
        return this.#ofValue(origin.value);
      case "part":
        return this.#byName(origin.path.at(-1) ?? "") ?? (origin.path.at(-1) === variable.name ? undefined : "no");
      case "parameter":
        return this.#ofParameter(origin.parameter, origin.function, variable);
      case "import":
        return this.#ofImport(origin.source, origin.imported, variable.name);
      case "function":
      case "class":
      case "enum":
        return "no";
      case "other":
        return undefined;
    }
  }

  /** What a variable was set to. `no` only where that is certain: a name may be right about a call nobody here knows. */
  #ofValue(value: TSESTree.Expression): Answer {
    const inner = unwrapAwait(value);
    const client = this.of(inner);
    if (client) return client;
    switch (inner.type) {
      case "NewExpression":
      case "ObjectExpression":
      case "ArrayExpression":
      case "Literal":
      case "TemplateLiteral":
      case "ArrowFunctionExpression":
      case "FunctionExpression":
        return "no";
      case "CallExpression":
        return isForeign(this.#file, inner.callee) ? "no" : undefined;
      default:
        return undefined;
    }
  }

  #ofParameter(parameter: TSESTree.Parameter, owner: TSESTree.Node, variable: Variable): Answer {
    if (transactionOfParameter(this.#file, parameter, owner)) return { kind: "transaction", evidence: "certain" };
    const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
    // `(db = prisma)`: there is a default because somebody passes another one.
    if (inner.type === "AssignmentPattern") {
      const client = this.of(inner.right);
      return client && { ...client, kind: "either" };
    }
    const named = this.#byName(variable.name);
    return named;
  }

  #ofImport(source: string, imported: string, local: string): Answer {
    if (NOT_CLIENTS.test(source)) return "no";
    const isOfPrisma = /prisma/i.test(source) && !/^@?prisma\/|generated/i.test(source);
    const name = imported === "default" || imported === "*" ? local : imported;
    const named = this.#byName(name) ?? this.#byName(local);
    if (named && named !== "no") return isOfPrisma ? { ...named, evidence: "certain" } : named;
    return isOfPrisma && imported === "default" && /^[a-z_$]/.test(local) ? CERTAIN : "no";
  }

  #ofMember(node: TSESTree.MemberExpression): Answer {
    const name = memberName(node);
    if (name === undefined) return undefined;
    const object = unwrap(node.object);
    if (object.type === "ThisExpression") {
      const { type, value } = memberOf(node, name) ?? {};
      if (type) return clientType(type) ?? this.#byTypedName(name, type);
      const known = value && this.#ofValue(value);
      if (known) return known;
    }
    // `prisma.client.findMany` is the model `client`; `this.prismaService.client` a client all the same.
    if (this.of(node.object) && this.#file.schema.models.has(name)) return "no";
    if (
      object.type === "Identifier" &&
      /^(?:Prisma|React|window|document|process|console|Math|JSON|vi|jest)$/.test(object.name)
    ) {
      return "no";
    }
    return this.#byName(name);
  }

  /** A field whose type says nothing of Prisma: its name must. */
  #byTypedName(name: string, stated: TSESTree.TypeNode): Answer {
    const type = stated.type === "TSTypeReference" ? lastName(stated.typeName) : this.#file.textOf(stated);
    const named = this.#byName(name);
    if (named === undefined || named === "no") return named;
    return named.evidence === "certain" ||
      /^(?:any|unknown|object)$/.test(type) ||
      /db|database|client|tx|orm/i.test(type)
      ? named
      : "no";
  }

  #ofCall(node: TSESTree.CallExpression): Answer {
    const callee = unwrap(node.callee);
    const member = asMember(callee);
    if (member) {
      const name = memberName(member);
      if (name === undefined) return undefined;
      if (CLIENT_METHODS.has(name)) return this.of(member.object) ?? (name === "$extends" ? CERTAIN : undefined);
      return this.#byFactoryName(name);
    }
    if (callee.type !== "Identifier") return undefined;
    if (callee.name === "require") {
      const [argument] = node.arguments;
      const source = argument?.type === "Literal" ? argument.value : undefined;
      return typeof source === "string" && NOT_CLIENTS.test(source) ? "no" : undefined;
    }
    return isForeign(this.#file, callee) ? "no" : this.#byFactoryName(callee.name);
  }

  #ofNew(node: TSESTree.NewExpression): Answer {
    const callee = unwrap(node.callee);
    const name =
      callee.type === "Identifier" ? callee.name : callee.type === "MemberExpression" ? memberName(callee) : undefined;
    if (name === undefined) return undefined;
    return /prisma\w*(?:client|service)$|^PrismaClient|^ExtendedPrisma/i.test(name) ? CERTAIN : "no";
  }

  #byFactoryName(name: string): Answer {
    const strength = clientFactoryStrength(name, this.#file.settings.clientNames);
    return strength === "none" ? undefined : { kind: kindOfName(name), evidence: strength };
  }

  #byName(name: string): Answer {
    const strength = clientNameStrength(name, this.#file.settings.clientNames);
    return strength === "none" ? undefined : { kind: kindOfName(name), evidence: strength };
  }
}

function kindOfName(name: string): Kind {
  return isTransactionName(name) ? "transaction" : "outer";
}

function declaredType(variable: Variable): Answer {
  const [definition] = variable.defs;
  const annotation = definition?.name.type === "Identifier" ? definition.name.typeAnnotation : undefined;
  return annotation ? clientType(annotation.typeAnnotation) : undefined;
}

function either(left: Client | undefined, right: Client | undefined): Answer {
  if (!left || !right) return left ?? right;
  const evidence = left.evidence === "certain" ? left.evidence : right.evidence;
  return { kind: left.kind === right.kind ? left.kind : "either", evidence };
}

/** Whether a function comes from a library that is not Prisma. */
function isForeign(file: SourceFile, callee: TSESTree.Node): boolean {
  const inner = unwrap(callee);
  if (inner.type === "MemberExpression") return isForeign(file, inner.object);
  if (inner.type !== "Identifier") return false;
  const variable = file.variableOf(inner);
  const origin = variable && originOf(variable);
  return origin?.kind === "import" && NOT_CLIENTS.test(origin.source);
}
