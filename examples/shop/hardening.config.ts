import { defineConfig } from "prisma-hardening/check";

export default defineConfig({
  environment: { secrets: ["SESSION_SECRET"], corsOrigins: "ALLOWED_ORIGIN" },
  http: {
    // Nobody gets in there without a token.
    admin: ["/admin", "/orders", "/account"],
    errors: ["/products/*", "/products", "/orders/*"],
  },
});
