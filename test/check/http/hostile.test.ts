import { once } from "node:events";
import net, { type Socket } from "node:net";
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, test, type TestContext } from "vitest";
import { exchange } from "../../../src/check/http/exchange.js";
import type { Finding } from "../../../src/check/outcome.js";
import { checkFolders, loadCheck } from "../support/check-folders.js";
import { runAt } from "./run-http-case.js";

const folders = checkFolders().filter(({ family }) => family === "http");
const checks = await Promise.all(folders.map((folder) => loadCheck(folder)));

/** A server that speaks to the socket. */
async function listen(
  speak: (socket: Socket) => void,
  onTestFinished: TestContext["onTestFinished"],
): Promise<{ readonly url: URL; readonly connections: () => number }> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = net.createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on("error", () => undefined);
    speak(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as net.AddressInfo;
  return { url: new URL(`http://127.0.0.1:${port}`), connections: () => connections };
}

/** Writes a piece again and again, until the other side has gone. */
function endless(head: string, piece: Buffer, everyMs: number): (socket: Socket) => void {
  return (socket) => {
    socket.write(head);
    const timer = setInterval(() => socket.write(piece), everyMs);
    socket.once("close", () => clearInterval(timer));
    socket.resume();
  };
}

const answering = (answer: string) => (socket: Socket) => void socket.once("data", () => socket.end(answer));
const OK = "HTTP/1.1 200 OK\r\nconnection: close\r\n";

describe("a server that is not as it should be: the family ends in time, crashes on nothing, and says what it cannot see", () => {
  test.concurrent.for<[string, (socket: Socket) => void]>([
    ["never answers", (socket) => void socket.resume()],
    ["resets every connection", (socket) => void socket.once("data", () => socket.resetAndDestroy())],
    ["closes every connection without an answer", (socket) => void socket.once("data", () => socket.end())],
    ["does not speak HTTP", answering("220 mail.example ESMTP\r\n")],
    ["sends headers without end", endless(OK, Buffer.from(`x-${"a".repeat(50)}: b\r\n`), 1)],
    ["sends one byte of its headers a second", endless("HTTP/1.1 ", Buffer.from("2"), 1_000)],
    ["says 100 Continue for ever", endless("", Buffer.from("HTTP/1.1 100 Continue\r\n\r\n"), 50)],
  ])("%s", { timeout: 60_000 }, async ([, speak], { expect, onTestFinished }) => {
    const { url, connections } = await listen(speak, onTestFinished);
    const start = performance.now();
    const findings = await findingsAt(url);
    expect(performance.now() - start).toBeLessThan(40_000);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter(({ level }) => level !== "unknown")).toEqual([]);
    expect(connections()).toBeLessThan(160);
  });

  test.concurrent.for<[string, (socket: Socket) => void]>([
    ["sends a body without end", endless(`${OK}content-type: text/plain\r\n\r\n`, Buffer.alloc(65_536, "a"), 1)],
    ["sends its whole file system", answering(`${OK}\r\n${"a".repeat(5_000_000)}`)],
    ["redirects to itself for ever", answering("HTTP/1.1 302 Found\r\nlocation: /\r\nconnection: close\r\n\r\n")],
    ["says that its body is longer than it is", answering(`${OK}content-length: 99999\r\n\r\nshort`)],
    ["sends what is no text", answering(`${OK}\r\n${randomBytes(9_000).toString("latin1")}`)],
  ])("%s", { timeout: 60_000 }, async ([, speak], { expect, onTestFinished }) => {
    const { url, connections } = await listen(speak, onTestFinished);
    const start = performance.now();
    await findingsAt(url);
    expect(performance.now() - start).toBeLessThan(40_000);
    expect(connections()).toBeLessThan(160);
  });

  test(
    "whatever bytes come, an exchange ends, without a crash",
    { timeout: 60_000 },
    async ({ expect, onTestFinished }) => {
      let bytes = Buffer.from("");
      const { url } = await listen((socket) => void socket.once("data", () => socket.end(bytes)), onTestFinished);
      const status = fc.integer({ min: 0, max: 1_100 }).map((code) => `HTTP/1.1 ${code} X\r\n`);
      const header = fc
        .tuple(fc.string(), fc.string({ unit: "binary" }))
        .map(([name, value]) => `${name}: ${value}\r\n`);
      const answer = fc.oneof(
        fc.string({ unit: "binary" }),
        fc
          .tuple(status, fc.array(header), fc.string({ unit: "binary" }))
          .map(([line, headers, body]) => `${line}${headers.join("")}\r\n${body}`),
      );
      await fc.assert(
        fc.asyncProperty(answer, async (text) => {
          bytes = Buffer.from(text, "latin1");
          const result = await exchange(url, { method: "GET", path: "/" });
          expect(typeof result.isAnswered).toBe("boolean");
        }),
        { numRuns: 400 },
      );
    },
  );
});

describe("what is sent", () => {
  test(
    "nothing but GET, POST, OPTIONS and TRACE, each with the name of the gate, and no login that could succeed",
    { timeout: 60_000 },
    async ({ expect, onTestFinished }) => {
      const seen: string[] = [];
      const { url } = await listen((socket) => {
        let text = "";
        socket.on("data", (chunk: Buffer) => (text += chunk.toString("latin1").slice(0, 20_000)));
        // The head is enough; bodies are cut where they are large.
        setTimeout(() => {
          seen.push(text);
          socket.end("HTTP/1.1 401 Unauthorized\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
        }, 30);
      }, onTestFinished);
      await runAt(url, checks, { http: { errors: ["/a/*", "/b"], bodies: ["/login", "/import"] } });
      expect(seen.length).toBeLessThan(120);
      for (const text of seen) {
        expect(text).toMatch(/^(?:GET|POST|OPTIONS|TRACE) \/\S* HTTP\/1\.1\r\n/);
        expect(text).toMatch(/\r\nuser-agent: prisma-hardening-check\r\n/i);
        if (!text.startsWith("POST")) continue;
        const [, body = ""] = text.split("\r\n\r\n");
        const isLogin = /@h[0-9a-f]{18}\.invalid"/.test(body);
        const isNonsense = /^(?:[0-9a-f]+\r\n)?\{"(?:a*|\r\n[^]*)$|^null$|^\{"email":\[\]/.test(body);
        expect(isLogin || isNonsense, body.slice(0, 80)).toBe(true);
      }
    },
  );
});

async function findingsAt(url: URL): Promise<readonly Finding[]> {
  const outcomes = await runAt(url, checks, {});
  return outcomes.flatMap((outcome) => (outcome.kind === "looked" ? outcome.findings : []));
}
