import { beforeAll, describe, expect, it } from "vitest";
import { dialectFor } from "../../../src/check/migrations/dialect-for.js";
import type { Dialect } from "../../../src/check/migrations/sql/dialect.js";
import { findingsOfMigrations } from "./support/findings-of-migrations.js";

const SCHEMA = 'datasource db {\n  provider = "mysql"\n}\nmodel User {\n  id Int @id\n}\n';

/** As `prisma migrate dev` writes it for MySQL. */
const INIT = `-- CreateTable
CREATE TABLE \`User\` (
    \`id\` INTEGER NOT NULL AUTO_INCREMENT,
    \`email\` VARCHAR(191) NOT NULL,
    \`name\` VARCHAR(191) NULL,
    \`bio\` TEXT NULL,
    \`age\` INTEGER UNSIGNED NULL,
    \`isActive\` BOOLEAN NOT NULL DEFAULT true,
    \`role\` ENUM('ADMIN', 'USER', 'it''s') NOT NULL DEFAULT 'USER',
    \`total\` DECIMAL(10, 2) NOT NULL DEFAULT 0.00,
    \`data\` JSON NULL,
    \`createdAt\` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),

    UNIQUE INDEX \`User_email_key\`(\`email\`),
    INDEX \`User_name_age_idx\`(\`name\`(20), \`age\` DESC),
    FULLTEXT INDEX \`User_bio_idx\`(\`bio\`),
    PRIMARY KEY (\`id\`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE \`Post\` (
    \`id\` VARCHAR(191) NOT NULL,
    \`authorId\` INTEGER NOT NULL,

    INDEX \`Post_authorId_idx\`(\`authorId\`),
    PRIMARY KEY (\`id\`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE \`Post\` ADD CONSTRAINT \`Post_authorId_fkey\` FOREIGN KEY (\`authorId\`) REFERENCES \`User\`(\`id\`) ON DELETE RESTRICT ON UPDATE CASCADE;
`;

