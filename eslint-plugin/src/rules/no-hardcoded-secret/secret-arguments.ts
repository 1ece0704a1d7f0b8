import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { lastNameOf } from "../../log-calls/last-name.js";
import { asMember, asObject, keyName, propertyOf } from "../../syntax/property.js";
import { unwrap } from "../../syntax/unwrap.js";
import { originOf } from "../../syntax/variables.js";

/** An argument of a library that takes a secret, or a database's URL. */
export interface SecretArgument {
  readonly value: TSESTree.Node;
  /** As it stands in a message: "the secret of `jwt.sign`". */
  readonly position: string;
  readonly takes: "secret" | "url";
}

/** Makers of sessions and tokens whose options have a `secret`. */
const TAKES_SECRET =
  /^(?:session|expressSession|cookieSession|fastifySession|fastifyCookie|fastifyJwt|jwt|expressjwt|expressJwt|NextAuth|betterAuth|withAuth|getToken|sign|signAsync|verify|verifyAsync)$/i;
const ADAPTERS = /^(?:PrismaPg|PrismaNeon|PrismaMariaDb|PrismaMssql|PrismaPlanetScale|Pool|Client)$/;

/** The arguments of a call that are secrets whatever they look like. */
export function secretArguments(
  file: SourceFile,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): readonly SecretArgument[] {
  const name = lastNameOf(node.callee) ?? "";
  const [first, second] = node.arguments;
  if (node.type === "NewExpression") return databaseArguments(file, name, first);
  if (name === "cookieParser" && first) return secretOrList(first, "the secret of `cookieParser`");
  if ((name === "sign" || name === "verify") && second && isJsonWebToken(file, node.callee)) {
    return [{ value: second, position: `the secret of \`${file.textOf(node.callee)}\``, takes: "secret" }];
  }
  const options = node.arguments.flatMap((argument) => asObject(argument) ?? []);
  if (TAKES_SECRET.test(name)) return optionsWithSecret(options, name);
  if (/^register(?:Async)?$/.test(name)) {
    const owner = unwrap(node.callee).type === "MemberExpression" ? file.textOf(node.callee) : name;
    const plugin = first && lastNameOf(first);
    const isOfTokens = owner.includes("JwtModule") || /jwt|session|cookie/i.test(plugin ?? "");
    return isOfTokens ? optionsWithSecret(options, owner) : [];
  }
  return [];
}

function optionsWithSecret(options: readonly TSESTree.ObjectExpression[], name: string): readonly SecretArgument[] {
  return options.flatMap((object) =>
    object.properties.flatMap((property): readonly SecretArgument[] => {
      if (property.type !== "Property") return [];
      const key = keyName(property);
      const isKeys = key === "keys" && /cookie/i.test(name);
      return key === "secret" || isKeys ? secretOrList(property.value, `\`${key}\` of \`${name}\``) : [];
    }),
  );
}

/** Sessions take a list of secrets, of which the first signs. */
function secretOrList(value: TSESTree.Node, position: string): readonly SecretArgument[] {
  const inner = unwrap(value);
  const values = inner.type === "ArrayExpression" ? inner.elements : [inner];
  return values.flatMap((element) => (element ? [{ value: element, position, takes: "secret" as const }] : []));
}

/** `jwt.sign`, and `sign` of an import of a library of tokens. */
function isJsonWebToken(file: SourceFile, callee: TSESTree.Node): boolean {
  const inner = unwrap(callee);
  const member = asMember(inner);
  if (member) return /^(?:jwt|jsonwebtoken|JWT|jsonWebToken|jwtLib)$/.test(lastNameOf(member.object) ?? "");
  const variable = inner.type === "Identifier" ? file.variableOf(inner) : undefined;
  const origin = variable && originOf(variable);
  return origin?.kind === "import" && /^(?:jsonwebtoken|hono\/jwt|@tsndr\/cloudflare-worker-jwt)$/.test(origin.source);
}

/** `new PrismaClient({ datasourceUrl })`, `{ datasources: { db: { url } } }`, `new PrismaPg({ connectionString })`. */
function databaseArguments(
  file: SourceFile,
  name: string,
  first: TSESTree.Node | undefined,
): readonly SecretArgument[] {
  const isClient = name === "PrismaClient";
  if (!isClient && !ADAPTERS.test(name)) return [];
  const object = asObject(first);
  if (object === undefined) return first && !isClient ? [urlArgument(file, first, name)] : [];
  const keys = isClient ? ["datasourceUrl"] : ["connectionString", "url", "uri"];
  const direct = keys.flatMap((key) => propertyOf(object, key)?.value ?? []);
  const sources = isClient ? asObject(propertyOf(object, "datasources")?.value) : undefined;
  const nested = (sources?.properties ?? []).flatMap((property) => {
    const source = property.type === "Property" ? asObject(property.value) : undefined;
    return (source && propertyOf(source, "url")?.value) ?? [];
  });
  return [...direct, ...nested].map((value) => urlArgument(file, value, name));
}

/** The value itself, or what the variable of that name was set to. */
function urlArgument(file: SourceFile, value: TSESTree.Node, name: string): SecretArgument {
  const inner = unwrap(value);
  const variable = inner.type === "Identifier" ? file.variableOf(inner) : undefined;
  const origin = variable && originOf(variable);
  return { value: origin?.kind === "value" ? origin.value : inner, position: `the URL of \`${name}\``, takes: "url" };
}
