import { afterAll, beforeAll, expect, test } from "vitest";
import { redactError } from "../../src/redact/redact-error.js";
import { Prisma } from "../generated/postgresql-canary/client/client.js";
import { models } from "../generated/postgresql-canary/hardening/models.js";
import { describeOnEachDatabase } from "../support/each-database.js";
import { thrownBy } from "./thrown-by.js";
import { openVault, type Vault } from "./vault.js";

const { PrismaClientKnownRequestError, PrismaClientValidationError } = Prisma;

describeOnEachDatabase("what an application depends on stays", (server) => {
  let vault: Vault;
  beforeAll(async () => {
    vault = await openVault(server, "kept");
  });
  afterAll(() => vault.stop());

  const redacted = async (call: () => unknown): Promise<Error> => redactError(await thrownBy(call), { models });
  const databaseCode = { postgresql: "23505", mysql: "1062", sqlite: "2067" }[server.provider];

  test("class, code, version, model and constraint of a unique violation", async () => {
    const { minimal } = vault.clients;
    const error = await redacted(() => minimal.owner.create({ data: { id: 2, email: "owner@example.com" } }));
    const isSqlite = server.provider === "sqlite";
    const constraint = isSqlite ? { fields: ["email"] } : { index: "Owner_email_key" };
    expect(error).toBeInstanceOf(PrismaClientKnownRequestError);
    expect(error.message).toBe(
      `Owner.create(): Unique constraint failed on the ${isSqlite ? "fields: (email)" : "constraint: Owner_email_key"} (database code: ${databaseCode}) [P2002]`,
    );
    expect(error).toMatchObject({
      name: "PrismaClientKnownRequestError",
      code: "P2002",
      clientVersion: Prisma.prismaVersion.client,
      meta: {
        modelName: "Owner",
        driverAdapterError: {
          name: "DriverAdapterError",
          cause: { kind: "UniqueConstraintViolation", originalCode: databaseCode, constraint },
        },
      },
    });
    expect(Object.prototype.toString.call(error)).toBe("[object PrismaClientKnownRequestError]");
    expect(JSON.parse(JSON.stringify(error))).toHaveProperty("code", "P2002");
  });

  test("the model of the operation that failed in a batch", async () => {
    const { minimal } = vault.clients;
    const error = await redacted(() =>
      minimal.$transaction([minimal.vault.count(), minimal.owner.create({ data: { id: 1, email: "x" } })]),
    );
    expect(error).toMatchObject({ code: "P2002", meta: { modelName: "Owner" } });
  });

  test("model and operation of a record that is not there", async () => {
    const { minimal } = vault.clients;
    const error = await redacted(() => minimal.vault.delete({ where: { code: "nobody" } }));
    expect(error).toMatchObject({ code: "P2025", meta: { modelName: "Vault", operation: "a delete" } });
    expect(error.message).toBe(
      "Vault.delete(): A record that the operation depends on was not found (step: a delete) [P2025]",
    );
  });

  test("the code of a raw query, and not its names, which may be the caller's text", async () => {
    const { minimal } = vault.clients;
    const error = await redacted(() => minimal.$queryRawUnsafe("SELECT * FROM nowhere"));
    expect(error).toBeInstanceOf(PrismaClientKnownRequestError);
    expect(error).toHaveProperty("code", "P2010");
    expect(error.message).toMatch(/^\$queryRawUnsafe\(\): The raw query failed \(database code: \w+\) \[P2010\]$/);
    expect(JSON.stringify(error)).not.toContain("nowhere");
  });

  test("the stack: the new message and the caller's frames", async () => {
    const { pretty } = vault.clients;
    const error = await redacted(() => pretty.owner.create({ data: { id: 1, email: "x" } }));
    const [header, ...frames] = error.stack?.split("\n") ?? [];
    expect(header).toBe(`PrismaClientKnownRequestError: ${error.message}`);
    expect(frames.length).toBeGreaterThan(3);
    expect(frames.every((line) => line.startsWith("    at "))).toBe(true);
    expect(frames.join("\n")).toContain("kept.test.ts");
  });

  test.each(["pretty", "colorless", "minimal"] as const)(
    "what was wrong with the arguments, and where (%s)",
    async (format) => {
      const client = vault.clients[format];
      const wrong = (value: unknown): never => value as never;
      const cases: readonly (readonly [call: () => unknown, message: string])[] = [
        [
          () => client.vault.create({ data: wrong({ id: 2 }) }),
          "Vault.create(): Argument `code` is missing (at data.code)",
        ],
        [
          () => client.owner.findMany({ where: { vaults: { some: { age: wrong("12") } } } }),
          "Owner.findMany(): Argument `age` has a wrong type: expected IntNullableFilter or Int or Null, provided String (at where.vaults.some.age)",
        ],
        [
          () => client.vault.findMany({ where: { owner: { is: { email: wrong({ password: 1 }) } } } }),
          "Vault.findMany(): Unknown argument (name withheld) (at where.owner.is.email.*)",
        ],
        [
          () => client.vault.findMany({ where: { owner: { is: wrong({ vault: {} }) } } }),
          "Vault.findMany(): Unknown argument `vault`; did you mean `vaults`? (at where.owner.is.vault)",
        ],
        [
          () => client.owner.findMany({ where: wrong({ ownerId: "x" }) }),
          "Owner.findMany(): Unknown argument `ownerId` (at where.ownerId)",
        ],
        [
          () => client.vault.findMany({ where: { at: "yesterday" } }),
          "Vault.findMany(): Argument `at` has an invalid value: input contains invalid characters, expected ISO-8601 DateTime (at where.at)",
        ],
        [
          () => client.vault.create({ data: wrong({ id: 2, code: "x", text: "x", kind: "ODD" }) }),
          "Vault.create(): Argument `kind` has an invalid value: expected Kind (at data.kind)",
        ],
        [
          () => client.vault.findUnique({ where: wrong({}) }),
          "Vault.findUnique(): Argument `where` needs at least one of `id`, `code`",
        ],
        [
          () => client.vault.findMany({ include: wrong({ text: true }) }),
          "Vault.findMany(): `include` names `text`, which is no relation of Vault (at include.text)",
        ],
        [() => client.vault.findMany({ select: {} }), "Vault.findMany(): `select` selects nothing of Vault"],
      ];
      for (const [call, message] of cases) {
        const error = await redacted(call);
        expect(error).toBeInstanceOf(PrismaClientValidationError);
        expect(error.message).toBe(message);
      }
    },
  );

  test("what the extension knows of the operation stands before what the message says", async () => {
    const { pretty } = vault.clients;
    const thrown = await thrownBy(() => pretty.owner.create({ data: { id: 1, email: "x" } }));
    const error = redactError(thrown, { models, model: "Vault", operation: "upsert" });
    expect(error).toHaveProperty(
      "message",
      expect.stringMatching(/^Vault\.upsert\(\): .* \(model: Owner, database code: \w+\) \[P2002\]$/),
    );
  });

  test("a second pass changes nothing", async () => {
    const { pretty } = vault.clients;
    const calls = [
      () => pretty.owner.create({ data: { id: 1, email: "x" } }),
      () => pretty.vault.findMany({ where: { at: "yesterday" } }),
      () => pretty.$queryRawUnsafe("SELEC 1"),
    ];
    for (const call of calls) {
      const error = (await thrownBy(call)) as Error;
      const once = describeFully(redactError(error, { models }));
      expect(describeFully(redactError(error))).toEqual(once);
    }
  });
});

function describeFully(error: Error): unknown {
  return { descriptors: Object.getOwnPropertyDescriptors(error), json: JSON.stringify(error) };
}
