import type { Types } from "@prisma/client/runtime/client";
import type { ModelMap } from "./model-map/model-map.js";

/**
 * What `hardening({ models })` returns and `$extends` takes. It adds to the client's types and changes none of them:
 * `delete` is overridden at run time only, so its type stays Prisma's.
 */
export type HardeningExtension<M extends ModelMap> = (client: object) => ExtendedClient<M>;

// Prisma merges this with what other extensions add; a Record without keys would remove theirs.
// eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/consistent-type-definitions
type AddsNothing = {};

/** What Prisma reads the additions from: a client with these `extArgs`. */
export interface ExtendedClient<M extends ModelMap> {
  readonly $extends: {
    extArgs: { result: AddsNothing; model: ModelMethods<M>; query: AddsNothing; client: ClientMethods };
  };
}

type ModelMethods<M extends ModelMap> = {
  [
    K in keyof M["models"] as M["models"][K]["active"] extends null ? never : Uncapitalize<K & string>
  ]: SoftDeleteMethods;
};

// A type and not an interface: Prisma asks for an index signature, which only a type has by itself.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type SoftDeleteMethods = {
  /**
   * Sets the row inactive, and its soft-deleted `onDelete: Cascade` children at any depth, in one transaction: the
   * current one, if called on the client of an interactive transaction. Takes and returns what `delete` does.
   *
   * @throws P2025 if there is no such active row.
   * @example await prisma.user.deactivate({ where: { id: 1 } });
   */
  deactivate: () => <T, A>(
    this: T,
    args: Types.Public.Exact<A, Types.Public.Args<T, "delete">>,
  ) => Promise<Types.Public.Result<T, A, "delete">>;
  /**
   * Sets an inactive row active again, and with it its `onDelete: Cascade` children: those that went inactive in the
   * same call where the schema keeps the time (`deletedAt`), all inactive ones where it keeps a Boolean.
   *
   * @throws P2025 if there is no such inactive row.
   * @example await prisma.user.restore({ where: { id: 1 } });
   */
  restore: () => <T, A>(
    this: T,
    args: Types.Public.Exact<A, Types.Public.Args<T, "delete">>,
  ) => Promise<Types.Public.Result<T, A, "delete">>;
};

// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- as above
type ClientMethods = {
  /**
   * Inside `fn`, reads see inactive rows too and writes reach them. Ends with `fn`, also when it throws; a query that `fn`
   * returns is awaited inside.
   *
   * @example const everyone = await prisma.$withInactive(() => prisma.user.findMany());
   */
  $withInactive: () => <T>(fn: () => T | PromiseLike<T>) => Promise<T>;
};
