import { defineConfig } from "prisma-hardening/check";

export default defineConfig({
  http: {
    admin: ["/admin/users", "/admin/orders"],
    bodies: ["/admin/products"],
    errors: ["/products/*", "/products/search"],
  },
});
