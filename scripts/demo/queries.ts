import type { Prisma } from "../../generated/client/client.js";
import { changed, counting, matching, rowsOf, type Evidence, type Measure, type Measured } from "./measure.js";

interface Counted {
  readonly _count: number;
}

/** A query as an application would write it. Its source text is what the demo prints. */
interface QuerySource<Answer> {
  readonly title: string;
  readonly run: (prisma: Prisma.TransactionClient) => PromiseLike<Answer>;
  readonly measure: Measure<Answer>;
}

export interface Query {
  readonly title: string;
  /** Asks, and tells how to measure what was answered. */
  readonly ask: (prisma: Prisma.TransactionClient) => Promise<(evidence: Evidence) => Measured | Promise<Measured>>;
}

function query<Answer>({ title, run, measure }: QuerySource<Answer>): Query {
  const ask = async (prisma: Prisma.TransactionClient) => {
    const answer = await run(prisma);
    return (evidence: Evidence) => measure(answer, evidence);
  };
  return { title, ask };
}

export const QUERIES: readonly Query[] = [
  query({
    title: "findMany",
    run: (prisma) => prisma.customer.findMany({ where: { city: "Lisbon" } }),
    measure: rowsOf("Customer"),
  }),
  query({
    title: "findUnique of a deleted customer",
    run: (prisma) => prisma.customer.findUnique({ where: { email: "customer3@example.com" } }),
    measure: rowsOf("Customer"),
  }),
  query({
    title: "count",
    run: (prisma) => prisma.order.count({ where: { status: "PAID" } }),
    measure: counting(
      ["Order"],
      (orders: number) => [orders],
      `SELECT count(*) FROM orders WHERE "isActive" AND status = 'PAID'`,
    ),
  }),
  query({
    title: "aggregate",
    run: (prisma) => prisma.order.aggregate({ _sum: { totalCents: true }, _count: true }),
    measure: counting(["Order"], ({ _count }: Counted) => [_count], `SELECT count(*) FROM orders WHERE "isActive"`),
  }),
  query({
    title: "groupBy",
    run: (prisma) => prisma.customer.groupBy({ by: ["city"], _count: true }),
    measure: counting(
      ["Customer"],
      (cities: readonly Counted[]) => [total(cities.map(({ _count }) => _count))],
      `SELECT count(*) FROM customers WHERE "isActive"`,
    ),
  }),
  query({
    title: "include of a list",
    run: (prisma) => prisma.post.findMany({ where: { views: { gt: 4_500 } }, include: { comments: true } }),
    measure: rowsOf("Post"),
  }),
  query({
    title: "include of an optional relation",
    run: (prisma) => prisma.comment.findMany({ where: { postId: { lt: 500 } }, include: { author: true } }),
    measure: rowsOf("Comment"),
  }),
  query({
    title: "include of a required relation: what cannot be shown without a deleted row is left out",
    run: (prisma) => prisma.order.findMany({ where: { status: "OPEN" }, include: { customer: true } }),
    measure: rowsOf("Order"),
  }),
  query({
    title: "the same, where the schema says @hardening.inactive(keep)",
    run: (prisma) => prisma.orderItem.findMany({ where: { orderId: { lt: 500 } }, include: { product: true } }),
    measure: rowsOf("OrderItem"),
  }),
  query({
    title: "_count of a relation",
    run: (prisma) => prisma.team.findMany({ include: { _count: { select: { memberships: true } } } }),
    measure: counting(
      ["Team", "Membership"],
      (teams: readonly { _count: { memberships: number } }[]) => [
        teams.length,
        total(teams.map(({ _count }) => _count.memberships)),
      ],
      `SELECT count(DISTINCT t.id) AS teams, count(m.team_id) AS memberships
         FROM teams t LEFT JOIN memberships m ON m.team_id = t.id AND m."isActive" WHERE t."isActive"`,
    ),
  }),
  query({
    title: "filter by a relation: some",
    run: (prisma) => prisma.customer.findMany({ where: { orders: { some: { status: "OPEN" } } } }),
    measure: matching(
      "Customer",
      `SELECT id FROM customers c WHERE "isActive" AND EXISTS
         (SELECT FROM orders o WHERE o.customer_id = c.id AND o."isActive" AND o.status = 'OPEN')`,
    ),
  }),
  query({
    title: "filter by a relation: none",
    run: (prisma) => prisma.post.findMany({ where: { comments: { none: {} } } }),
    measure: matching(
      "Post",
      `SELECT id FROM posts p WHERE "isActive" AND NOT EXISTS
         (SELECT FROM comments c WHERE c.post_id = p.id AND c."isActive")`,
    ),
  }),
  query({
    title: "filter by a relation: every",
    run: (prisma) => prisma.customer.findMany({ where: { orders: { every: { status: "SHIPPED" } } } }),
    measure: matching(
      "Customer",
      `SELECT id FROM customers c WHERE "isActive" AND NOT EXISTS
         (SELECT FROM orders o WHERE o.customer_id = c.id AND o."isActive" AND o.status <> 'SHIPPED')`,
    ),
  }),
  query({
    title: "filter by a relation: is null",
    run: (prisma) => prisma.order.findMany({ where: { shipTo: null } }),
    measure: matching(
      "Order",
      `SELECT id FROM orders o WHERE "isActive" AND NOT EXISTS
         (SELECT FROM addresses a WHERE a.id = o.ship_to_id AND a."isActive")`,
    ),
  }),
  query({
    title: "fluent API",
    run: (prisma) => prisma.team.findUnique({ where: { id: 2 } }).posts(),
    measure: rowsOf("Post"),
  }),
  query({
    title: "update of a deleted customer",
    run: (prisma) => prisma.customer.update({ where: { id: 3 }, data: { city: "Porto" } }),
    measure: changed(rowsOf("Customer")),
  }),
];

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
