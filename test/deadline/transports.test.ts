import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { withDeadline } from "prisma-hardening";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "../../scripts/databases/embedded-postgres.js";
import { eventually } from "./eventually.js";
import { STOPPED, stopped } from "./outcome.js";
import { openProxy, type Proxy } from "./proxy.js";
import { connect, openClient, type Client } from "./stage.js";

const hasOpenssl = process.platform !== "win32" && spawnSync("openssl", ["version"]).status === 0;
const folder = mkdtempSync(path.join(tmpdir(), "deadline-"));
let server: EmbeddedPostgres;
let witness: pg.Client;
const clients: Client[] = [];

beforeAll(async () => {
  server = await startEmbeddedPostgres();
  witness = await connect(server.url);
});
afterEach(() => Promise.all(clients.splice(0).map(({ prisma }) => prisma.$disconnect())));
afterAll(async () => {
  await witness.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A query is stopped in the database; the message would tell of a connection that had to be closed. */
async function expectStopped(config: pg.PoolConfig): Promise<void> {
  const client = openClient({ ...config, max: 1 }, { timeout: false });
  clients.push(client);
  await client.prisma.$queryRaw`SELECT 1`;
  const call = stopped(withDeadline(150, () => client.prisma.$queryRaw`SELECT pg_sleep(60)::text`));
  const { message, ms } = await call;
  expect(message).toBe(`$queryRaw did not end within 150 ms. ${STOPPED}`);
  expect(ms).toBeLessThan(800);
  expect(await client.prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  expect(client.pool.totalCount).toBe(1);
}

describe.skipIf(process.platform === "win32")("a Unix socket", () => {
  let proxy: Proxy;
  beforeAll(async () => (proxy = await openProxy(server.url, path.join(folder, ".s.PGSQL.5432"))));
  afterAll(() => proxy.stop());

  test("carries the cancel request too", async () => {
    const { username, password } = new URL(server.url);
    await expectStopped({ host: folder, port: 5432, user: username, password, database: "postgres" });
    expect(proxy.seen).toBeGreaterThan(0);
  });
});

describe("a server that takes TLS alone", () => {
  test.skipIf(hasOpenssl)("NOT RUN: there is no `openssl` on this machine to make a certificate with", () => undefined);

  describe.runIf(hasOpenssl)("with a certificate of its own", () => {
    let proxy: Proxy;
    let ca: string;

    beforeAll(async () => {
      const [key, certificate] = [path.join(folder, "key.pem"), path.join(folder, "certificate.pem")];
      const names = "subjectAltName=DNS:localhost,IP:127.0.0.1";
      const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
      const made = spawnSync("openssl", [...request, "-addext", names, "-keyout", key, "-out", certificate]);
      expect(made.status, made.stderr.toString()).toBe(0);
      ca = readFileSync(certificate, "utf8");
      // Written by the server itself, which alone may read its key.
      await write("server.key", readFileSync(key, "utf8"));
      await write("server.crt", ca);
      await write("pg_hba.conf", "hostssl all all 127.0.0.1/32 scram-sha-256\n");
      await witness.query("ALTER SYSTEM SET ssl = on");
      await witness.query("SELECT pg_reload_conf()");
      await eventually(
        async () =>
          connect(server.url)
            .then((other) => other.end())
            .then(() => "taken", String),
        (answer) => answer.includes("no encryption"),
      );
      proxy = await openProxy(server.url);
    });
    afterAll(() => proxy.stop());

    async function write(name: string, text: string): Promise<void> {
      const { rows } = await witness.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
      const file = path.join(rows[0]?.folder ?? "", name);
      const lines = text
        .trimEnd()
        .split("\n")
        .map((line) => `(${pg.escapeLiteral(line)})`);
      await witness.query(
        `COPY (VALUES ${lines.join(", ")}) TO PROGRAM ${pg.escapeLiteral(`umask 077; cat > '${file}'`)}`,
      );
    }

    const cases: [string, () => pg.PoolConfig["ssl"]][] = [
      ["a certificate that nobody checks", () => ({ rejectUnauthorized: false })],
      ["a certificate that is checked", () => ({ ca })],
    ];
    test.each(cases)("%s", async (_, ssl) => {
      await expectStopped({ connectionString: proxy.url, ssl: ssl() });
      await expectStopped({ connectionString: proxy.url.replace("127.0.0.1", "localhost"), ssl: ssl() });
      // One that came in the clear, with the key of the backend, would have been seen.
      expect(proxy.seen).toBe(0);
    });
  });
});