/** The findings of a second migration, each with the table or column that it is about. */
const CHANGES: readonly { readonly sql: string; readonly finds: readonly string[] }[] = [
  { sql: "ALTER TABLE `User` ADD COLUMN `nick` VARCHAR(191) NULL;", finds: [] },
  { sql: "ALTER TABLE `User` ADD COLUMN `points` INTEGER NOT NULL DEFAULT 0;", finds: [] },
  { sql: "ALTER TABLE `User` ADD COLUMN `phase` ENUM('A', 'B') NOT NULL DEFAULT 'A' AFTER `role`;", finds: [] },
  {
    sql: "ALTER TABLE `User` ADD COLUMN `seen` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3);",
    finds: [],
  },
  { sql: "CREATE INDEX `User_age_idx` ON `User`(`age`);", finds: [] },
  { sql: "CREATE FULLTEXT INDEX `User_name_idx` ON `User`(`name`);", finds: [] },
  { sql: "DROP INDEX `Post_authorId_idx` ON `Post`;", finds: [] },
  { sql: "ALTER TABLE `User` RENAME INDEX `User_email_key` TO `User_mail_key`;", finds: [] },
  { sql: "ALTER TABLE `Post` DROP FOREIGN KEY `Post_authorId_fkey`;", finds: [] },
  {
    sql: "ALTER TABLE `User` ADD CONSTRAINT `grown` CHECK (`age` > 0), DROP CHECK `old`, COMMENT 'people';",
    finds: [],
  },
  { sql: "ALTER TABLE `User` ENGINE = MyISAM;", finds: ["MIG014 20260102000000_step:1"] },
  { sql: "ALTER TABLE `User` ALTER COLUMN `role` DROP DEFAULT;", finds: [] },
  {
    sql: "ALTER TABLE `User` MODIFY `role` ENUM('ADMIN', 'USER', 'it''s', 'GUEST') NOT NULL DEFAULT 'USER';",
    finds: [],
  },
  { sql: "ALTER TABLE `User` MODIFY `name` VARCHAR(255) NULL;", finds: [] },
  { sql: "ALTER TABLE `User` MODIFY `email` VARCHAR(191) NULL;", finds: [] },
  { sql: "ALTER TABLE `user` MODIFY `email` VARCHAR(191) NULL;", finds: [] },
  {
    sql: "CREATE TABLE `Tag` (`id` INTEGER NOT NULL, UNIQUE INDEX `Tag_id_key`(`id`)) ENGINE=InnoDB; INSERT INTO `Tag` VALUES (1);",
    finds: [],
  },
  {
    sql: "SET FOREIGN_KEY_CHECKS = 0; UPDATE `User` SET `name` = 'it\\'s; DROP TABLE' WHERE `id` = 1; -- DROP TABLE `User`;",
    finds: [],
  },
  { sql: "UPDATE `User` JOIN `Post` ON `Post`.`authorId` = `User`.`id` SET `User`.`name` = NULL;", finds: [] },

  { sql: "ALTER TABLE `User` DROP COLUMN `name`;", finds: ["MIG001 User.name"] },
  {
    sql: "ALTER TABLE `User` DROP COLUMN `name`, ADD COLUMN `nick` VARCHAR(191) NOT NULL;",
    finds: ["MIG001 User.name", "MIG005 User.nick"],
  },
  { sql: "DROP TABLE `Post`;", finds: ["MIG002 Post"] },
  { sql: "ALTER TABLE `Post` RENAME TO `Article`;", finds: ["MIG003 Post"] },
  { sql: "RENAME TABLE `Post` TO `Article`;", finds: ["MIG003 Post"] },
  { sql: "ALTER TABLE `User` RENAME COLUMN `name` TO `nick`;", finds: ["MIG003 User.name"] },
  { sql: "ALTER TABLE `User` CHANGE COLUMN `name` `nick` VARCHAR(191) NULL;", finds: ["MIG003 User.name"] },
  { sql: "ALTER TABLE `User` MODIFY `name` VARCHAR(20) NULL;", finds: ["MIG004 User.name"] },
  { sql: "ALTER TABLE `User` MODIFY `id` BIGINT NOT NULL AUTO_INCREMENT;", finds: ["MIG004 User.id"] },
  { sql: "ALTER TABLE `User` MODIFY `role` VARCHAR(191) NOT NULL;", finds: ["MIG004 User.role"] },
  {
    sql: "ALTER TABLE `User` MODIFY `role` ENUM('GUEST', 'ADMIN', 'USER', 'it''s') NOT NULL;",
    finds: ["MIG004 User.role"],
  },
  { sql: "ALTER TABLE `User` DROP COLUMN `age`, ADD COLUMN `age` VARCHAR(191) NULL;", finds: ["MIG004 User.age"] },
  { sql: "ALTER TABLE `User` MODIFY `name` VARCHAR(191) NOT NULL;", finds: ["MIG005 User.name"] },
  { sql: "CREATE UNIQUE INDEX `User_name_key` ON `User`(`name`);", finds: ["MIG006 User.name"] },
  { sql: "ALTER TABLE `User` ADD UNIQUE INDEX `User_name_key`(`name`);", finds: ["MIG006 User.name"] },
  {
    sql: "ALTER TABLE `User` MODIFY `role` ENUM('ADMIN', 'USER') NOT NULL DEFAULT 'USER';",
    finds: ["MIG007 User.role"],
  },
  { sql: "UPDATE `User` SET `age` = 1;", finds: ["MIG015 UPDATE User"] },
  { sql: "DELETE FROM `User`;", finds: ["MIG015 DELETE User"] },
  { sql: "TRUNCATE TABLE `User`;", finds: ["MIG015 TRUNCATE User"] },
];

let mysql: Dialect;
beforeAll(async () => {
  const dialect = await dialectFor("mysql");
  if ("seen" in dialect) throw new Error(dialect.seen);
  mysql = dialect;
});

