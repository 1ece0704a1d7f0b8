import { Command, Option } from "commander";
import { PROFILES } from "../check.js";
import { FORMAT_NAMES } from "../report/formats.js";
import type { CheckFlags } from "./check-command.js";

/** The command line. What a command needs is loaded when it runs, so that `--help` answers at once. */
export function createProgram(exit: (code: number) => void): Command {
  const program = new Command("prisma-hardening")
    .description("The production checklist for Prisma, as a program.")
    .exitOverride()
    .showSuggestionAfterError();

  program
    .command("check", { isDefault: true })
    .description("Run the checks: 0 nothing to mend, 1 findings, 2 a mistake in the configuration.")
    .addOption(
      new Option("-p, --profile <name>", "which checks are due (default: the configuration's, else pr)").choices(
        PROFILES,
      ),
    )
    .option("--only <ids...>", "these checks, or these families, as MIG003 or MIG")
    .option("--strict", "fail on what could not be seen, too")
    .option("--base <revision>", "what new migrations are new against, as origin/main")
    .option("--dotenv <files...>", "files with the variables of the environment to check")
    .option(
      "--database [variable]",
      "check the database whose URL stands in this variable (default: the configuration's, else DATABASE_URL)",
    )
    .option(
      "--url <address>",
      "check the running application there: loopback, or a host the configuration names as yours",
    )
    .addOption(new Option("-f, --format <name>", "how the report is written").choices(FORMAT_NAMES).default("text"))
    .option("-o, --output <file>", "write the report there, and the text to the terminal")
    .option("--verbose", "list what passed, too, with the evidence")
    .option("--config <file>", "this configuration (default: the nearest hardening.config.*)")
    .option("--explain <id>", "print the page of a check")
    .option("--list", "list all checks")
    .action(async (flags: CheckFlags) => {
      const { checkCommand } = await import("./check-command.js");
      exit(await checkCommand(flags));
    });

  program
    .command("init")
    .description(
      "Write a commented hardening.config, the ESLint configuration and the generator block; asks first, overwrites nothing.",
    )
    .option("-y, --yes", "do not ask")
    .action(async (flags: { readonly yes?: boolean }) => {
      const { runInit } = await import("../init/run-init.js");
      exit(
        await runInit({ root: process.cwd(), yes: flags.yes ?? false, input: process.stdin, output: process.stdout }),
      );
    });

  program
    .command("fingerprint")
    .description(
      "Write keyed fingerprints of this environment's secrets, never their values, so that two environments can be compared.",
    )
    .requiredOption("--name <environment>", "what this environment is called, as staging")
    .option("--dotenv <files...>", "files with the variables of the environment")
    .option("-o, --output <file>", "write them there (default: the terminal)")
    .option("--config <file>", "this configuration (default: the nearest hardening.config.*)")
    .action(async (flags: { name: string; dotenv?: string[]; output?: string; config?: string }) => {
      const { fingerprintCommand } = await import("./fingerprint-command.js");
      exit(await fingerprintCommand(flags));
    });

  for (const command of program.commands) command.exitOverride();
  return program;
}
