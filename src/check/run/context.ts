import type { CheckContext } from "../context.js";
import { Facts } from "./facts.js";

export interface OpenContext {
  readonly context: CheckContext;
  readonly close: () => Promise<void>;
}

/** The context of one run, with facts that are read once. */
export function openContext(given: Omit<CheckContext, "fact">): OpenContext {
  const facts = new Facts();
  const context: CheckContext = { ...given, fact: (fact) => facts.get(fact, context) };
  return { context, close: () => facts.close() };
}
