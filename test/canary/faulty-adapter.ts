import { DriverAdapterError, type SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Provider } from "../support/databases.js";
import type { Plant } from "./plant.js";

/** What the driver does instead of answering. `late`: it fails, after any deadline of these tests. */
export type Fault = "none" | "database error" | "unique violation" | "bare error" | "late";

/** Prisma's driver adapter, whose statements fail when it is told so, with the planted values in every property. */
export class Faults {
  fault: Fault = "none";
  plant: Plant | undefined;

  constructor(readonly provider: Provider) {}

  wrap(factory: object): SqlDriverAdapterFactory {
    return this.#around(factory as SqlDriverAdapterFactory, {
      connect: async (real) => this.#adapter(await real.connect()),
    });
  }

  #adapter<A extends object>(adapter: A): A {
    return this.#around(adapter as A & Statements, {
      queryRaw: async (real, query) => (await this.#fail(), real.queryRaw(query)),
      executeRaw: async (real, query) => (await this.#fail(), real.executeRaw(query)),
      startTransaction: async (real, level) => this.#adapter(await real.startTransaction(level)),
    });
  }

  async #fail(): Promise<void> {
    const { fault, plant } = this;
    if (fault === "none" || plant === undefined) return;
    const { text, id, name } = plant;
    const told = { detail: `Key (code)=(${text})`, hint: text, where: text, sql: text, value: id };
    if (fault === "late") await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    if (fault === "bare error" || fault === "late") {
      throw Object.assign(new Error(`${text} at ${id}`, { cause: new TypeError(text) }), told, {
        code: name.toUpperCase(),
        errno: id,
      });
    }
    const original = { originalCode: "23505", originalMessage: `duplicate ${text}` };
    throw new DriverAdapterError(
      (fault === "unique violation"
        ? { kind: "UniqueConstraintViolation", constraint: { fields: [`${text}"`] }, ...original, ...told }
        : { ...this.#databaseError(text), ...original, ...told }) as never,
    );
  }

  #databaseError(message: string): object {
    switch (this.provider) {
      case "postgresql":
        return { kind: "postgres", code: "XX000", severity: "ERROR", column: `${message}"`, message };
      case "mysql":
        return { kind: "mysql", code: 1105, state: "HY000", message, cause: message };
      case "sqlite":
        return { kind: "sqlite", extendedCode: 1, message };
    }
  }

  /** Private fields want the object itself as `this`. */
  #around<T extends object>(real: T, own: { readonly [K in keyof T]?: (real: T, argument: never) => unknown }): T {
    return new Proxy(real, {
      get: (target, key) => {
        const replaced = own[key as keyof T];
        if (replaced !== undefined) return (argument: never) => replaced(target, argument);
        const value: unknown = Reflect.get(target, key);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
    });
  }
}

export const DEADLINE_MS = 25;
const LATE_MS = 80;

interface Statements {
  queryRaw(query: never): Promise<unknown>;
  executeRaw(query: never): Promise<unknown>;
  startTransaction(level: never): Promise<object>;
}
