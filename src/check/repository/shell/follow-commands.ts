import { allCommands } from "./nested-commands.js";
import { calledFile, namedScripts, scriptCalls } from "./script-calls.js";
import type { ShellCommand } from "./split-commands.js";

/** What commands lead to: scripts of package.json and shell scripts of the repository. */
export interface ScriptSource {
  readonly scripts: { readonly [name: string]: string };
  /** The text of a shell script by the path that a command names; `undefined` if it is not the repository's. */
  readonly shellScript: (path: string) => Promise<string | undefined>;
}

export interface FollowedCommand extends ShellCommand {
  /** How it is reached: `["npm run migrate", "scripts/start.sh"]`. Empty: it stands there itself. */
  readonly via: readonly string[];
  /** Of the command that stands there itself. */
  readonly startLine: number;
}

/** Each command, and behind it those of the scripts that it runs, with npm's `pre` and `post` scripts. */
export async function followCommands(
  commands: readonly ShellCommand[],
  source: ScriptSource,
): Promise<readonly FollowedCommand[]> {
  const seen = new Set<string>();
  const followed: FollowedCommand[] = [];

  const visit = async (command: ShellCommand, via: readonly string[], startLine: number): Promise<void> => {
    followed.push({ ...command, via, startLine });
    for (const { name, text } of await scriptsOf(command)) {
      if (seen.has(name)) continue;
      seen.add(name);
      for (const inner of allCommands(text)) {
        const isFailureIgnored = inner.isFailureIgnored || command.isFailureIgnored;
        await visit({ ...inner, isFailureIgnored }, [...via, name], startLine);
      }
    }
  };
  const scriptsOf = async ({ words }: ShellCommand) => {
    const named = scriptCalls(words).flatMap(({ script }) => namedScripts(script, source.scripts));
    const scripts = named.flatMap((script) =>
      [`pre${script}`, script, `post${script}`].map((name) => ({
        name: `npm run ${name}`,
        text: source.scripts[name] ?? "",
      })),
    );
    const file = calledFile(words);
    const text = file === undefined ? undefined : await source.shellScript(file);
    return file === undefined || text === undefined ? scripts : [...scripts, { name: file, text }];
  };

  for (const command of commands) await visit(command, [], command.line);
  return followed;
}
