import { Writable } from "node:stream";
import { inspect } from "node:util";
import { pino } from "pino";
import winston from "winston";

/** Something that a process says, and where. */
export interface Heard {
  readonly sink: string;
  readonly text: string;
}

const CONSOLE = ["log", "info", "warn", "error", "debug", "trace", "dir", "table"] as const;

/** Hears everything that is logged, warned of or written while it listens, and lets none of it through. */
export class Listener {
  readonly heard: Heard[] = [];
  readonly #restore: (() => void)[] = [];

  /** Three loggers in one: a recorder, pino and winston. */
  readonly logger = (() => {
    const { json } = winston.format;
    const toPino = pino({ level: "trace" }, this.#stream("pino"));
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- winston declares it as an interface
    const transports: winston.transport = new winston.transports.Stream({ stream: this.#stream("winston") });
    const toWinston = winston.createLogger({ level: "silly", format: json(), transports });
    const method = (level: "debug" | "info" | "warn" | "error") => (event: object, message: string) => {
      this.#hear("logged, JSON", JSON.stringify([event, message]));
      this.#hear("logged, inspected", inspect([event, message], { depth: 20, showHidden: true, getters: true }));
      toPino[level](event, message);
      toWinston[level](message, event);
    };
    return { debug: method("debug"), info: method("info"), warn: method("warn"), error: method("error") };
  })();

  listen(): void {
    const onWarning = (warning: Error) =>
      this.#hear("process warning", inspect(warning, { depth: 20, showHidden: true }));
    process.on("warning", onWarning);
    this.#restore.push(() => process.off("warning", onWarning));
    for (const method of CONSOLE) {
      this.#replace(console, method, (...values: unknown[]) =>
        this.#hear(
          `console.${method}`,
          values.map((value) => inspect(value, { depth: 20, showHidden: true })).join(" "),
        ),
      );
    }
    for (const name of ["stdout", "stderr"] as const) {
      this.#replace(process[name], "write", (chunk: unknown) => {
        this.#hear(name, String(chunk));
        return true;
      });
    }
  }

  stop(): void {
    for (const restore of this.#restore.splice(0).reverse()) restore();
  }

  /** What was heard since it was asked last; warnings come a tick late. */
  async take(): Promise<readonly Heard[]> {
    await new Promise((resolve) => setImmediate(resolve));
    return this.heard.splice(0);
  }

  #hear(sink: string, text: string): void {
    this.heard.push({ sink, text });
  }

  #replace<K extends string>(owner: { [key in K]: unknown }, key: K, by: (...values: unknown[]) => unknown): void {
    const before = owner[key];
    owner[key] = by;
    this.#restore.push(() => (owner[key] = before));
  }

  #stream(sink: string): Writable {
    return new Writable({
      write: (chunk, _encoding, done) => {
        this.#hear(sink, String(chunk));
        done();
      },
    });
  }
}
