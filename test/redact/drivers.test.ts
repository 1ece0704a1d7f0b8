import { createConnection } from "mariadb";
import net from "node:net";
import tls from "node:tls";
import { once } from "node:events";
import pg from "pg";
import { describe, expect, inject, test } from "vitest";
import { redactError } from "../../src/redact/redact-error.js";
import { postgres } from "../support/each-database.js";
import { leaks } from "./sinks.js";
import { thrownBy } from "./thrown-by.js";

const SECRET = "s3cr3t-driver-zq";

describe("errors of the drivers, as they are without Prisma", () => {
  test("pg: detail, hint, where and internal query", async () => {
    const client = new pg.Client({ connectionString: postgres().url });
    await client.connect();
    const block = `DO $$ BEGIN RAISE unique_violation USING MESSAGE = '${SECRET}', DETAIL = '${SECRET}', HINT = '${SECRET}', COLUMN = '${SECRET}', TABLE = '${SECRET}', CONSTRAINT = '${SECRET}'; END $$`;
    const error = await thrownBy(() => client.query(block));
    await client.end();
    expect(leaks(error, [SECRET])).not.toEqual([]);
    const redacted = redactError(error);
    expect(Object.keys(redacted).sort()).toEqual(["code", "name", "severity"]);
    expect(leaks(redacted, [SECRET])).toEqual([]);
    expect(redacted).toBeInstanceOf(pg.DatabaseError);
    expect(redacted).toMatchObject({
      name: "error",
      code: "23505",
      severity: "ERROR",
      message: "DatabaseError (message withheld) [23505]",
    });
  });

  test.skipIf(!hasMariadb())("mariadb: the SQL and its parameters", async () => {
    const connection = await createConnection({ ...mariadbAddress(), logParam: true, trace: true });
    const error = await thrownBy(() => connection.query("SELEC ? FROM nowhere", [SECRET]));
    await connection.end();
    expect(leaks(error, [SECRET])).not.toEqual([]);
    const redacted = redactError(error);
    expect(leaks(redacted, [SECRET, "nowhere"])).toEqual([]);
    expect(redacted).toMatchObject({
      name: "SqlError",
      errno: 1064,
      sqlState: "42000",
      code: "ER_PARSE_ERROR",
      fatal: false,
    });
    expect(redacted).toHaveProperty("text", undefined);
    expect(redacted.stack).toContain("drivers.test.ts");
  });

  test("libsql: the message of SQLite", () => {
    // As @libsql/client builds it; Prisma's adapter never lets the real one out.
    const codes = {
      name: "LibsqlError",
      code: "SQLITE_CONSTRAINT",
      extendedCode: "SQLITE_CONSTRAINT_UNIQUE",
      rawCode: 2067,
    };
    const error = Object.assign(new Error(SECRET, { cause: new Error(SECRET) }), codes);
    const redacted = redactError(error);
    expect(redacted).toBe(error);
    expect(leaks(redacted, [SECRET])).toEqual([]);
    expect(redacted).toMatchObject({ name: "LibsqlError", code: "SQLITE_CONSTRAINT", rawCode: 2067 });
  });

  test("Node: a refused connection keeps its code, without address and port", async () => {
    const [error] = (await once(net.connect({ host: "127.0.0.1", port: 1 }), "error").catch((cause: unknown) => [
      cause,
    ])) as [Error];
    expect(leaks(error, ["127.0.0.1"])).not.toEqual([]);
    const redacted = redactError(error);
    expect(leaks(redacted, ["127.0.0.1"])).toEqual([]);
    expect(redacted).toMatchObject({
      code: "ECONNREFUSED",
      syscall: "connect",
      message: "Error (message withheld) [ECONNREFUSED]",
    });
    expect(redacted).not.toHaveProperty("port");
  });

  test("Node: a host of several addresses, all of which refuse", () => {
    const refused = (address: string) =>
      Object.assign(new Error(`connect ECONNREFUSED ${address}:5432`), { code: "ECONNREFUSED", address, port: 5432 });
    const error = Object.assign(new AggregateError([refused("10.9.8.7"), refused("fe80::9081")], SECRET), {
      code: "ECONNREFUSED",
    });
    const redacted = redactError(error);
    expect(leaks(redacted, [SECRET, "10.9.8.7", "fe80::9081", "5432"])).toEqual([]);
    expect(redacted).toBeInstanceOf(AggregateError);
    expect(redacted.errors).toHaveLength(2);
    expect(redacted).toMatchObject({
      code: "ECONNREFUSED",
      errors: [{ code: "ECONNREFUSED" }, { code: "ECONNREFUSED" }],
    });
  });

  test("TLS: a certificate of another host keeps its code, without the names in it", () => {
    const certificate: Partial<tls.PeerCertificate> = { subjectaltname: `DNS:${SECRET}.org` };
    const error = tls.checkServerIdentity(`${SECRET}.example`, certificate as tls.PeerCertificate);
    if (error === undefined) throw new Error("The certificate was accepted.");
    expect(leaks(error, [SECRET])).not.toEqual([]);
    const redacted = redactError(error);
    expect(leaks(redacted, [SECRET])).toEqual([]);
    expect(redacted).toMatchObject({ code: "ERR_TLS_CERT_ALTNAME_INVALID" });
  });

  test("a connection string that is not valid", async () => {
    const error = await thrownBy(() => new URL(`not a url postgresql://user:${SECRET}@host/db`));
    expect(leaks(error, [SECRET])).not.toEqual([]);
    const redacted = redactError(error);
    expect(leaks(redacted, [SECRET])).toEqual([]);
    expect(redacted).toMatchObject({
      code: "ERR_INVALID_URL",
      message: "TypeError (message withheld) [ERR_INVALID_URL]",
    });
  });

  test("a signal that was aborted", () => {
    const error = AbortSignal.abort().reason as DOMException;
    Object.defineProperty(error, "cause", { value: SECRET, configurable: true });
    const redacted = redactError(error);
    expect(redacted).toBeInstanceOf(DOMException);
    expect(redacted.name).toBe("AbortError");
    expect(leaks(redacted, [SECRET])).toEqual([]);
  });
});

function hasMariadb(): boolean {
  return inject("servers").some(({ provider }) => provider === "mysql");
}

function mariadbAddress() {
  const { hostname, port, username, password } = new URL(
    inject("servers").find(({ provider }) => provider === "mysql")?.url ?? "",
  );
  return {
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}
