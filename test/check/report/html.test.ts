import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { htmlReport } from "../../../src/check/report/html/html.js";
import { junitReport } from "../../../src/check/report/junit.js";
import type { Report } from "../../../src/check/run/report.js";
import { aFinding, aReport, aResult } from "./support/a-report.js";
import { Browser, browserPath } from "./support/browser.js";
import { HOSTILE } from "./support/hostile.js";
import { contrastFaults } from "./support/contrast.js";
import { closedShop, openShop } from "./support/shop.js";
import { elements, parsed } from "./support/well-formed.js";

const hostileShop = aReport(
  HOSTILE.map((text, index) =>
    aResult({
      id: `SHOP${String(index).padStart(3, "0")}`,
      ...{ title: text, family: "SHOP", evidence: text, state: "fail" },
      findings: [
        aFinding({ subject: text, seen: text, consequence: text, write: text, place: { file: text, line: 1 } }),
      ],
    }),
  ),
  { project: HOSTILE[1] ?? "" },
);

describe("as a document", () => {
  const root = parsed(htmlReport(closedShop));

  test("the title tells how it ended", () => {
    expect(elements(root, "title")[0]?.text).toBe("shop: the gate is closed");
    expect(elements(parsed(htmlReport(openShop)), "title")[0]?.text).toBe("shop: the gate is open");
  });

  test("each finding says what was seen, what it leads to, and what to write", () => {
    const [finding] = elements(root, "dl").filter(({ text }) => text.includes("JWT_SECRET"));
    expect(elements(finding ?? root, "dd").map(({ text }) => text)).toEqual([
      "JWT_SECRET has 12 bytes and is guessed in under a second.",
      "Whoever has one token finds the secret offline and signs tokens as any user.",
      "JWT_SECRET=$(openssl rand -base64 48)",
    ]);
  });

  test("what passed has its evidence", () =>
    expect(root.text).toContain("14 migrations make the 11 models of prisma/schema.prisma"));

  test("a waiver and an attestation have an owner and a last day", () => {
    expect(root.text).toContain("Ada, until 2026-12-31, 36 days left");
    expect(root.text).toContain("Ada vouches until 2027-02-28, 95 days left");
  });

  test("ids are there once", () => {
    const ids = [...htmlReport(closedShop).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

const name = browserPath === undefined ? "in a browser (NOT RUN: name a Chromium in CHROME_PATH)" : "in a browser";

describe.skipIf(browserPath === undefined)(name, () => {
  const folder = mkdtempSync(path.join(tmpdir(), "prisma-hardening-html-"));
  let browser: Browser;

  beforeAll(async () => {
    browser = await Browser.open(browserPath ?? "");
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const show = async (report: Report): Promise<void> => {
    const file = path.join(folder, "report.html");
    writeFileSync(file, htmlReport(report));
    await browser.show(pathToFileURL(file).href);
  };
  const isVisible = (selector: string) =>
    browser.value<boolean>(`document.querySelector(${JSON.stringify(selector)}).checkVisibility()`);

  test("nothing is asked of a network, and its policy is broken nowhere", async () => {
    await show(closedShop);
    const asked = browser.events("Network.requestWillBeSent") as readonly {
      readonly request: { readonly url: string };
    }[];
    expect(asked.map(({ request }) => path.posix.basename(request.url))).toEqual(["report.html"]);
    expect(browser.events("Log.entryAdded")).toEqual([]);
    expect(await browser.value("getComputedStyle(document.querySelector('main')).display")).toBe("block");
    expect(await browser.value("getComputedStyle(document.body).maxWidth")).toBe("928px");
  });

  test("the policy holds against a script and a style that somebody adds", async () => {
    await show(closedShop);
    await browser.value(`void ["script", "style"].forEach((name) => {
      const added = document.createElement(name);
      added.textContent = name === "script" ? "window.ran = true" : "body { display: none }";
      document.body.append(added);
    })`);
    expect(await browser.value("[window.ran === undefined, getComputedStyle(document.body).display]")).toEqual([
      true,
      "block",
    ]);
  });

  test.each(["light", "dark"] as const)("%s: all text has a contrast of 4.5 to 1", async (scheme) => {
    await browser.look({ width: 1280, scheme });
    for (const report of [closedShop, openShop]) {
      await show(report);
      expect(await browser.value(contrastFaults)).toEqual([]);
    }
  });

  test.each([1280, 768, 390, 320])("at a width of %i nothing is cut off or scrolled sideways", async (width) => {
    await browser.look({ width, scheme: "light" });
    for (const report of [closedShop, hostileShop]) {
      await show(report);
      expect(await browser.value(BEYOND)).toEqual([0, []]);
    }
  });

  test("the filter works without a script", async () => {
    await browser.look({ width: 1280, scheme: "light" });
    await browser.send("Emulation.setScriptExecutionDisabled", { value: true });
    await show(closedShop);
    const seen = async (choice: string) => {
      await browser.value(`document.getElementById("show-${choice}").click()`);
      const of = (selector: string) => isVisible(selector);
      return [
        await of("#MIG001"),
        await of("#REPO003"),
        await of("#MIG002"),
        await of("#family-SCH"),
        await of("#family-HTTP"),
      ];
    };
    expect(await seen("open")).toEqual([true, false, false, false, false]);
    expect(await seen("accepted")).toEqual([false, true, false, false, false]);
    expect(await seen("passed")).toEqual([false, false, true, true, false]);
    expect(await seen("all")).toEqual([true, true, true, true, true]);
    await browser.send("Emulation.setScriptExecutionDisabled", { value: false });
  });

  test("headings make an outline, and every control has a name", async () => {
    await show(closedShop);
    const levels = await browser.value<number[]>(
      `[...document.querySelectorAll("h1, h2, h3, h4")].map((one) => Number(one.tagName[1]))`,
    );
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    await browser.send("Accessibility.enable");
    const { nodes } = (await browser.send("Accessibility.getFullAXTree")) as {
      readonly nodes: readonly AccessibleNode[];
    };
    const controls = nodes.filter(({ role }) =>
      ["link", "radio", "navigation", "DisclosureTriangle"].includes(role?.value ?? ""),
    );
    expect(controls.length).toBeGreaterThan(10);
    expect(controls.filter((control) => !control.name?.value)).toEqual([]);
  });

  test("on paper the controls are gone, and what is folded is there", async () => {
    await browser.look({ width: 1280, scheme: "dark", media: "print" });
    await show(closedShop);
    expect(await browser.value("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
    expect([await isVisible("nav"), await isVisible(".filter"), await isVisible(".more .finding")]).toEqual([
      false,
      false,
      true,
    ]);
    await browser.look({ width: 1280, scheme: "light" });
  });

  test("hostile names are shown, and do nothing", async () => {
    await show(hostileShop);
    expect(await browser.value("document.querySelectorAll('script, img, [onerror], [onmouseover], br').length")).toBe(
      0,
    );
    expect(await browser.value("document.querySelector('h1').textContent")).toBe(hostileShop.project);
    const written = await browser.value<string[]>(
      "[...document.querySelectorAll('pre code')].map((one) => one.textContent)",
    );
    expect(written.slice(0, 7)).toEqual(HOSTILE.slice(0, 7));
    expect(browser.events("Log.entryAdded")).toEqual([]);
  });

  test("an XML parser reads the junit report of hostile names", async () => {
    const document = JSON.stringify(junitReport(hostileShop));
    const count = `((doc) => [doc.querySelectorAll("parsererror").length, doc.querySelectorAll("testcase").length])`;
    const answer = await browser.value(`${count}(new DOMParser().parseFromString(${document}, "application/xml"))`);
    expect(answer).toEqual([0, HOSTILE.length]);
  });
});

/** How far the page scrolls sideways, and what stands beyond its edge. */
const BEYOND = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const all = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > clientWidth);
  return [scrollWidth - clientWidth, all.map((one) => one.outerHTML.slice(0, 80))];
})()`;

interface AccessibleNode {
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
}
