import { defineConfig } from "eslint/config";
import hardening from "eslint-plugin-prisma-hardening";
import tseslint from "typescript-eslint";

export default defineConfig([
  {
    files: ["src/**/*.ts"],
    extends: [tseslint.configs.base, hardening.configs.strict],
    languageOptions: { parserOptions: { tsconfigRootDir: import.meta.dirname } },
  },
]);
