import * as v from "valibot";
import type { Check } from "../../../src/check/check.js";
import type { SilentCase } from "../../../src/check/check-cases.js";
import { gateConfig } from "../../../src/check/config/gate-config.js";
import { openContext } from "../../../src/check/run/context.js";
import type { Environment } from "../../../src/check/environment/environment.js";
import type { Outcome } from "../../../src/check/outcome.js";
import { makeProject } from "./project.js";

/** What a check says of the project of a case. */
export async function runCase(check: Check, one: SilentCase): Promise<Outcome> {
  const project = makeProject(one);
  const { context, close } = openContext({
    root: project.root,
    config: v.parse(gateConfig, one.config ?? {}),
    profile: check.profiles[0] ?? "pr",
    environment: environmentOf(one.env ?? {}),
    now: new Date(`${one.today ?? "2026-06-15"}T12:00:00Z`),
    ...one.context,
  });
  try {
    return await check.run(context);
  } finally {
    await close();
    project.remove();
  }
}

function environmentOf(variables: { readonly [name: string]: string }): Environment {
  const get = (name: string): string | undefined => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return value === "" ? undefined : value;
  };
  return {
    get,
    has: (name) => get(name) !== undefined,
    names: () => Object.keys(variables).filter((name) => get(name) !== undefined),
    placeOf: () => undefined,
    source: "the process",
  };
}
