import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http, { type RequestListener } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";

export interface Served {
  readonly url: URL;
  readonly stop: () => Promise<void>;
}

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** An application at an address of this machine. */
export async function serve(listener: RequestListener, host = "127.0.0.1", certificate?: Certificate): Promise<Served> {
  const server = certificate === undefined ? http.createServer(listener) : https.createServer(certificate, listener);
  server.listen(0, host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: new URL(`${certificate === undefined ? "http" : "https"}://${host}:${port}`), stop };
}

/** A certificate that nobody has signed, for an address; `undefined` where there is no openssl. */
export function makeCertificate(address: string): Certificate | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), "prisma-hardening-certificate-"));
  const [key, cert] = [path.join(folder, "key.pem"), path.join(folder, "cert.pem")];
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test"];
  const names = ["-addext", `subjectAltName=IP:127.0.0.1,IP:${address}`];
  try {
    if (spawnSync("openssl", [...request, ...names, "-keyout", key, "-out", cert]).status !== 0) return undefined;
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An address of this machine that is no loopback, where it has one. */
export const ownAddress: string | undefined = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === "IPv4" && !internal)?.address;
