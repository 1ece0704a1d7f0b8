import { allCommands, commandsOfWords } from "../shell/nested-commands.js";
import type { ShellCommand } from "../shell/split-commands.js";
import type { Instruction } from "./parse-dockerfile.js";
import { lineage, type Stage } from "./stages.js";

/** What an instruction runs. */
export function commandsOf({ text, words, heredoc, line }: Instruction): readonly ShellCommand[] {
  if (words !== undefined) return commandsOfWords(words, line);
  if (heredoc !== undefined) return allCommands(heredoc, line + 1);
  return allCommands(text, line);
}

/** What a container of the stage starts: the last `ENTRYPOINT` and the last `CMD`, also inherited ones. */
export function startInstructions(stage: Stage): readonly Instruction[] {
  const stages = lineage(stage);
  return ["ENTRYPOINT", "CMD"].flatMap((wanted) => {
    const found = stages
      .map(({ instructions }) => instructions.findLast(({ name }) => name === wanted))
      .find((instruction) => instruction !== undefined);
    return found === undefined ? [] : [found];
  });
}
