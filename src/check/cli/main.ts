import { CommanderError } from "commander";
import { GateError } from "../gate-error.js";
import { createProgram } from "./program.js";

/**
 * Runs the command line.
 *
 * @returns the exit code: 0 nothing to mend, 1 findings, 2 the program or its configuration could not be used.
 */
export async function main(args: readonly string[]): Promise<number> {
  // `npx prisma-hardening check | head`: nobody listens any more, and there is nobody to tell.
  const unwritten: Error[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") unwritten.push(error);
    });
  }
  let exitCode = 0;
  const program = createProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    // A full disk has half of a report.
    if (unwritten.length > 0)
      throw new GateError("The report cannot be written to the standard output. Is the disk full?");
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${sentence(error)}\n`);
    return 2;
  }
}

/** The texts of other errors may hold a value of the environment: their class is all that is said of them. */
function sentence(error: unknown): string {
  if (error instanceof GateError) return error.message;
  const name = error instanceof Error ? error.constructor.name : "something that is no Error";
  const stack = process.env["PRISMA_HARDENING_DEBUG"] === "1" && error instanceof Error ? `\n${error.stack ?? ""}` : "";
  return `The gate itself has failed with ${name}. PRISMA_HARDENING_DEBUG=1 shows where; please report it.${stack}`;
}
