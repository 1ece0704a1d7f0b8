import type { ShellCommand } from "../shell/split-commands.js";

/** Something that runs where people use the application, or builds what runs there. */
export interface ProductionStart {
  readonly file: string;
  /** Within the file: `scripts.start`, `CMD`, `services.api`, `jobs.deploy`. */
  readonly name: string;
  /** Their lines are those of the file. */
  readonly commands: readonly ShellCommand[];
}

/** One line for all commands, where their own ones say nothing. */
export function atLine(commands: readonly ShellCommand[], line: number): readonly ShellCommand[] {
  return commands.map((command) => ({ ...command, line }));
}
