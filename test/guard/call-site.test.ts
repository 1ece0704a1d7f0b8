import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { locate, type CallSite } from "../../src/guard/call-site.js";
import { hardenedClient } from "../support/clients.js";
import { driverAdapter } from "../support/databases.js";
import { PrismaClient } from "../generated/sqlite/client/client.js";
import type { PlainClient } from "../support/clients.js";

const FILE = fileURLToPath(import.meta.url);
const HERE = "test/guard/call-site.test.ts";

/** Prisma's own call sites, of a client whose queries never reach a database. */
function open(errorFormat: "minimal" | "colorless"): {
  readonly client: PlainClient;
  readonly sites: (string | null)[];
} {
  const sites: (string | null)[] = [];
  const client = new PrismaClient({ adapter: driverAdapter("file::memory:"), errorFormat }).$extends({
    query: {
      $allOperations: (call) => {
        const { callsite } = (call as unknown as { readonly __internalParams: { readonly callsite?: CallSite } })
          .__internalParams;
        sites.push(locate(callsite));
        return Promise.resolve(null) as never;
      },
    },
  });
  return { client: client as unknown as PlainClient, sites };
}

/** `test/guard/call-site.test.ts:<line of the comment>:` */
function siteOf(comment: string): string {
  const lines = readFileSync(FILE, "utf8").split("\n");
  return `${HERE}:${String(lines.findIndex((line) => line.endsWith(`// ${comment}`)) + 1)}:`;
}

describe("Prisma tells the call site", () => {
  test("of a model's operation, from the working directory", async () => {
    const { client, sites } = open("colorless");
    await client.user.findMany(); // the operation
    expect(sites).toEqual([expect.stringContaining(siteOf("the operation"))]);
  });

  test("of an operation in a batch", async () => {
    const { client, sites } = open("colorless");
    await client.$transaction([
      client.user.count(), // in a batch
    ]);
    expect(sites).toEqual([expect.stringContaining(siteOf("in a batch"))]);
  });

  test("not of a raw query that is awaited, because it looks for it only then", async () => {
    const { client, sites } = open("colorless");
    await client.$queryRawUnsafe("select 1");
    expect(sites).toEqual([null]);
  });

  test("not with errorFormat minimal, which is production's", async () => {
    const { client, sites } = open("minimal");
    await client.user.findMany();
    expect(sites).toEqual([null]);
  });
});

describe("a call site", () => {
  test.each([
    ["none", undefined],
    ["one without a method", {}],
    ["one that knows nothing", { getLocation: () => null }],
    ["one without a line", { getLocation: () => ({ fileName: "/a.ts", lineNumber: null, columnNumber: null }) }],
  ])("may be unknown: %s", (_name, callSite) => {
    expect(locate(callSite)).toBeNull();
  });

  test("outside of the working directory keeps its path", () => {
    const location = { fileName: "file:///elsewhere/a.ts", lineNumber: 3, columnNumber: null };
    expect(locate({ getLocation: () => location })).toBe("/elsewhere/a.ts:3");
  });

  test("of a delete that becomes an update is the caller's", async () => {
    const { client, sites } = open("colorless");
    const prisma = hardenedClient(client, { timeout: false });
    await prisma.tag.deleteMany(); // deleteMany
    await prisma.tag.delete({ where: { id: 1 } }); // delete
    await prisma.$transaction([
      prisma.tag.delete({ where: { id: 1 } }), // delete in a batch
    ]);
    const expected = ["deleteMany", "delete", "delete in a batch"].map((comment) => siteOf(comment));
    expect(sites).toEqual(expected.map((site) => expect.stringContaining(site) as string));
  });
});
