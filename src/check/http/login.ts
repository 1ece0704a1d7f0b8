import type { Ask } from "./exchange.js";
import type { Http } from "./options.js";

/** An attempt to log in that nobody can succeed with. @param word - the user, at a host of its own that cannot exist. */
export function attempt({ login, loginFields }: Http, word: string, password = word): Ask {
  const { user, password: secret } = loginFields;
  return {
    method: "POST",
    path: login,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ [user]: `${word}@${word}.invalid`, [secret]: password }),
  };
}
