import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "../../../examples/shop/src/config.js";
import { eventually } from "../../deadline/eventually.js";
import { beginRequest } from "../server.js";
import { login, openShop, ORIGIN, PASSWORD } from "./shop.js";

const shop = openShop("shop");

async function get(path: string, init: RequestInit = {}) {
  const response = await fetch(shop.url + path, init);
  const text = await response.text();
  const body: unknown = text === "" ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, text, body };
}

function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const json = { "content-type": "application/json", ...headers };
  return get(path, { method: "POST", headers: json, body: JSON.stringify(body) });
}

describe("what stands before the routes", () => {
  test("exactly one origin may read the answers", async () => {
    for (const origin of [ORIGIN, "https://evil.example", `${ORIGIN}.evil.example`, "null"]) {
      const { headers } = await get("/products", { headers: { origin } });
      expect(headers.get("access-control-allow-origin")).toBe(ORIGIN);
      expect(headers.get("access-control-allow-credentials")).toBeNull();
    }
    const preflight = await get("/orders", { method: "OPTIONS", headers: { "access-control-request-method": "POST" } });
    expect(preflight.headers.get("access-control-allow-origin")).toBe(ORIGIN);
  });

  test("the headers are helmet's", async () => {
    const { headers } = await get("/products");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(headers.get("x-powered-by")).toBeNull();
  });

  test("a body of more than a megabyte is refused", async () => {
    const { status, body } = await post("/login", { email: "a".repeat(1024 * 1024) });
    expect([status, body]).toEqual([
      413,
      { error: { message: "request entity too large", requestId: expect.any(String) as string } },
    ]);
  });

  test("a page that is not there has the same form as every error", async () => {
    const { status, body } = await get("/nothing", { headers: { "x-request-id": "r404" } });
    expect([status, body]).toEqual([404, { error: { message: "There is nothing here.", requestId: "r404" } }]);
  });

  test("it is healthy", async () => {
    expect(await get("/health")).toMatchObject({ status: 200, body: { status: "ok" } });
  });
});

describe("logging in", () => {
  test.each([
    ["a wrong password", { email: "ada@example.com", password: "wrong" }],
    ["an unknown address", { email: "eve@example.com", password: PASSWORD }],
    ["a user who is gone", { email: "gone@example.com", password: PASSWORD }],
  ])("%s is the same 401", async (_, credentials) => {
    const response = await login(shop.url, credentials, "10.1.0.1");
    expect([response.status, await response.json()]).toEqual([
      401,
      { error: { message: "The e-mail address or the password is wrong.", requestId: expect.any(String) as string } },
    ]);
  });

  test("what is no address is a 400 that names the field", async () => {
    const response = await login(shop.url, { email: "x", password: "y" }, "10.1.0.3");
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining("Not valid: email.") as string,
    ]);
  });

  test("the sixth attempt of an address within a minute is a 429, another address is not", async () => {
    const attempt = (address: string) => login(shop.url, { email: "ada@example.com", password: "no" }, address);
    for (let i = 0; i < 5; i++) expect((await attempt("10.1.0.2")).status).toBe(401);
    const refused = await attempt("10.1.0.2");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, expect.any(String) as string]);
    expect((await attempt("10.1.0.4")).status).toBe(401);
  });

  test.each([
    ["no token", {}],
    ["no token of ours", { authorization: "Bearer x.y.z" }],
    [
      "an unsigned one",
      { authorization: "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIiwiaXNzIjoic2hvcCIsImF1ZCI6InNob3AifQ." },
    ],
  ])("%s is a 401", async (_, headers) => {
    expect(await get("/orders", { headers })).toMatchObject({
      status: 401,
      body: { error: { message: "Please log in." } },
    });
  });
});

