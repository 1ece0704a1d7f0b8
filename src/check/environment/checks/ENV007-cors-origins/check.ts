import { defineCheck } from "../../../check.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { environmentNotGiven, isEnvironmentGiven, placeOf } from "../../given.js";
import { originProblem, originsIn, type OriginProblem } from "../../origins.js";

export default defineCheck({
  id: "ENV007",
  title: "CORS allows https origins by name only",
  severity: "error",
  profiles: ["release", "live"],
  run: (context) => {
    const { environment, config } = context;
    const name = config.environment.corsOrigins;
    const text = environment.get(name);
    if (text === undefined) {
      if (!isEnvironmentGiven(context)) return environmentNotGiven(name);
      return notApplicable(`${name} is not set: it allows no other origin`);
    }
    const origins = originsIn(text);
    const findings = origins.flatMap((origin, index): Finding[] => {
      const problem = originProblem(origin);
      if (problem === undefined) return [];
      const which = `${name} #${index + 1}`;
      const { seen, ...rest } = TEXTS[problem];
      const write = `${name}=https://shop.example,https://admin.shop.example`;
      return [{ subject: which, seen: `${which} ${seen}`, write, ...rest, ...placeOf(environment, name) }];
    });
    return looked(
      `${origins.length} ${origins.length === 1 ? "origin" : "origins"} in ${name} of ${environment.source}`,
      findings,
    );
  },
});

const TEXTS: { readonly [Problem in OriginProblem]: Pick<Finding, "seen" | "consequence"> & Partial<Finding> } = {
  any: {
    seen: "is *, any origin",
    consequence:
      "every page on the web reads the answers; where the code reflects the origin, with the cookies of whoever opens it",
  },
  null: {
    seen: "is null, the origin of sandboxed frames and of files",
    consequence: "every page can make itself one, in a sandboxed frame, and reads the answers",
  },
  wildcard: {
    seen: "has a wildcard",
    consequence: "one forgotten subdomain that somebody takes over reads the answers; as a text, it matches nothing",
  },
  noUrl: {
    seen: "is no origin",
    consequence: "it matches nothing, or more than was meant where it is used as a pattern",
  },
  loopback: {
    seen: "is this machine",
    consequence: "any program that listens on a visitor's own machine reads the answers with the visitor's cookies",
  },
  private: {
    seen: "is a host of a private network",
    consequence: "whoever answers for that name in a visitor's network reads the answers with the visitor's cookies",
  },
  http: {
    seen: "is http, not https",
    consequence: "anybody on a visitor's network writes that page's script, and reads the answers with it",
  },
  scheme: {
    seen: "is of a scheme that is neither https nor http",
    consequence: "which programs on a visitor's device may use that scheme is not certain",
    level: "warning",
  },
  form: {
    seen: "is not written as browsers send it: scheme, host in lower case, a port only if it is not 443, and no path",
    consequence: "it equals no Origin header, so its pages are refused; compared by its beginning, it allows others",
  },
};
