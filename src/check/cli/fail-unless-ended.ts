import { writeSync } from "node:fs";

/** A timer or a connection that a check of one's own has left open keeps the ended command alive for so long. */
const LEFT_OPEN_MS = 1000;

/**
 * A configuration and a check of one's own are code in this process: they may exit, throw in a callback, or wait for what never
 * comes. All of that ends with 2 and a sentence.
 *
 * @returns what the command calls when it has ended by itself.
 */
export function failUnlessEnded(): () => void {
  let isTold = false;
  const tell = (sentence: string): void => {
    if (isTold) return;
    isTold = true;
    process.exitCode = 2;
    try {
      writeSync(2, `${sentence}\n`);
    } catch {
      // Nobody listens.
    }
  };
  process.on("exit", () =>
    tell("The gate was ended before it had looked: hardening.config or a check of your own exits, or waits for ever."),
  );
  // The text of the error may hold a value.
  process.on("uncaughtException", (error: unknown) => {
    const name = error instanceof Error ? error.constructor.name : "something that is no Error";
    const stack =
      process.env["PRISMA_HARDENING_DEBUG"] === "1" && error instanceof Error ? `\n${error.stack ?? ""}` : "";
    tell(`Code that nothing waits for has failed with ${name}. PRISMA_HARDENING_DEBUG=1 shows where.${stack}`);
    process.exit(2);
  });
  return () => {
    isTold = true;
    const exitWhenWritten = (): void => {
      if (process.stdout.writableLength === 0) process.exit();
    };
    setInterval(exitWhenWritten, LEFT_OPEN_MS).unref();
  };
}