describe("buying", () => {
  test("rows that are gone are in no answer, but an old order still names what was bought", async () => {
    const headers = await shop.authorization("ada@example.com");
    const products = await get("/products");
    expect(products.body).toEqual([
      { id: 1, name: "Mug", priceCents: 900 },
      { id: 2, name: "Pen", priceCents: 200 },
    ]);
    expect((await get("/products/3")).status).toBe(404);
    const orders = await get("/orders", { headers });
    expect(orders.body).toMatchObject([
      { id: 1, items: [{ product: { name: "Mug" } }, { product: { id: 3, name: "GoneLamp" } }] },
    ]);
    expect(orders.text).not.toContain("777");
    expect((orders.body as { items: unknown[] }[])[0]?.items).toHaveLength(2);
  });

  test("an order is placed as a whole, or not at all", async () => {
    const headers = await shop.authorization("bob@example.com");
    const mug = { productId: 1, quantity: 2 };
    expect(await post("/orders", { items: [mug, { productId: 3, quantity: 1 }] }, headers)).toMatchObject({
      status: 409,
      body: { error: { message: "Product 3 is not for sale." } },
    });
    const placed = await post("/orders", { items: [mug] }, headers);
    expect(placed).toMatchObject({
      status: 201,
      body: { totalCents: 1800, items: [{ quantity: 2, priceCents: 900 }] },
    });
    expect((await post("/orders", { items: [] }, headers)).status).toBe(400);
    const { id } = placed.body as { id: number };
    const ada = await shop.authorization("ada@example.com");
    expect((await get(`/orders/${id}`, { method: "DELETE", headers: ada })).status).toBe(404);
    expect((await get(`/orders/${id}`, { method: "DELETE", headers })).status).toBe(204);
    expect((await get("/orders", { headers })).body).toEqual([]);
  });

  test("who closes their account is gone at once, and can sign up again", async () => {
    const { passwordHash } = await shop.database.user.findFirstOrThrow({ where: { email: "ada@example.com" } });
    const person = { email: "cyd@example.com", name: "Cyd", passwordHash };
    await shop.database.user.create({ data: person });
    const headers = await shop.authorization("cyd@example.com");
    const account = await get("/account", { headers });
    expect(Object.keys(account.body as object)).toEqual(["id", "name", "email"]);
    expect((await get("/account", { method: "DELETE", headers })).status).toBe(204);
    expect((await get("/account", { headers })).status).toBe(401);
    await shop.database.user.create({ data: person });
    await expect(shop.database.user.create({ data: person })).rejects.toMatchObject({ code: "P2002" });
  });
});

describe("a database that does not answer", () => {
  /** Until `release`, every read of a product waits. */
  async function lock(): Promise<() => Promise<unknown>> {
    await shop.locker.query('BEGIN; LOCK TABLE "products" IN ACCESS EXCLUSIVE MODE');
    return () => shop.locker.query("ROLLBACK");
  }

  test("is a 504 after the request's deadline, and nothing goes on in the database", async () => {
    const release = await lock();
    try {
      const start = performance.now();
      const { status, body } = await get("/products", { headers: { "x-request-id": "slow" } });
      expect([status, body]).toEqual([
        504,
        { error: { code: "TIMEOUT", message: "The request took too long and was stopped.", requestId: "slow" } },
      ]);
      expect(performance.now() - start).toBeLessThan(2_500);
      await shop.active(0);
    } finally {
      await release();
    }
    expect((await get("/products")).status).toBe(200);
  });

  test("a client that goes away takes its query with it", async () => {
    const release = await lock();
    try {
      const begun = beginRequest(`${shop.url}/products/1`, { "x-request-id": "gone" });
      await shop.active(1);
      begun.destroy();
      await shop.active(0);
    } finally {
      await release();
    }
    const lines = () => shop.log.filter((line) => line.includes('"requestId":"gone"')).join("");
    await eventually(lines, (text) => text.includes('"status":499'));
    expect(lines()).toContain('"route":"GET /products/:id"');
  });
});

test("no answer to a mistake, and no line of the log, holds what happened inside or what was sent", async () => {
  const secret = "Sup3rS3cret";
  const headers = await shop.authorization("ada@example.com");
  await shop.witness.query('ALTER TABLE "products" RENAME COLUMN "price_cents" TO "price"');
  try {
    const { status, text } = await get(`/products?after=7`, { headers: { "x-request-id": "broken" } });
    expect(status).toBe(500);
    expect(text).not.toMatch(/prisma|price|column|stack|\/src\//i);
  } finally {
    await shop.witness.query('ALTER TABLE "products" RENAME COLUMN "price" TO "price_cents"');
  }
  await login(shop.url, { email: `${secret}@example.com`, password: secret }, "10.1.0.9");
  await get(`/products/${secret}`);
  await post("/orders", { items: [{ productId: 1, quantity: secret }] }, headers);
  const log = shop.log.join("");
  expect(log).toContain('"requestId":"broken"');
  expect(log).toContain('"userId":1');
  expect(log).toContain('"route":"POST /login"');
  expect(log).not.toContain(secret);
  for (const value of ["ada@example.com", PASSWORD, "Bearer", "passwordHash"]) expect(log).not.toContain(value);
});

describe("the configuration", () => {
  const complete = {
    DATABASE_URL: "postgresql://127.0.0.1/shop",
    ALLOWED_ORIGIN: ORIGIN,
    SESSION_SECRET: "s".repeat(32),
  };

  test("names everything that is missing or wrong, and no value", () => {
    const secret = "Sup3rS3cret";
    const read = () => readConfig({ SESSION_SECRET: secret, ALLOWED_ORIGIN: `https://${secret}/x`, PORT: secret });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(
      /DATABASE_URL: missing[^]*ALLOWED_ORIGIN: an origin[^]*SESSION_SECRET: at least 32 characters[^]*PORT: a whole number/,
    );
    expect(read).not.toThrow(secret);
    expect(() => readConfig({ ...complete, PORT: "70000" })).toThrow("PORT: expected <=65535");
  });

  test("has defaults for the rest", () => {
    expect(readConfig(complete)).toMatchObject({ port: 3000, host: "127.0.0.1", trustedProxies: 0, logLevel: "info" });
  });
});
