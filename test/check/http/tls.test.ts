import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { makeCertificate, ownAddress, serve } from "./serve.js";

const certificate = ownAddress === undefined ? undefined : makeCertificate(ownAddress);

test.skipIf(certificate)("NOT RUN: this machine has no openssl, or loopback addresses only", () => undefined);

// Node reads the authorities that it trusts at its start.
test.runIf(certificate)("a certificate of an authority that the process trusts passes", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "prisma-hardening-ca-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const authority = path.join(folder, "ca.pem");
  writeFileSync(authority, certificate?.cert ?? "");
  const server = await serve((_request, response) => void response.end("ok"), ownAddress, certificate);
  onTestFinished(server.stop);

  const child = spawn(process.execPath, ["--import", "tsx", "test/check/http/run-tls-check.ts", server.url.href], {
    cwd: fileURLToPath(new URL("../../../", import.meta.url)),
    env: { PATH: process.env["PATH"], NODE_EXTRA_CA_CERTS: authority },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += String(chunk)));
  await once(child, "close");
  expect(JSON.parse(printed)).toEqual([
    {
      kind: "looked",
      evidence: `the certificate of ${server.url.host}; http://${server.url.host}: not asked, as --url has a port`,
      findings: [],
    },
  ]);
});
