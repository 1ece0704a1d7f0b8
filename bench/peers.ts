import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Contestant } from "./contestant.js";
import type { PrismaClient } from "./generated/client/client.js";
import { models } from "./generated/hardening/models.js";

type MakeExtension = (options: object) => Parameters<PrismaClient["$extends"]>[0];

const names = Object.keys(models.models);
const NEEDS_CLIENT_JS =
  "beside the generator prisma-client it needs the older prisma-client-js, or does not load (Cannot find module '.prisma/client/default')";

/** The packages that people pick for this, each set up as its README says, on the column that it supports best. */
export const peers: readonly Contestant[] = [
  {
    name: "@candoimage/prisma-extension-soft-delete 2.1.3",
    ...(hasWithResolvers()
      ? {}
      : {
          note: "includes and relation filters throw on this Node (Promise.withResolvers is not a function); here it is given one",
        }),
    open: async (plain) => {
      addWithResolvers();
      return extendWith(
        "@candoimage/prisma-extension-soft-delete",
        "createSoftDeleteExtension",
        softDeleteOptions,
      )(plain);
    },
  },
  {
    name: "prisma-extension-soft-delete 2.0.1",
    note: `${NEEDS_CLIENT_JS}; even so it does not load on Prisma 7 (Cannot read properties of undefined, reading 'forEach') until the DMMF is put back, as is done here`,
    open: async (plain) => {
      await restoreDmmf();
      return extendWith("prisma-extension-soft-delete", "createSoftDeleteExtension", softDeleteOptions)(plain);
    },
  },
  {
    name: "prisma-paranoid 0.3.13",
    note: NEEDS_CLIENT_JS,
    open: extendWith("prisma-paranoid", "prismaParanoid", async () => ({
      metadata: (await readDmmf()).datamodel,
      auto: true,
    })),
  },
  {
    name: "prisma-safe-delete 5.0.0",
    note: "wraps the client; its delete is called softDelete",
    open: async (plain) => {
      const { wrapPrismaClient } = await import("./generated/safe-delete/index.js");
      return wrapPrismaClient(plain);
    },
    renamed: { delete: "softDelete" },
  },
  {
    name: "prisma-rls 1.0.1",
    note: "filters only: delete removes the row",
    open: extendWith("prisma-rls", "createRlsExtension", async () => ({
      dmmf: await readDmmf(),
      permissionsConfig: Object.fromEntries(
        names.map((name) => [name, { read: ACTIVE, create: true, update: ACTIVE, delete: ACTIVE }]),
      ),
      context: {},
    })),
  },
];

const ACTIVE = { isActive: true };

function softDeleteOptions(): object {
  return { models: Object.fromEntries(names.map((name) => [name, true])) };
}

function extendWith(
  packageName: string,
  exported: string,
  options: () => object | Promise<object>,
): (plain: PrismaClient) => Promise<object> {
  return async (plain) => {
    const module = (await import(packageName)) as { readonly [name: string]: unknown };
    const make = module[exported];
    if (typeof make !== "function") throw new Error(`${packageName} does not export ${exported}.`);
    return plain.$extends((make as MakeExtension)(await options()));
  };
}

interface Dmmf {
  readonly datamodel: { models: readonly object[] };
}

async function readDmmf(): Promise<Dmmf> {
  return JSON.parse(await readFile(new URL("./generated/dmmf/dmmf.json", import.meta.url), "utf8")) as Dmmf;
}

/** Prisma 7's `Prisma.dmmf` has lost the `uniqueFields` that the package reads while it loads. */
async function restoreDmmf(): Promise<void> {
  const { Prisma } = createRequire(import.meta.url)("@prisma/client") as { readonly Prisma: { readonly dmmf: Dmmf } };
  Prisma.dmmf.datamodel.models = (await readDmmf()).datamodel.models;
}

function hasWithResolvers(): boolean {
  return "withResolvers" in Promise;
}

function addWithResolvers(): void {
  if (hasWithResolvers()) return;
  const withResolvers = (): object => {
    const made: { promise?: Promise<unknown> } = {};
    made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
    return made;
  };
  Object.assign(Promise, { withResolvers });
}
