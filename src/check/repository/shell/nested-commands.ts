import { splitCommands, type ShellCommand } from "./split-commands.js";

/** Programs that are given a text with commands in it. */
const TAKES_COMMANDS = new Set([
  ...["sh", "bash", "dash", "ash", "zsh", "su", "eval", "ssh", "concurrently", "start-server-and-test", "dotenvx"],
  ...["docker", "docker-compose", "podman", "kubectl", "heroku", "fly", "flyctl", "gosu", "su-exec", "cross-env-shell"],
]);
/** Programs before the program that is meant. */
const RUNNERS =
  /^(?:exec|sudo|nohup|env|command|time|nice|cross-env|dotenv|dotenvx|infisical|doppler|op|npx|bunx|pnpx|dumb-init|tini|wait-for-it(?:\.sh)?|docker-entrypoint\.sh)$/;

/** The commands of a text, and those that stand in their words: `sh -c "npx prisma migrate deploy && node main.js"`. */
export function allCommands(text: string, firstLine = 1): readonly ShellCommand[] {
  return splitCommands(text, firstLine).flatMap((command) => [command, ...nestedIn(command)]);
}

/** Of a list of words, as in `CMD ["sh", "-c", "..."]`. */
export function commandsOfWords(words: readonly string[], line: number): readonly ShellCommand[] {
  if (words.length === 0) return [];
  const command: ShellCommand = { words, line, isFailureIgnored: false, assignments: [], guards: [] };
  return [command, ...nestedIn(command)];
}

function nestedIn({ words, line, isFailureIgnored }: ShellCommand): readonly ShellCommand[] {
  if (!words.some((word) => TAKES_COMMANDS.has(programName(word)))) return [];
  return words
    .slice(1)
    .filter((word) => /\s/.test(word))
    .flatMap((word) => allCommands(word, line))
    .map((command) => (isFailureIgnored ? { ...command, isFailureIgnored } : command));
}

/** `/usr/bin/prisma`, `prisma@7`, `prisma.cmd`: prisma. */
export function programName(word: string): string {
  const name = word.slice(word.lastIndexOf("/") + 1);
  return name.replace(/(.)@.*$/, "$1").replace(/\.(?:cmd|exe|ps1)$/i, "");
}

/** The words from the program that is meant: `exec dotenv -e .env -- npm start` is `npm start`. */
export function withoutRunners(words: readonly string[]): readonly string[] {
  let rest = words;
  while (rest.length > 1 && RUNNERS.test(programName(rest[0] ?? ""))) {
    const dashes = rest.indexOf("--");
    rest = dashes > 0 ? rest.slice(dashes + 1) : rest.slice(1);
    while (rest.length > 1 && /^-|^[A-Za-z_]\w*=/.test(rest[0] ?? "")) rest = rest.slice(1);
  }
  return rest;
}
