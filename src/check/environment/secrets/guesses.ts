/** Characters. zxcvbn takes more than linear time: 100 ms for 64 random ones. */
const MOST_CHARACTERS = 48;

type Guesses = (text: string, known: readonly string[]) => number;

let loading: Promise<Guesses> | undefined;

/**
 * How many guesses zxcvbn would need, as a power of ten, for the first 48 characters.
 *
 * @param known - what an attacker tries first: the user, the name of the project.
 */
export async function guessesLog10(text: string, known: readonly string[] = []): Promise<number> {
  loading ??= load();
  const guesses = await loading;
  return guesses(text.slice(0, MOST_CHARACTERS), known);
}

/** 3 MB of dictionaries, which only this needs. */
async function load(): Promise<Guesses> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  const zxcvbn = new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary, maxLength: MOST_CHARACTERS });
  return (text, known) => zxcvbn.check(text, [...known]).guessesLog10;
}
