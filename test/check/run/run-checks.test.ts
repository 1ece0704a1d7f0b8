import { describe, expect, it, vi } from "vitest";
import { defineCheck, type Check } from "../../../src/check/check.js";
import type { HardeningConfig } from "../../../src/check/config/gate-config.js";
import { attested, looked, notApplicable, unknown, type Finding, type Outcome } from "../../../src/check/outcome.js";
import { exitCodeOf, type Report } from "../../../src/check/run/report.js";
import { runChecks, type RunOptions } from "../../../src/check/run/run-checks.js";
import { makeProject } from "../support/project.js";

const FINDING: Finding = { subject: "mail.ts", seen: "no mail server", consequence: "no mail", write: "MAIL_URL=..." };

function own(id: string, run: () => Outcome | Promise<Outcome>, severity: Check["severity"] = "error"): Check {
  return defineCheck({ id, title: "A check of one's own", severity, profiles: ["pr"], run });
}

async function reportOf(config: HardeningConfig, options: RunOptions = {}): Promise<Report> {
  const { root, remove } = makeProject({ why: "" });
  try {
    const only = config.ownChecks?.map((check) => (typeof check === "string" ? check : check.id)) ?? [];
    return await runChecks({
      cwd: root,
      config,
      only,
      environment: {},
      now: new Date("2026-06-15T12:00:00Z"),
      ...options,
    });
  } finally {
    remove();
  }
}

