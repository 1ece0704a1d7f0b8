import type { HardeningPlugin } from "../../eslint-plugin/src/index.js";

/** What a user of the package imports: the bundle, not its sources. */
export const BUILT_PLUGIN = new URL("../../eslint-plugin/dist/index.js", import.meta.url);

export async function builtPlugin(): Promise<HardeningPlugin> {
  const module = (await import(BUILT_PLUGIN.href)) as { readonly default: HardeningPlugin };
  return module.default;
}
