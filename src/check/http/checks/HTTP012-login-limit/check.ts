import { defineCheck } from "../../../check.js";
import { looked, type Finding, type Outcome } from "../../../outcome.js";
import type { Answer } from "../../exchange.js";
import { attempt } from "../../login.js";
import { httpProbe, randomWord } from "../../probe.js";
import { unanswered } from "../../unanswered.js";

// The last of its family: who has been answered 429 is answered so in every other check, too.
export default defineCheck({
  id: "HTTP012",
  title: "Attempts to log in are limited",
  severity: "error",
  profiles: ["live"],
  needs: "url",
  async run(context): Promise<Outcome> {
    const { http } = context.config;
    const { login, loginAttempts } = http;
    const probe = await context.fact(httpProbe);
    const asked = `POST ${login}`;
    /** How many attempts it took to be refused, or what became of the last one. */
    const attempts = async (userOf: () => string): Promise<number | Answer | Finding> => {
      let last: Answer | undefined;
      for (let count = 1; count <= loginAttempts; count++) {
        const answer = await probe.ask(attempt(http, userOf(), randomWord()));
        if (!answer.isAnswered) return unanswered(asked, answer);
        if (answer.status === 429) return count;
        last = answer;
        if (isNoLogin(answer.status)) break;
      }
      if (last === undefined) return unanswered(asked, { code: "ENOUGH" });
      return unclearReason(last.status) === undefined ? last : unclear(asked, last.status);
    };

    const evidence = `${loginAttempts} attempts`;
    const ofMany = await attempts(randomWord);
    if (typeof ofMany === "number") return looked(`429 at attempt ${ofMany}`);
    if ("subject" in ofMany) return looked(evidence, [ofMany]);
    const user = randomWord();
    const ofOne = await attempts(() => user);
    if (typeof ofOne !== "number")
      return looked(evidence, ["subject" in ofOne ? ofOne : unlimited(asked, loginAttempts, ofOne.status)]);
    return looked(`${evidence} for as many users; 429 at attempt ${ofOne} for one`, [perUser(asked, loginAttempts)]);
  },
});

const LIMIT = `app.use("/login", rateLimit({ windowMs: 60_000, limit: 5, standardHeaders: "draft-8", legacyHeaders: false }))`;

function unlimited(asked: string, attempts: number, status: number): Finding {
  const seen = `\`${asked}\` has no 429 after ${attempts} attempts, and answers ${status} still`;
  const consequence = "passwords from other sites' leaks are tried here by the thousand, until one fits";
  return { subject: asked, seen, consequence, write: limitFor(asked) };
}

function perUser(asked: string, attempts: number): Finding {
  return {
    subject: asked,
    seen: `\`${asked}\` limits the attempts for one user, and not those of one client for ${attempts} users`,
    consequence: "one password is tried with every user, and anybody can lock a user out",
    write: limitFor(asked),
    level: "warning",
  };
}

function limitFor(asked: string): string {
  return LIMIT.replace("/login", asked.replace(/^POST /, ""));
}

function unclear(subject: string, status: number): Finding {
  return {
    subject,
    seen: `\`${subject}\` answers ${status}: ${unclearReason(status) ?? ""}`,
    consequence: "whether attempts are limited is not known",
    write:
      'Say in hardening.config.ts where somebody logs in, and with what:\n  http: { login: "/login", loginFields: { user: "email", password: "password" } }',
    level: "unknown",
  };
}

function isNoLogin(status: number): boolean {
  return status === 404 || status === 405 || status > 500;
}

/** Answers that may come from before a login is tried, where a limit need not have counted it. */
function unclearReason(status: number): string | undefined {
  if (status === 404 || status === 405) return "nobody logs in there";
  if (status === 400 || status === 415 || status === 422) return "its body is not as the route wants it";
  if (status === 403) return "it is refused for another reason than the password";
  return status > 500 ? "it does not work" : undefined;
}
