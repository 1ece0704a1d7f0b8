import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { placeOf } from "../../given.js";

export default defineCheck({
  id: "ENV011",
  title: "No variable switches off what protects the process",
  severity: "error",
  profiles: ["release", "live"],
  run: ({ environment }) => {
    const findings = SWITCHES.flatMap(({ name, isBad, ...finding }): Finding[] => {
      const value = environment.get(name);
      return value !== undefined && isBad(value) ? [{ subject: name, ...finding, ...placeOf(environment, name) }] : [];
    });
    return looked(`${SWITCHES.map(({ name }) => name).join(", ")} of ${environment.source}`, findings);
  },
});

interface Switch extends Pick<Finding, "seen" | "consequence" | "write"> {
  readonly name: string;
  readonly isBad: (value: string) => boolean;
}

const SWITCHES: readonly Switch[] = [
  {
    name: "NODE_TLS_REJECT_UNAUTHORIZED",
    // Node compares with this text and no other: lib/_tls_wrap.js.
    isBad: (value) => value === "0",
    seen: "NODE_TLS_REJECT_UNAUTHORIZED is 0",
    consequence:
      "every TLS connection of the process, the database's too, accepts any certificate: whoever stands between reads all",
    write: "Unset it, and name the authority: NODE_EXTRA_CA_CERTS=/etc/ssl/own-ca.pem",
  },
  {
    name: "PGSSLMODE",
    isBad: (value) => ["disable", "allow", "prefer", "no-verify"].includes(value),
    seen: "PGSSLMODE lets the connection to PostgreSQL be read or intercepted",
    consequence: "passwords and rows cross the network in the clear, or to whoever claims to be the server",
    write: "PGSSLMODE=verify-full",
  },
  {
    name: "NODE_OPTIONS",
    isBad: (value) => /(?:^|\s)--inspect(?:-brk|-wait)?(?:[=\s]|$)/.test(value),
    seen: "NODE_OPTIONS opens the debugger",
    consequence: "whoever reaches its port runs any code in the process and reads every secret",
    write: "NODE_OPTIONS without --inspect",
  },
];
