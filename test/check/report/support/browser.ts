import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable, Writable } from "node:stream";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Chromium or Chrome: what CHROME_PATH names, else where it usually is. */
export const browserPath = [process.env["CHROME_PATH"] ?? "", ...PLACES].find(
  (place) => place !== "" && existsSync(place),
);

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A headless browser, spoken to over pipes in its DevTools protocol. It reaches no network. */
export class Browser {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #output: Writable;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #events: Answer[] = [];
  #lastId = 0;
  #session: string | undefined;

  private constructor(program: string) {
    this.#profile = mkdtempSync(path.join(tmpdir(), "prisma-hardening-browser-"));
    const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"];
    const quiet = [
      "--disable-background-networking",
      "--disable-component-update",
      "--host-resolver-rules=MAP * ~NOTFOUND",
    ];
    this.#process = spawn(
      program,
      [...flags, ...quiet, "--remote-debugging-pipe", `--user-data-dir=${this.#profile}`],
      {
        stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
      },
    );
    this.#output = this.#process.stdio[3] as Writable;
    this.#read(this.#process.stdio[4] as Readable);
  }

  static async open(program: string): Promise<Browser> {
    const browser = new Browser(program);
    const { targetId } = (await browser.send("Target.createTarget", { url: "about:blank" })) as { targetId: string };
    const { sessionId } = (await browser.send("Target.attachToTarget", { targetId, flatten: true })) as {
      sessionId: string;
    };
    browser.#session = sessionId;
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await browser.send(`${domain}.enable`);
    return browser;
  }

  async send(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    const session = this.#session === undefined ? {} : { sessionId: this.#session };
    this.#output.write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    const { result, error } = await answered;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** What the browser has told since the last page was opened, as `Network.requestWillBeSent`. */
  events(method: string): readonly unknown[] {
    return this.#events.filter((event) => event.method === method).map(({ params }) => params);
  }

  async show(url: string): Promise<void> {
    this.#events.length = 0;
    await this.send("Page.navigate", { url });
    while (this.events("Page.loadEventFired").length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** The value of an expression in the page, which may be a promise. */
  async value<T>(expression: string): Promise<T> {
    const answer = await this.send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
    const { result, exceptionDetails } = answer as { result: { value: T }; exceptionDetails?: { exception?: unknown } };
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails.exception));
    return result.value;
  }

  async look(given: {
    readonly width: number;
    readonly scheme: "light" | "dark";
    readonly media?: "print";
  }): Promise<void> {
    const { width, scheme, media = "" } = given;
    await this.send("Emulation.setDeviceMetricsOverride", {
      width,
      height: 900,
      deviceScaleFactor: 1,
      mobile: width < 600,
    });
    await this.send("Emulation.setEmulatedMedia", {
      media,
      features: [{ name: "prefers-color-scheme", value: scheme }],
    });
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#session = undefined;
    this.#output.write(`${JSON.stringify({ id: ++this.#lastId, method: "Browser.close" })}\0`);
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  #read(input: Readable): void {
    let rest = "";
    input.setEncoding("utf8").on("data", (chunk: string) => {
      const messages = (rest + chunk).split("\0");
      rest = messages.pop() ?? "";
      for (const message of messages) this.#receive(JSON.parse(message) as Answer);
    });
  }

  #receive(answer: Answer): void {
    if (answer.id === undefined) this.#events.push(answer);
    else this.#waiting.get(answer.id)?.(answer);
  }
}
