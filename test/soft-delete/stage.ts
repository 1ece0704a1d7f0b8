import { afterAll, beforeAll, beforeEach, describe, inject } from "vitest";
import type { HardenedClient, PlainClient } from "../support/clients.js";
import type { ServerAddress } from "../support/databases.js";
import { describeOnEachDatabase } from "../support/each-database.js";
import { openWorld, type World } from "../support/world.js";
import { difference, stored, undo, type Stored } from "./changes.js";
import { reset } from "./rows.js";

/** A database with the rows of `rows.ts`, and the two clients that see it. */
export interface Stage {
  readonly server: ServerAddress;
  /** The witness of what is stored. */
  readonly plain: PlainClient;
  readonly prisma: HardenedClient;
  /** `prisma`, typed as the plain client is: the extension changes no type of Prisma's own operations. */
  readonly hardened: PlainClient;
  /** What a test has changed in the whole database, as the plain client sees it. For the end of a test. */
  changes(): Promise<string[]>;
  /** Stores the rows anew within a test, if it has changed any. */
  reset(): Promise<void>;
  /** The code of a write's error, if there is one, and {@link changes}. */
  effect(write: PromiseLike<unknown>): Promise<string[]>;
}

/** @param rows - whether the tests write, and so need the rows stored anew before each. */
export function describeOnRows(name: string, rows: "read" | "written", body: (stage: Stage) => void): void {
  describeOnEachDatabase(name, (server) => {
    openStage(server, name, rows, body);
  });
}

/** For the many tests of what happens before anything is sent to a database: on SQLite alone, which every run has. */
export function describeOnOneDatabase(name: string, rows: "read" | "written", body: (stage: Stage) => void): void {
  for (const server of inject("servers").filter(({ provider }) => provider === "sqlite")) {
    describe(`${name} [${server.name}]`, () => {
      openStage(server, name, rows, body);
    });
  }
}

function openStage(server: ServerAddress, name: string, rows: "read" | "written", body: (stage: Stage) => void): void {
  let world: World | undefined;
  let before: Stored = new Map();
  /** What a test has left behind, as far as it has looked. */
  let after: Stored | undefined;
  const opened = (): World => {
    if (world === undefined)
      throw new Error("The database is opened before the first test, not while tests are collected.");
    return world;
  };

  beforeAll(async () => {
    world = await openWorld(server, name);
    await reset(world.plain);
    if (rows === "written") before = after = await stored(world.plain);
  });
  const restore = async () => {
    const { plain } = opened();
    const isUndone = await undo(plain, before, after ?? (await stored(plain)));
    if (!isUndone) await reset(plain);
    after = undefined;
  };
  if (rows === "written") beforeEach(restore);
  afterAll(() => world?.stop());

  const changes = async (): Promise<string[]> => {
    after = await stored(opened().plain);
    return difference(before, after);
  };

  body({
    server,
    changes,
    reset: restore,
    async effect(write) {
      const codes: string[] = [];
      await write.then(undefined, (error: unknown) => codes.push(codeOf(error)));
      return [...codes, ...(await changes())];
    },
    get plain() {
      return opened().plain;
    },
    get prisma() {
      return opened().prisma;
    },
    get hardened() {
      return asPlain(opened().prisma);
    },
  });
}

export function asPlain(client: object): PlainClient {
  return client as PlainClient;
}

/** An operation with arguments that its type does not allow. */
export function call(client: object, model: string, operation: string, ...args: readonly unknown[]): Promise<unknown> {
  const delegates = client as Readonly<
    Record<string, Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>>
  >;
  const delegate = delegates[model];
  if (delegate?.[operation] === undefined) throw new Error(`The client has no ${model}.${operation}.`);
  return delegate[operation](...args);
}

/** The ids of rows, to compare rows by. */
export function ids(rows: readonly { readonly id: number }[]): number[] {
  return rows.map(({ id }) => id);
}

/** What a promise came to: its value, or the code of its error. */
export async function outcome(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    return await promise;
  } catch (error) {
    return codeOf(error);
  }
}

/** @throws what has no code: it is not an error that the caller was meant to see. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  throw error;
}
