import { defineCheck } from "../../../check.js";
import type { CheckContext } from "../../../context.js";
import { looked, unknown, type Finding } from "../../../outcome.js";
import { environmentNotGiven, isEnvironmentGiven, placeOf } from "../../given.js";
import { hostKind, type HostKind } from "../../host-kind.js";

export default defineCheck({
  id: "ENV009",
  title: "The application is reached by https",
  severity: "error",
  profiles: ["release", "live"],
  run: (context) => {
    const { environment } = context;
    const { name, text } = publicUrl(context);
    if (text === undefined) {
      if (!isEnvironmentGiven(context)) return environmentNotGiven(name);
      const write = `${name}=https://shop.example, or in hardening.config.ts: environment: { publicUrl: "https://shop.example" }`;
      return unknown(name, `${name} is not set`, write);
    }
    const finding = findingOf(name, text);
    return looked(name, finding === undefined ? [] : [{ ...finding, ...placeOf(environment, name) }]);
  },
});

/** The configuration has the variable's name, or the address. */
function publicUrl({ environment, config }: CheckContext): {
  readonly name: string;
  readonly text: string | undefined;
} {
  const { publicUrl: setting } = config.environment;
  if (setting.includes("://")) return { name: "environment.publicUrl", text: setting };
  return { name: setting, text: environment.get(setting) };
}

const HOSTS: { readonly [Kind in Exclude<HostKind, "name">]: Pick<Finding, "seen" | "consequence"> } = {
  loopback: { seen: "is this machine", consequence: "links in mails and redirects lead nowhere" },
  private: {
    seen: "is a host of a private network",
    consequence: "links in mails and redirects lead nowhere for the public",
  },
  address: {
    seen: "is an address in digits",
    consequence: "certificates are for names as a rule, and people learn to click warnings away",
  },
};

function findingOf(name: string, text: string): Finding | undefined {
  const about = {
    subject: name,
    write: name.includes(".") ? 'publicUrl: "https://shop.example"' : `${name}=https://shop.example`,
  };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:")) {
    return {
      ...about,
      seen: `${name} is no address of the web`,
      consequence: "links that are made from it are broken",
    };
  }
  const kind = hostKind(url.hostname);
  if (kind !== "name") {
    const { seen, consequence } = HOSTS[kind];
    return { ...about, seen: `${name} ${seen}`, consequence };
  }
  if (url.username !== "" || url.password !== "") {
    return {
      ...about,
      seen: `${name} holds a user or a password`,
      consequence: "every link that is made from it gives them away",
    };
  }
  if (url.protocol === "https:") return undefined;
  const consequence =
    "cookies, passwords and tokens cross the network in the clear, and anybody on the way can change the pages";
  return { ...about, seen: `${name} is http, not https`, consequence };
}
