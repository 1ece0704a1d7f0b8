/** Rows per table, about 100 000 in all. */
export const ROWS = {
  customers: 9_000,
  addresses: 9_000,
  products: 1_000,
  orders: 24_000,
  order_items: 36_000,
  teams: 300,
  memberships: 3_000,
  posts: 9_000,
  comments: 9_000,
  audit_entries: 500,
} as const;

/** A number below `below`, random to look at and the same everywhere: hash partitions rely on this function, too. */
function pick(salt: number, below: number): string {
  return `(hashint4extended(n, ${salt}) & 2147483647) % ${below}`;
}

/** About a third of the rows are inactive. */
function isActive(salt: number): string {
  return `${pick(salt, 100)} >= 33`;
}

function oneOf(values: readonly string[], salt: number): string {
  return `(ARRAY[${values.map((value) => `'${value}'`).join(", ")}])[1 + ${pick(salt, values.length)}]`;
}

function insert(table: keyof typeof ROWS, columns: string, values: string): string {
  return `INSERT INTO ${table} (${columns}) SELECT ${values} FROM generate_series(1, ${ROWS[table]}) AS n;`;
}

const FIRST_NAMES = ["Ada", "Ben", "Chloe", "Dev", "Elif", "Farid", "Grace", "Hugo", "Ines", "Jun", "Kaya", "Liam"];
const LAST_NAMES = ["Almeida", "Brown", "Costa", "Dubois", "Eriksen", "Ferrari", "Garcia", "Haddad", "Ito", "Jansen"];
const CITIES = ["Lisbon", "Porto", "Madrid", "Paris", "Lyon", "Berlin", "Oslo", "Rome", "Athens", "Vienna"];
const THINGS = ["Lamp", "Chair", "Kettle", "Rucksack", "Notebook", "Jacket", "Bottle", "Radio", "Clock", "Tent"];
const STATUSES = ["OPEN", "PAID", "SHIPPED", "SHIPPED", "CANCELLED"];

/** Several statements; the same rows in every run. */
export const SEED = [
  insert(
    "customers",
    'id, name, email, city, "isActive", created_at',
    `n, ${oneOf(FIRST_NAMES, 1)} || ' ' || ${oneOf(LAST_NAMES, 2)}, 'customer' || n || '@example.com',
     ${oneOf(CITIES, 3)}, ${isActive(4)}, timestamp '2024-01-01' + n * interval '97 minutes'`,
  ),
  insert(
    "addresses",
    'id, customer_id, street, city, "isActive"',
    `n, 1 + ${pick(5, ROWS.customers)}, n % 200 + 1 || ' Main Street', ${oneOf(CITIES, 6)}, ${isActive(7)}`,
  ),
  insert(
    "products",
    'id, sku, name, price_cents, "isActive"',
    `n, 'SKU-' || lpad(n::text, 5, '0'), ${oneOf(THINGS, 8)} || ' ' || n, 500 + ${pick(9, 20_000)}, ${isActive(10)}`,
  ),
  insert(
    "orders",
    'id, customer_id, ship_to_id, status, total_cents, "isActive", placed_at',
    `n, 1 + ${pick(11, ROWS.customers)},
     CASE WHEN n % 4 = 0 THEN NULL ELSE 1 + ${pick(12, ROWS.addresses)} END,
     ${oneOf(STATUSES, 13)}::"OrderStatus", 500 + ${pick(14, 50_000)}, ${isActive(15)},
     timestamp '2025-01-01' + ${pick(16, 600 * 24 * 60)} * interval '1 minute'`,
  ),
  insert(
    "order_items",
    'id, order_id, product_id, quantity, price_cents, "isActive"',
    `n, 1 + ${pick(17, ROWS.orders)}, 1 + ${pick(18, ROWS.products)}, 1 + n % 3,
     500 + ${pick(19, 20_000)}, ${isActive(20)}`,
  ),
  insert("teams", 'id, slug, name, "isActive"', `n, 'team-' || n, 'Team ' || n, ${isActive(21)}`),
  insert(
    "memberships",
    'team_id, customer_id, role, "isActive"',
    `1 + n % ${ROWS.teams}, n * 3, CASE WHEN n % 10 = 0 THEN 'MODERATOR' ELSE 'MEMBER' END::"TeamRole", ${isActive(22)}`,
  ),
  insert(
    "posts",
    'id, author_id, team_id, title, body, views, "isActive", published_at',
    `n, 1 + ${pick(23, ROWS.customers)}, CASE WHEN n % 3 = 0 THEN NULL ELSE 1 + ${pick(24, ROWS.teams)} END,
     'About the ' || lower(${oneOf(THINGS, 25)}) || ', part ' || n, repeat('It works. ', 20), ${pick(26, 5_000)},
     ${isActive(27)}, timestamp '2025-06-01' + n * interval '53 minutes'`,
  ),
  insert(
    "comments",
    'id, post_id, author_id, text, "isActive"',
    `n, 1 + ${pick(28, ROWS.posts)}, CASE WHEN n % 5 = 0 THEN NULL ELSE 1 + ${pick(29, ROWS.customers)} END,
     'Thank you, this helped.', ${isActive(30)}`,
  ),
  insert("audit_entries", "id, action, target", "n, 'login', 'customer ' || n"),
  ...Object.keys(ROWS)
    .filter((table) => table !== "memberships")
    .map((table) => `SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}));`),
  "ANALYZE;",
].join("\n");
