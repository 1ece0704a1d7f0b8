import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import backups from "../../../src/check/attestations/checks/ATT001-backups/check.js";
import restoreTest from "../../../src/check/attestations/checks/ATT002-restore-test/check.js";
import { readEvidence } from "../../../src/check/attestations/evidence.js";
import type { AttestationOptions } from "../../../src/check/attestations/options.js";
import { runCase } from "../support/run-case.js";

const page = { id: "ATT002", owner: "operations", evidence: "https://wiki.example.com/a", date: "2026-06-01" };
const run = (...attestations: readonly AttestationOptions[]) =>
  runCase(restoreTest, { why: "", config: { attestations } });

describe("an attestation", () => {
  it("says who vouches, and until when", async () => {
    const attestation = { owner: "operations", expires: "2026-09-01" };
    expect(await run(page)).toMatchObject({ kind: "looked", findings: [], attestation });
  });

  it("is the newest of those that hold", async () => {
    const outcome = await run(
      { ...page, owner: "Ada", date: "2026-05-01" },
      { ...page, expires: "2026-08-01" },
      { ...page, owner: "Ada", date: "2027-01-01" },
    );
    expect(outcome).toMatchObject({ attestation: { owner: "operations", expires: "2026-08-01" } });
  });

  it("is still one in its last days, with a warning", async () => {
    const outcome = await run({ ...page, expires: "2026-06-20" });
    expect(outcome).toMatchObject({ attestation: { expires: "2026-06-20" }, findings: [{ level: "warning" }] });
  });

  it("is none when something is wrong with it, or when it is of another check", async () => {
    expect(await run({ ...page, evidence: "docs/missing.md" })).not.toHaveProperty("attestation");
    const other = await runCase(backups, { why: "", config: { attestations: [page] } });
    expect(other).not.toHaveProperty("attestation");
  });

  it.each([
    "https://ada:canary@wiki.example.com/",
    "http://wiki.example.com/?key=canary",
    "https://wiki.example.com/canary",
  ])("shows the host of %s only", async (evidence) => {
    const shown = JSON.stringify(await run({ ...page, evidence }));
    expect(shown).toContain("wiki.example.com");
    expect(shown).not.toContain("canary");
  });
});

describe("a file of evidence", () => {
  it.skipIf(process.platform === "win32")("does not leave the project by a symbolic link", async () => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "prisma-hardening-evidence-")));
    try {
      const root = path.join(folder, "project");
      mkdirSync(root);
      writeFileSync(path.join(folder, "outside.md"), "outside");
      writeFileSync(path.join(root, "inside.md"), "inside");
      symlinkSync("../outside.md", path.join(root, "leads-out.md"));
      symlinkSync("inside.md", path.join(root, "stays.md"));
      expect(await readEvidence(root, "leads-out.md")).toEqual({ kind: "outside" });
      expect(await readEvidence(root, "stays.md")).toMatchObject({ kind: "read" });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
