import * as v from "valibot";
import type { Check } from "../../../src/check/check.js";
import { gateConfig } from "../../../src/check/config/gate-config.js";
import type { CheckContext } from "../../../src/check/context.js";
import type { Environment } from "../../../src/check/environment/environment.js";
import type { EnvironmentOptions } from "../../../src/check/environment/options.js";
import type { HttpOptions } from "../../../src/check/http/options.js";
import { openContext } from "../../../src/check/run/context.js";
import type { Outcome } from "../../../src/check/outcome.js";

interface Asked {
  readonly http?: HttpOptions | undefined;
  readonly environment?: EnvironmentOptions | undefined;
  readonly env?: { readonly [name: string]: string } | undefined;
}

/** What checks say of the application at an address, one after the other in one run. */
export async function runAt(
  url: URL,
  checks: readonly Check[],
  { http, environment, env = {} }: Asked,
): Promise<readonly Outcome[]> {
  const { context, close } = openContext(contextOf(url, { http, environment }, env));
  try {
    const outcomes: Outcome[] = [];
    for (const check of checks) outcomes.push(await check.run(context));
    return outcomes;
  } finally {
    await close();
  }
}

export function contextOf(url: URL, sections: Omit<Asked, "env">, env: Asked["env"]): Omit<CheckContext, "fact"> {
  return {
    root: import.meta.dirname,
    config: v.parse(gateConfig, sections),
    profile: "live",
    environment: environmentOf(env ?? {}),
    now: new Date("2026-06-15T12:00:00Z"),
    url,
  };
}

function environmentOf(variables: { readonly [name: string]: string }): Environment {
  return {
    get: (name) => variables[name],
    has: (name) => name in variables,
    names: () => Object.keys(variables),
    placeOf: () => undefined,
    source: "the process",
  };
}
