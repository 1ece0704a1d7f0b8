import { describe, expect, test } from "vitest";
import { githubReport } from "../../../src/check/report/github/annotations.js";
import { githubSummary } from "../../../src/check/report/github/summary.js";
import { aFinding, aReport, aResult } from "./support/a-report.js";
import { closedShop, openShop } from "./support/shop.js";

const lines = (text: string): readonly string[] => text.split("\n");
const annotations = (text: string) => lines(text).filter((line) => /^::(error|warning|notice) /.test(line));
const found = (id: string, count: number, level: "error" | "warning" | "unknown" = "error") => {
  const findings = Array.from({ length: count }, (_, index) =>
    aFinding({ subject: `${id} ${index}`, seen: `${id} ${index}`, level }),
  );
  return aResult({ id, findings, state: "fail" });
};

describe("annotations", () => {
  test("stand on the line, with a title", () => {
    const report = aReport([aResult({ findings: [aFinding({ place: { file: "a.sql", line: 3, column: 7 } })] })]);
    expect(annotations(githubReport(report))).toEqual([
      "::error file=a.sql,line=3,col=7,title=MIG001%3A No migration drops a column::`User.email` is dropped: the servers that still run the " +
        "old version fail on every query of User.%0APut @ignore on the field in this release, and drop the column in the next.",
    ]);
  });

  test("escape what has a meaning in a workflow command", () => {
    const report = aReport([
      aResult({ title: "a:b,c%", findings: [aFinding({ seen: "50%\r\nnext", place: { file: "a,b:c.ts", line: 1 } })] }),
    ]);
    expect(annotations(githubReport(report))[0]).toMatch(
      /^::error file=a%2Cb%3Ac\.ts,line=1,title=MIG001%3A a%3Ab%2Cc%25::50%25%0Anext: /,
    );
  });

  test("are ten of a level at most, the errors first, each check before any has a second", () => {
    const report = aReport([
      found("AA001", 20),
      found("BB001", 2),
      found("CC001", 30, "warning"),
      found("DD001", 1, "unknown"),
    ]);
    const shown = annotations(githubReport(report)).map((line) =>
      /^::(\w+) .*::(\w+ \d+):/.exec(line)?.slice(1).join(" "),
    );
    expect(shown.slice(0, 4)).toEqual(["error AA001 0", "error BB001 0", "error AA001 1", "error BB001 1"]);
    expect(shown.filter((one) => one?.startsWith("error"))).toHaveLength(10);
    expect(shown.slice(10, 20).every((one) => one?.startsWith("warning CC001"))).toBe(true);
    expect(shown.slice(20)).toEqual(["notice DD001 0"]);
  });
});

describe("the log", () => {
  test("has all findings, folded by family", () => {
    const text = githubReport(closedShop);
    const headings = lines(text).filter((line) => line.startsWith("::group::"));
    expect(headings).toEqual([
      ...["::group::Environment: 2 findings", "::group::Migrations: 12 findings", "::group::Attestations: 1 finding"],
    ]);
    expect(text.match(/^::endgroup::$/gm)).toHaveLength(3);
    expect(text.match(/^\| MIG007 warning /gm)).toHaveLength(10);
  });

  test("obeys no name: whoever opens the pull request has chosen it", () => {
    const seen = "::set-output name=a::b\n ::add-mask::x\n##[error]y";
    const text = githubReport(
      aReport([aResult({ title: seen, evidence: seen, findings: [aFinding({ seen, write: seen })] })]),
    );
    const commands = lines(text).filter((line) => line.trimStart().startsWith("::") || line.includes("##["));
    expect(commands.map((line) => line.slice(0, 9))).toEqual(["::error f", "::group::", "::endgrou"]);
  });
});

describe("the summary", () => {
  test("says how it went, what is to mend and what is waived", () => {
    const results = closedShop.results.filter(({ id }) => ["ENV002", "MIG001", "REPO003"].includes(id));
    expect(githubSummary(aReport(results))).toMatchInlineSnapshot(`
      "## ❌ shop: the gate is closed

      2 of 3 checks failed.

      | profile | failed | unknown | with warnings | waived | attested | passed | not applicable |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
      | release | 2 | 0 | 0 | 1 | 0 | 0 | 0 |

      ### Environment

      #### ENV002: JWT&#95;SECRET is long and strong

      **error** <code>JWT&#95;SECRET</code> has 12 bytes and is guessed in under a second: whoever has one token finds the secret offline and signs tokens as any user.

      \`\`\`
      JWT_SECRET=$(openssl rand -base64 48)
      \`\`\`

      ### Migrations

      #### MIG001: No migration drops a column

      **error** <code>User.email</code> is dropped: the servers that still run the old version fail on every query of User.<br><code>prisma/migrations/20261120&#95;drop&#95;email/migration.sql&#58;3</code>

      \`\`\`
      Put @ignore on the field in this release, and drop the column in the next.
      \`\`\`

      **error** <code>Order.status</code> is dropped and <code>Order.state</code> is added&#58; a rename to Prisma's eye is a drop to PostgreSQL: the status of every order is lost.<br><code>prisma/migrations/20261120101500&#95;orders/migration.sql&#58;4&#58;1</code>

      \`\`\`
      ALTER TABLE "Order" ADD COLUMN "state" TEXT;
      UPDATE "Order" SET "state" = "status" WHERE "state" IS NULL;
      -- in the next release:
      ALTER TABLE "Order" DROP COLUMN "status";
      \`\`\`

      ### Waived

      - REPO003: <code>qs</code> 6.11.0 has a known vulnerability of high severity. Until 2026-12-31, Ada: Only the build uses it; the update needs webpack 6.
      "
    `);
  });

  test("of a passed run is short", () => expect(lines(githubSummary(openShop)).length).toBeLessThan(15));

  test("keeps names from being Markdown or HTML", () => {
    const seen = "<img src=x> [a](http://b.test) **b** | @ada #1 `` ` ``";
    const text = githubSummary(aReport([aResult({ title: seen, findings: [aFinding({ seen })] })]));
    expect(text).not.toMatch(/<img|\[a\]|\*\*b|@ada| #1/);
  });

  test("fences code that has a fence", () => {
    const text = githubSummary(aReport([aResult({ findings: [aFinding({ write: "````\n<b>\n````" })] })]));
    expect(text).toContain("`````\n````\n<b>\n````\n`````");
  });

  test("stays below what GitHub takes, and says that there is more", () => {
    const text = githubSummary(aReport([found("AA001", 5_000)]));
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toContain("There is more than this page can hold");
  });
});
