import type { TSESTree } from "@typescript-eslint/utils";
import type { Client } from "./client.js";

type Verdict = Pick<Client, "kind" | "evidence">;

/** What a written type says of the value; `no`: another type that is known to be no client. */
export function clientType(type: TSESTree.TypeNode | string): Verdict | "no" | undefined {
  const names = typeof type === "string" ? [type] : typeNames(type);
  const isTransaction = names.some((name) =>
    /TransactionClient|^(?:Prisma)?Tx(?:Client)?$|^PrismaTransaction/.test(name),
  );
  const isClient = names.some((name) =>
    /^(?:Extended|My|App|Base|Typed|Custom)?Prisma(?:Client)?(?:Service|Like|Extended\w*|Type|WithExtensions|Instance)?$|^PrismaClient/.test(
      name,
    ),
  );
  if (isTransaction) return { kind: isClient ? "either" : "transaction", evidence: "certain" };
  if (isClient) return { kind: "outer", evidence: "certain" };
  return names.some((name) =>
    /^(?:string|number|boolean|Kysely|Knex|NodePgDatabase|DataSource|EntityManager|MongoClient|Redis|Pool|PoolClient|Sequelize|SupabaseClient|Firestore|Stripe|IDBDatabase|Db)$/.test(
      name,
    ),
  )
    ? "no"
    : undefined;
}

/** Every name in a type that may be the value's: those of a union, an intersection, `typeof x`, `Omit<X, …>`, `ReturnType<…>`. */
function typeNames(type: TSESTree.TypeNode): readonly string[] {
  switch (type.type) {
    case "TSTypeReference": {
      const name = lastName(type.typeName);
      const inner =
        name === "Omit" || name === "Pick" || name === "Partial" || name === "Required" || name === "Readonly"
          ? type.typeArguments?.params[0]
          : undefined;
      if (inner === undefined) return [name];
      // What is left of the client in a transaction, as the documentation writes it: Omit<PrismaClient, "$transaction" | …>.
      const isTransaction = name === "Omit" && mentionsTransaction(type.typeArguments?.params[1]);
      return isTransaction ? ["TransactionClient"] : typeNames(inner);
    }
    case "TSUnionType":
    case "TSIntersectionType":
      return type.types.flatMap(typeNames);
    case "TSTypeQuery":
      return type.exprName.type === "Identifier" && /^prisma\w*$|^db$/i.test(type.exprName.name)
        ? ["PrismaClient"]
        : [];
    case "TSStringKeyword":
      return ["string"];
    case "TSNumberKeyword":
      return ["number"];
    case "TSBooleanKeyword":
      return ["boolean"];
    default:
      return [];
  }
}

function mentionsTransaction(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === "TSUnionType") return type.types.some(mentionsTransaction);
  if (type?.type === "TSTypeReference") return lastName(type.typeName).includes("ITXClientDenyList");
  return type?.type === "TSLiteralType" && type.literal.type === "Literal" && type.literal.value === "$transaction";
}

export function lastName(name: TSESTree.EntityName): string {
  if (name.type === "Identifier") return name.name;
  return name.type === "TSQualifiedName" ? name.right.name : "";
}
