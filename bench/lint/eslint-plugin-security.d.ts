/** It publishes no types. */
declare module "eslint-plugin-security" {
  const plugin: { readonly configs: { readonly recommended: import("eslint").Linter.Config } };
  export default plugin;
}
