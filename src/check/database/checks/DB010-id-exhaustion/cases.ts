import type { DatabaseCases } from "../../database-cases.js";

export const cases: DatabaseCases = {
  postgres: [
    {
      state: "hardened",
      why: "sequences with room, one that was never used, and bigint",
      sql: `CREATE TABLE users (id serial PRIMARY KEY); SELECT setval('users_id_seq', 1000000000);
        CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY); CREATE TABLE events (id bigserial);
        SELECT setval('events_id_seq', 4000000000000); GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};`,
      evidence: "3 columns that number rows, the fullest users.id at 46 %",
    },
    {
      state: "careless",
      why: "serial, identity and a bigint sequence of an int column that near their end",
      sql: `CREATE TABLE users (id serial PRIMARY KEY); SELECT setval('users_id_seq', 2000000000);
        CREATE TABLE orders (id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY); SELECT setval('orders_id_seq', 30000);
        CREATE TABLE items (id int PRIMARY KEY); CREATE SEQUENCE item_numbers OWNED BY items.id; SELECT setval('item_numbers', 1900000000);
        GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};`,
      findings: [
        {
          subject: "items.id",
          seen: "88 % of the ids of items.id (integer)",
          write: 'ALTER TABLE "public"."items" ALTER COLUMN "id" TYPE bigint;',
        },
        { subject: "orders.id", seen: "91 %" },
        { subject: "users.id", seen: "93 %" },
      ],
    },
    {
      state: "careless",
      why: "a sequence that the role may not read",
      sql: "CREATE TABLE users (id serial PRIMARY KEY);",
      findings: [
        {
          subject: "users.id",
          write: 'GRANT SELECT ON SEQUENCE "public"."users_id_seq" TO "{role}";',
          level: "unknown",
        },
      ],
    },
  ],
  mysql: [
    {
      state: "hardened",
      why: "ids with room",
      sql: "CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 1000000000; GRANT SELECT ON users TO {role};",
      evidence: "the fullest users.id at 46 %",
    },
    {
      state: "careless",
      why: "ids that run out; an unsigned column has twice as many",
      sql: `CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 2000000000; GRANT SELECT ON users TO {role};
        CREATE TABLE orders (id int unsigned AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 2000000000; GRANT SELECT ON orders TO {role};`,
      findings: [
        { subject: "users.id", seen: "93 %", write: "ALTER TABLE `users` MODIFY `id` BIGINT NOT NULL AUTO_INCREMENT;" },
      ],
    },
  ],
};