describe("the state of a check", () => {
  const states: [string, Outcome | Error, Check["severity"], string][] = [
    ["nothing was found", looked("a file"), "error", "pass"],
    ["an error was found", looked("a file", [FINDING]), "error", "fail"],
    ["a warning was found", looked("a file", [FINDING]), "warning", "warn"],
    ["a warning of a check for errors", looked("a file", [{ ...FINDING, level: "warning" }]), "error", "warn"],
    ["it could not be seen", unknown("mail.ts", "it is encrypted", "decrypt it"), "error", "unknown"],
    [
      "it could not be seen, and something else is wrong",
      looked("", [{ ...FINDING, level: "unknown" }, FINDING]),
      "error",
      "fail",
    ],
    ["there is nothing of the kind", notApplicable("no mail"), "error", "notApplicable"],
    ["the check throws", new TypeError("postgres://ada:canary@db/shop"), "error", "unknown"],
    ["a person vouches", attested("a file", { owner: "operations", expires: "2026-12-31" }), "error", "attested"],
  ];

  it.each(states)("%s", async (_why, outcome, severity, state) => {
    const check = own("OWN001", () => (outcome instanceof Error ? Promise.reject(outcome) : outcome), severity);
    const report = await reportOf({ ownChecks: [check] });
    expect(report.results.map((result) => result.state)).toEqual([state]);
    expect(JSON.stringify(report)).not.toContain("canary");
    expect(exitCodeOf(report)).toBe(state === "fail" ? 1 : 0);
  });

  it.each([
    ["undefined"],
    ["true"],
    ["'passed'"],
    ['{ kind: "pass", evidence: "a file", findings: [] }'],
    ['{ kind: "looked", evidence: "a file" }'],
    ['{ kind: "looked", evidence: "a file", findings: [{}] }'],
    [
      '{ kind: "looked", evidence: "a file", findings: [{ subject: "a", seen: "b", consequence: "c", write: "d", level: "fatal" }] }',
    ],
  ])("a check in JavaScript that returns %s has not passed", async (returned) => {
    const text = `export default { id: "OWN001", title: "Own", severity: "error", profiles: ["pr"], run: () => (${returned}) };\n`;
    const { root, remove } = makeProject({ why: "", files: { "own.mjs": text } });
    try {
      const report = await runChecks({
        cwd: root,
        config: { ownChecks: ["own.mjs"] },
        only: ["OWN001"],
        environment: {},
      });
      expect(report.results.map(({ state, evidence }) => [state, evidence])).toEqual([
        ["unknown", "the check returns something that is no outcome"],
      ]);
    } finally {
      remove();
    }
  });

  it("a check that never ends is unknown after ten minutes", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const endless = own("OWN001", () => new Promise<Outcome>(() => undefined));
      const report = reportOf({ ownChecks: [endless] });
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1), { timeout: 10_000 });
      await vi.advanceTimersByTimeAsync(600_000);
      expect((await report).results.map(({ state, evidence }) => [state, evidence])).toEqual([
        ["unknown", "the check has not ended within 10 minutes"],
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("the checks of an application that nobody has named say what to write", async () => {
    const report = await reportOf({}, { only: ["HTTP001"] });
    expect(report.results.flatMap(({ findings }) => findings)).toMatchObject([
      { level: "unknown", seen: "no address is named", write: expect.stringContaining("--url") as unknown },
    ]);
  });

  it("unknown fails under strict, a warning does not", async () => {
    const blind = own("OWN001", () => unknown("mail.ts", "it is encrypted", "decrypt it"));
    expect(exitCodeOf(await reportOf({ ownChecks: [blind] }, { strict: true }))).toBe(1);
    const doubt = own("OWN001", () => looked("a file", [FINDING]), "warning");
    expect(exitCodeOf(await reportOf({ ownChecks: [doubt] }, { strict: true }))).toBe(0);
  });

  it("the configuration says how much a finding weighs", async () => {
    const check = own("OWN001", () => looked("a file", [FINDING]));
    const weigh = async (severity: "error" | "warning"): Promise<unknown> =>
      (await reportOf({ ownChecks: [check], checks: { OWN001: severity } })).results[0]?.state;
    expect(await weigh("warning")).toBe("warn");
    expect(await weigh("error")).toBe("fail");
    expect((await reportOf({ ownChecks: [check], checks: { OWN001: "off" } })).results).toEqual([]);
  });
});

describe("a waiver", () => {
  const check = own("OWN001", () =>
    looked("2 files", [FINDING, { ...FINDING, subject: "sms.ts", place: { file: "src/sms.ts", line: 3 } }]),
  );
  const waiver = { id: "OWN001", reason: "the mail server comes next week", owner: "Ada", expires: "2026-06-30" };

  it("without a scope accepts every finding of its check", async () => {
    const { results } = await reportOf({ ownChecks: [check], waivers: [waiver] });
    expect(results.map(({ id, state }) => [id, state])).toEqual([
      ["GATE001", "pass"],
      ["OWN001", "waived"],
    ]);
    expect(results[1]?.waived.map(({ waiver: { owner } }) => owner)).toEqual(["Ada", "Ada"]);
  });

  it.each([["mail.ts"], ["src/*"], ["sms*"]])(
    "with the scope %s accepts what it names and nothing else",
    async (scope) => {
      const { results } = await reportOf({ ownChecks: [check], waivers: [{ ...waiver, scope }] });
      expect(results[1]).toMatchObject({ state: "fail", findings: [{}], waived: [{}] });
    },
  );

  it("holds on its last day, everywhere on earth, and not on the next but one", async () => {
    const on = async (now: string): Promise<readonly unknown[]> =>
      (await reportOf({ ownChecks: [check], waivers: [waiver] }, { now: new Date(now) })).results.map(
        ({ state }) => state,
      );
    expect(await on("2026-06-30T23:59:59Z")).toEqual(["pass", "waived"]);
    expect(await on("2026-07-01T12:30:00Z")).toEqual(["fail", "fail"]);
  });

  it("that waives nothing is a finding", async () => {
    const { results } = await reportOf({ ownChecks: [check], waivers: [{ ...waiver, scope: "fax.ts" }, waiver] });
    expect(results[0]).toMatchObject({ id: "GATE001", state: "warn", findings: [{ subject: "OWN001 fax.ts" }] });
  });

  it("whose check did not run, or saw nothing, is left alone", async () => {
    const blind = own("OWN002", () => unknown("mail.ts", "it is encrypted", "decrypt it"));
    const waivers = [waiver, { ...waiver, id: "OWN002", scope: "other" }];
    const { results } = await reportOf({ ownChecks: [check, blind], waivers }, { only: ["OWN002"] });
    expect(results.map(({ id, state }) => [id, state])).toEqual([
      ["GATE001", "pass"],
      ["OWN002", "unknown"],
    ]);
  });
});

describe("what is refused", () => {
  const refused: [string, HardeningConfig | Record<string, unknown>, RunOptions, string][] = [
    ["an unknown check is named", {}, { only: ["MIG01"] }, "--only names MIG01, and there is no such check"],
    ["a check that is not there is switched off", { checks: { OWN009: "off" } }, {}, "names OWN009"],
    [
      "a waiver of a check that is not there",
      { waivers: [{ id: "OWN009", reason: "r", owner: "o", expires: "2026-12-31" }] },
      {},
      "names OWN009",
    ],
    ["a misspelt section", { waiver: [] }, {}, "waiver is not an option: write `waivers`"],
    [
      "a misspelt key of a list",
      { waivers: [{ id: "MIG001", resaon: "r", owner: "o", expires: "2026-12-31" }] },
      {},
      "waivers[0].resaon is not an option: write `reason`",
    ],
    [
      "a day that is none",
      { waivers: [{ id: "MIG001", reason: "r", owner: "o", expires: "2026-02-30" }] },
      {},
      "waivers[0].expires is a text that cannot stand there: write a day that exists",
    ],
    [
      "a key that is missing",
      { waivers: [{ id: "MIG001", reason: "r", owner: "o" }] },
      {},
      'waivers[0].expires is missing: write a day as "2026-12-31"',
    ],
    ["a number for a text", { schema: 5 }, {}, "schema is a value that cannot stand there: write string"],
    [
      "no object",
      { profile: "nightly" },
      {},
      'profile is a text that cannot stand there: write "pr" | "release" | "live"',
    ],
    [
      "a host that is not one's own",
      {},
      { url: "https://shop.example.com" },
      "shop.example.com is not named as one of your own hosts",
    ],
    ["no address", {}, { url: "shop" }, "--url takes an address"],
    [
      "a profile that there is not",
      {},
      JSON.parse('{"profile":"nightly"}') as RunOptions,
      "use one of pr, release, live",
    ],
    [
      "a check that defineCheck would refuse",
      { ownChecks: [{ id: "own", run: () => looked("") }] },
      {},
      "ownChecks[0]",
    ],
  ];

  it.each(refused)("%s", async (_why, config, options, message) => {
    await expect(reportOf(config as HardeningConfig, options)).rejects.toThrow(message);
  });

  it("two checks with one id", async () => {
    const check = own("OWN001", () => looked("nothing"));
    await expect(reportOf({ ownChecks: [check, check] })).rejects.toThrow("There are two checks OWN001");
  });

  it("a check whose id is not of the form", () => {
    expect(() => own("own-1", () => looked("nothing"))).toThrow("as SHOP001");
  });
});
