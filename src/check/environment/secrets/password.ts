import { guessesLog10 } from "./guesses.js";
import { placeholderIn } from "./weakness.js";
import { isRepeated, isSequence, plain, withoutWords } from "./shape.js";

/** What the images, the manuals and the installers of databases give. */
const DEFAULTS = new Set(
  `postgres postgresql root admin administrator password passwd pass mysql mariadb prisma test testing user guest default secret
  example docker dev development local changeme 123456 12345678 1234567890 password1 password123 postgres123 root123 admin123
  toor qwerty letmein welcome mysecretpassword randompassword prismapassword`.split(/\s+/),
);

/** 10^12 guesses: what a server that answers a thousand times a second takes 30 years for. */
const WANTED_GUESSES_LOG10 = 12;
const WANTED_REST = 5;

export interface Account {
  readonly user: string;
  readonly database: string;
  readonly host: string;
  readonly project: string;
}

/** As a clause about the password. */
export async function passwordWeakness(password: string, account: Account): Promise<string | undefined> {
  const text = password.toLowerCase();
  if (DEFAULTS.has(text)) return "is a default that everybody knows";
  const { user, database, host, project } = account;
  if (user !== "" && text === user.toLowerCase()) return "is the user's name";
  const placeholder = placeholderIn(password);
  if (placeholder !== undefined) return placeholder.seen;
  if (isRepeated(text) || isSequence(text)) return "is a pattern";
  const known = [user, database, project, ...host.split(".")].map(plain).filter(({ length }) => length > 2);
  const rest = withoutWords(
    text,
    [...known, ...DEFAULTS].sort((a, b) => b.length - a.length),
  );
  if (rest.length < WANTED_REST) return "is made of names that an attacker knows: the user, the database, the project";
  return (await guessesLog10(password, known)) < WANTED_GUESSES_LOG10 ? "can be guessed" : undefined;
}