describe("a migration of MySQL", () => {
  it("is read whole", () => {
    const { statements } = mysql.parse(INIT);
    expect(statements.flatMap(({ unread }) => unread)).toEqual([]);
    expect(statements.map(({ line }) => line)).toEqual([2, 21, 30]);
    expect(statements.flatMap(({ changes }) => changes).map(({ kind }) => kind)).toEqual([
      "createTable",
      "createIndex",
      "createIndex",
      "createIndex",
      "createTable",
      "createIndex",
      "addConstraint",
    ]);
  });

  it.each(CHANGES)("$sql", async ({ sql, finds }) => {
    const found = await findingsOfMigrations({ schema: SCHEMA, provider: "mysql", migrations: [INIT, sql] });
    const told = [...found].flatMap(([id, findings]) =>
      id === "MIG012" ? [] : findings.map((one) => `${id} ${one.subject}`),
    );
    expect(told).toEqual(finds);
  });

  it("names things as MySQL does", async () => {
    const sql = "ALTER TABLE `User` DROP COLUMN `name`;";
    const found = await findingsOfMigrations({ schema: SCHEMA, provider: "mysql", migrations: [INIT, sql] });
    expect(found.get("MIG001")?.[0]?.write).toContain("ALTER TABLE `User` DROP COLUMN `name`;");
  });

  it("is not compared with the schema, and says so", async () => {
    const found = await findingsOfMigrations({ schema: SCHEMA, provider: "mysql", migrations: [INIT] });
    const [drift] = found.get("MIG012") ?? [];
    expect(drift?.level).toBe("unknown");
    expect(drift?.write).toContain("prisma migrate diff");
  });
});

describe("what cannot be read is unread", () => {
  it.each([
    ["a command of the client", "DELIMITER $$"],
    ["SQL put together at run time", "PREPARE step FROM @sql"],
    ["the same, run", "EXECUTE step"],
    ["a comment that is run", "/*!50000 DROP TABLE `User` */"],
    ["the same of MariaDB", "/*M! DROP TABLE `User` */"],
    ["a string without an end", "SELECT 'DROP TABLE"],
    ["a placeholder", "ALTER TABLE `User` DROP COLUMN ${name}"],
    ["another database", "USE other"],
    ["other rules for strings", "SET sql_mode = 'ANSI_QUOTES'"],
    ["a foreign key that MySQL leaves out", "ALTER TABLE `Post` ADD COLUMN `b` INT REFERENCES `User`(`id`)"],
    ["no SQL", "hello"],
  ])("%s", (_, sql) => {
    const { statements } = mysql.parse(`UPDATE a SET b = 1 WHERE c = 1;\n${sql};\nDROP TABLE d;`);
    expect(statements.flatMap(({ unread }) => unread.map(({ line }) => line))).toEqual([2]);
    // The others are read all the same.
    expect(statements[0]?.changes).toHaveLength(1);
    if (!sql.includes("'DROP")) expect(statements[2]?.changes).toMatchObject([{ kind: "dropTable" }]);
  });

  it("strings are read as MySQL reads them", () => {
    const strings = [`'it\\'s; '`, `'it''s; '`, `"it's; "`, `"it\\'s; "`, `"a ""b""; "`, `"a \\"b\\"; "`];
    const { statements } = mysql.parse(
      strings.map((text) => `ALTER TABLE a ALTER COLUMN b SET DEFAULT ${text}; # DROP TABLE a;`).join("\n"),
    );
    const texts = statements
      .flatMap(({ changes }) => changes)
      .map((one) => one.kind === "setDefault" && one.default?.text);
    expect(texts).toEqual(["'it''s; '", "'it''s; '", "'it''s; '", "'it''s; '", `'a "b"; '`, `'a "b"; '`]);
  });

  it("one command of many hides no other", () => {
    const { statements } = mysql.parse("ALTER TABLE `User` DROP COLUMN `a`, PARTITION BY HASH(`id`), DROP COLUMN `b`");
    expect(statements[0]?.changes).toMatchObject([
      { kind: "dropColumn", column: "a" },
      { kind: "dropColumn", column: "b" },
    ]);
    expect(statements[0]?.unread).toHaveLength(1);
  });

  it("the body of a trigger belongs to it", () => {
    const body = "BEGIN IF NEW.x = 1 THEN SET NEW.y = CASE WHEN 1 THEN 2 END; END IF; DELETE FROM `Log`; END";
    const { statements } = mysql.parse(
      `CREATE TRIGGER t BEFORE INSERT ON \`User\` FOR EACH ROW ${body}; DROP TABLE a;`,
    );
    expect(statements).toHaveLength(2);
    expect(statements[1]?.changes).toMatchObject([{ kind: "dropTable" }]);
  });
});
