import { defineConfig } from "prisma-hardening/check";

export default defineConfig({
  environment: { secrets: ["SESSION_SECRET"], corsOrigins: "ALLOWED_ORIGIN" },
  http: { admin: ["/admin/users"] },
});
