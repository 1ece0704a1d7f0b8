import type { ModelName } from "./shop.js";

const NOUNS: Readonly<Record<ModelName, readonly [one: string, many: string]>> = {
  Customer: ["customer", "customers"],
  Address: ["address", "addresses"],
  Product: ["product", "products"],
  Order: ["order", "orders"],
  OrderItem: ["order line", "order lines"],
  Team: ["team", "teams"],
  Membership: ["membership", "memberships"],
  Post: ["post", "posts"],
  Comment: ["comment", "comments"],
  AuditEntry: ["audit entry", "audit entries"],
};

/** `1,234 customers` */
export function count(number: number, model: ModelName): string {
  return `${digits(number)} ${NOUNS[model][number === 1 ? 0 : 1]}`;
}

export function digits(number: number): string {
  return number.toLocaleString("en-US");
}
