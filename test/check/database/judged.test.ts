import { describe, expect, it } from "vitest";
import { judge, type Archiving } from "../../../src/check/database/postgres/archiving.js";
import { judgeTransport } from "../../../src/check/database/postgres/transport-outcome.js";
import type { Transport } from "../../../src/check/database/postgres/transport.js";
import type { Outcome } from "../../../src/check/outcome.js";

// The servers of the tests are reached by loopback and archive nothing. Others are told here as they would answer.

function levels(outcome: Outcome): readonly string[] {
  return outcome.kind === "looked" ? outcome.findings.map(({ subject, level = "error" }) => `${level} ${subject}`) : [];
}

describe("DB003: the connection as the server sees it", () => {
  const plain: Transport = {
    ...{ hasTls: false, protocol: null, cipher: null, canTls: true },
    ...{ isSocket: false, isLoopback: false, isReachable: true },
  };
  const tls = { hasTls: true, protocol: "TLSv1.3", cipher: "TLS_AES_256_GCM_SHA384" };
  const direct = { isPooled: false, hasTls: false };

  it.each<[string, Transport, { isPooled: boolean; hasTls: boolean }, readonly string[]]>([
    ["TLS", { ...plain, ...tls }, { ...direct, hasTls: true }, []],
    ["no TLS", plain, direct, ["error the connection"]],
    ["no TLS, and the server has none", { ...plain, canTls: false }, direct, ["error the connection"]],
    ["an old protocol", { ...plain, ...tls, protocol: "TLSv1" }, direct, ["warning TLSv1"]],
    ["a Unix socket", { ...plain, isSocket: true }, direct, []],
    ["loopback, and nobody else can connect", { ...plain, isLoopback: true, isReachable: false }, direct, []],
    ["loopback, and others can connect", { ...plain, isLoopback: true }, direct, ["warning the loopback connection"]],
    [
      "a pooler without TLS on both sides",
      plain,
      { isPooled: true, hasTls: false },
      ["error to the pooler", "error from the pooler"],
    ],
    [
      "a pooler that speaks TLS to the server only",
      { ...plain, ...tls },
      { isPooled: true, hasTls: false },
      ["error to the pooler"],
    ],
  ])("%s", (_why, transport, session, found) => {
    expect(levels(judgeTransport(transport, session))).toEqual(found);
  });
});

describe("DB006: the archive as the server tells of it", () => {
  const now = new Date("2026-06-15T12:00:00Z");
  const lately = new Date("2026-06-15T11:00:00Z");
  const before = new Date("2026-06-13T11:00:00Z");
  const good: Archiving = {
    mode: "on",
    isStandby: false,
    archived: 9,
    failed: 0,
    lastArchived: lately,
    lastFailed: null,
  };

  it.each<[string, Archiving, readonly string[]]>([
    ["a segment of the last hour", good, []],
    ["a failure that was made good", { ...good, failed: 1, lastFailed: before }, []],
    ["no archive", { ...good, mode: "off" }, ["error archive_mode"]],
    ["the last attempt failed", { ...good, lastArchived: before, lastFailed: lately }, ["error archive_command"]],
    ["nothing but failures", { ...good, lastArchived: null, lastFailed: lately }, ["error archive_command"]],
    ["nothing for two days", { ...good, lastArchived: before }, ["error last_archived_time"]],
    ["nothing yet", { ...good, lastArchived: null }, ["unknown archiving"]],
    ["a standby", { ...good, isStandby: true }, ["unknown archiving"]],
  ])("%s", (_why, archiving, found) => {
    expect(levels(judge(archiving, now, 25))).toEqual(found);
  });
});
