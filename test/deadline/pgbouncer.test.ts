import { spawn, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { withDeadline } from "prisma-hardening";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serverAccount, temporaryFolderFor } from "../../scripts/databases/server-account.js";
import { eventually } from "./eventually.js";
import { ending, STOPPED, stopped } from "./outcome.js";
import { connect, openClient, openStage, type Client } from "./stage.js";
import { storm, summary } from "./storm.js";

const program = [...(process.env["PATH"] ?? "").split(path.delimiter), "/usr/sbin"]
  .map((folder) => path.join(folder, "pgbouncer"))
  .find((file) => existsSync(file));

describe("PgBouncer", () => {
  test.skipIf(program !== undefined)("NOT RUN: there is no `pgbouncer` on this machine", () => undefined);
});

describe.runIf(program !== undefined).each(["session", "transaction"])("PgBouncer in %s mode", (mode) => {
  const stage = openStage(`pgbouncer ${mode}`);
  let bouncer: { url: string; process: ChildProcess; folder: string };
  let client: Client;

  beforeAll(async () => {
    bouncer = await startPgBouncer(stage.url, mode);
    const transactionOptions = { maxWait: 60_000, timeout: 60_000 };
    client = openClient({ connectionString: bouncer.url, max: 5 }, { timeout: false }, {}, transactionOptions);
    await client.prisma.user.count();
  });
  afterAll(async () => {
    await client.prisma.$disconnect();
    const exit = new Promise((resolve) => bouncer.process.once("exit", resolve));
    bouncer.process.kill("SIGKILL");
    await exit;
    rmSync(bouncer.folder, { recursive: true, force: true });
  });

  test("a query is stopped in the database behind it", async () => {
    const call = stopped(withDeadline(300, () => client.prisma.$queryRaw`SELECT pg_sleep(60)::text`));
    await stage.running("pg_sleep");
    const { message, ms } = await call;
    expect(message).toBe(`$queryRaw did not end within 300 ms. ${STOPPED}`);
    expect(ms).toBeLessThan(1_000);
    await stage.idle();
  });

  test("a transaction is rolled back", async () => {
    const transaction = withDeadline(150, () =>
      client.prisma.$transaction(async (tx) => {
        await tx.post.update({ where: { id: 1 }, data: { views: 1 } });
        await tx.$queryRaw`SELECT pg_sleep(60)::text`;
      }),
    );
    expect((await stopped(transaction)).code).toBe("QUERY_TIMEOUT");
    await stage.idle();
    expect(await stage.views()).toBe(1000);
  });

  test("no limit is set on connections that others share", async () => {
    expect(await client.prisma.$queryRaw`SELECT current_setting('statement_timeout') AS limit`).toEqual([
      { limit: "0" },
    ]);
  });

  test("a storm: nobody fails through another's deadline", { timeout: 60_000 }, async () => {
    const report = await storm(client.prisma, { seconds: 4, workers: 30 });
    console.log(`PgBouncer, ${mode} mode, storm of 4 s. ${summary(report)}`);
    expect(report.collateral).toEqual([]);
    expect(report.otherwise).toEqual([]);
    expect(report.ignored).toEqual([]);
    await stage.idle();
    expect((await ending(client.prisma.user.count())).value).toBe(20);
  });
});

/** In front of the database, with fewer connections to it than clients have to PgBouncer. */
async function startPgBouncer(databaseUrl: string, mode: string) {
  const account = serverAccount();
  const folder = mkdtempSync(path.join(temporaryFolderFor(account), "pgbouncer-"));
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const ownPort = await freePort();
  const settings = [
    "[databases]",
    `* = host=${hostname} port=${port} user=${username}${password === "" ? "" : ` password=${password}`}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${ownPort}`,
    "unix_socket_dir =",
    "auth_type = any",
    `pool_mode = ${mode}`,
    `default_pool_size = ${mode === "session" ? 5 : 3}`,
  ];
  const file = path.join(folder, "pgbouncer.ini");
  writeFileSync(file, settings.join("\n"));
  if (account !== undefined) for (const entry of [folder, file]) chownSync(entry, account.uid, account.gid);
  const bouncer = spawn(program ?? "", ["--quiet", file], { stdio: "ignore", cwd: folder, ...account });
  const url = `postgresql://${username}@127.0.0.1:${ownPort}${pathname}`;
  await eventually(
    () =>
      connect(url)
        .then((first) => first.end())
        .then(() => "", String),
    (error) => error === "",
  );
  return { url, process: bouncer, folder };
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
