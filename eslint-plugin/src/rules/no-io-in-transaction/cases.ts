import type { RuleCases } from "../../rule-cases.js";

/** In an interactive transaction. */
function inside(body: string, before = ""): string {
  return `${before}await prisma.$transaction(async (tx) => { ${body} });`;
}

export const cases: RuleCases = {
  valid: [
    {
      why: "before and after the transaction",
      language: "js",
      code: `await fetch(url); ${inside("await tx.user.create({ data });")} await fetch(url);`,
    },
    {
      why: "a batch has no callback",
      language: "js",
      code: `await prisma.$transaction([prisma.user.create({ data })]); await fetch(url);`,
    },
    {
      why: "computing is no I/O",
      language: "js",
      code: inside(
        `const hash = await bcrypt.hash(password, 10); crypto.randomUUID(); await tx.user.create({ data: { hash } });`,
        `import bcrypt from "bcrypt"; import crypto from "node:crypto";\n`,
      ),
    },
    {
      why: "collections of this process",
      language: "js",
      code: inside(
        `seen.add(id); queue.add(id); queue.push(id); cache.set(id, 1); emitter.emit("x");`,
        `const queue = new Set();\n`,
      ),
    },
    { why: "a queue of functions", language: "js", code: inside(`await queue.add(() => tx.user.create({ data }));`) },
    {
      why: "queries of the transaction",
      language: "js",
      code: inside(
        `await tx.user.create({ data }); await tx.$executeRaw\`SELECT 1\`; await tx.order.update({ where, data });`,
      ),
    },
    {
      why: "an outbox is written in the transaction",
      language: "js",
      code: inside(
        `await sendEmail(tx, message); await queue.add("x", { tx }); await mailer.send(message, tx);`,
        `import { sendEmail } from "./outbox";\n`,
      ),
    },
    {
      why: "kept for later",
      language: "js",
      code: inside(
        `after(() => fetch(url)); jobs.push(() => sendMail(user)); const later = () => fetch(url); return later;`,
      ),
    },
    { why: "a timer of its own runs after it", language: "js", code: inside(`setTimeout(() => fetch(url), 1000);`) },
    {
      why: "a local function of that name",
      language: "js",
      code: inside(
        `fetch(id); sleep(id);`,
        `function fetch(id) { return map.get(id); }\nfunction sleep(id) { return id; }\n`,
      ),
    },
    {
      why: "a helper that only computes",
      language: "js",
      code: inside(`total(items);`, `function total(items) { return items.length; }\n`),
    },
    {
      why: "a signature is checked without a request",
      language: "js",
      code: inside(`stripe.webhooks.constructEvent(body, signature, secret);`),
    },
    {
      why: "an error of an HTTP client",
      language: "js",
      code: inside(`axios.isAxiosError(error); axios.create();`, `import axios from "axios";\n`),
    },
    { why: "paths are text", language: "js", code: inside(`path.join("a", "b");`, `import path from "node:path";\n`) },
    { why: "an event bus of this process", language: "js", code: inside(`this.eventBus.publish(new Created(id));`) },
    {
      why: "a model with such a name",
      language: "js",
      code: inside(`await tx.emailQueue.create({ data }); await tx.message.create({ data });`),
    },
    {
      why: "I/O in a function that nobody calls here",
      language: "js",
      code: inside(`await tx.user.create({ data });`, `async function notify() { await fetch(url); }\n`),
    },
    {
      why: "a recursive helper",
      language: "js",
      code: inside(`walk(tree);`, `function walk(node) { node.children.forEach(walk); walk(node.left); }\n`),
    },
    {
      why: "an answer that was fetched before",
      language: "js",
      code: `import axios from "axios";
const response = await axios.get(url);
${inside(`await tx.user.create({ data: response.data.toString() });`)}`,
    },
    {
      why: "an unknown callback",
      language: "js",
      code: `prisma.$transaction(run); prisma.$transaction(); fetch(url);`,
    },
  ],
  invalid: [
    {
      why: "fetch",
      language: "js",
      code: inside(`await fetch(url);`),
      errors: [{ messageId: "io", at: "fetch(url)" }],
    },
    {
      why: "nobody waits for it, and yet a rollback does not undo it",
      language: "js",
      code: inside(`fetch(url).catch(log);`),
      errors: [{ messageId: "io", at: "fetch(url)" }],
    },
    {
      why: "HTTP clients by their import",
      language: "js",
      code: inside(
        `await http.post(url); await ky(url); request(url);`,
        `import http from "axios"; import ky from "ky"; import { request } from "node:https";\n`,
      ),
      errors: [
        { messageId: "io", at: "http.post" },
        { messageId: "io", at: "ky(url)" },
        { messageId: "io", at: "request(url)" },
      ],
    },
    {
      why: "by require",
      language: "js",
      code: inside(
        `await axios(url); fs.writeFileSync(a, b); await readFile(a);`,
        `const axios = require("axios"); const fs = require("fs"); const { readFile } = require("fs").promises;\n`,
      ),
      errors: [
        { messageId: "io", at: "axios(url)" },
        { messageId: "io", at: "fs.writeFileSync" },
        { messageId: "io", at: "readFile" },
      ],
    },
    {
      why: "clients that were made of an import",
      language: "js",
      code: inside(
        `await mail.emails.send(message); await api.get(url);`,
        `import { Resend } from "resend"; import axios from "axios";\nconst mail = new Resend(key); const api = axios.create({ baseURL });\n`,
      ),
      errors: [
        { messageId: "io", at: "mail.emails.send" },
        { messageId: "io", at: "api.get" },
      ],
    },
    {
      why: "e-mail by well-known names",
      language: "js",
      code: inside(
        `await transport.sendMail(m); await this.mailService.sendWelcome(u); await sgMail.send(m); await resend.emails.send(m);`,
      ),
      errors: ["transport.sendMail", "this.mailService.sendWelcome", "sgMail.send", "resend.emails.send"].map((at) => ({
        messageId: "io",
        at,
      })),
    },
    {
      why: "an imported function that says so",
      language: "js",
      code: inside(`await sendWelcomeEmail(user);`, `import { sendWelcomeEmail } from "@/lib/mail";\n`),
      errors: [{ messageId: "io", at: "sendWelcomeEmail(user)" }],
    },
    {
      why: "payments and messages",
      language: "js",
      code: inside(
        `await stripe.customers.create(c); await this.stripe.checkout.sessions.create(s); await twilio.messages.create(m); await getStripe().refunds.create(r);`,
      ),
      errors: ["stripe.customers", "this.stripe.checkout", "twilio.messages", "getStripe()"].map((at) => ({
        messageId: "io",
        at,
      })),
    },
    {
      why: "commands of AWS",
      language: "js",
      code: inside(`await s3.send(new PutObjectCommand(x)); await anything.send(new SendEmailCommand(x));`),
      errors: [
        { messageId: "io", at: "s3.send" },
        { messageId: "io", at: "anything.send" },
      ],
    },
    {
      why: "queues",
      language: "js",
      code: inside(
        `await mailQueue.add("x", d); await this.queue.addBulk(d); channel.sendToQueue("q", b); await redis.publish("c", m); await producer.send(m); await inngest.send(e);`,
      ),
      errors: [
        "mailQueue.add",
        "this.queue.addBulk",
        "channel.sendToQueue",
        "redis.publish",
        "producer.send",
        "inngest.send",
      ].map((at) => ({ messageId: "io", at })),
    },
    {
      why: "files and processes",
      language: "js",
      code: inside(
        `await writeFile(a, b); execSync("ls"); await fs.promises.readFile(a);`,
        `import { writeFile } from "node:fs/promises"; import { execSync } from "child_process"; import fs from "fs";\n`,
      ),
      errors: [
        { messageId: "io", at: "writeFile" },
        { messageId: "io", at: "execSync" },
        { messageId: "io", at: "fs.promises" },
      ],
    },
    {
      why: "waiting",
      language: "js",
      code: inside(
        `await new Promise((resolve) => setTimeout(resolve, 100)); await sleep(1); await setTimeout(5);`,
        `import { sleep } from "./time"; import { setTimeout as wait } from "node:timers/promises";\n`,
      ).replace("await setTimeout(5)", "await wait(5)"),
      errors: [
        { messageId: "wait", at: "setTimeout(resolve" },
        { messageId: "wait", at: "sleep(1)" },
        { messageId: "wait", at: "wait(5)" },
      ],
    },
    {
      why: "a helper of the file",
      language: "js",
      code: inside(
        `await notify(user);`,
        `async function notify(user) { await post(user); }\nconst post = (user) => fetch(url, user);\n`,
      ),
      errors: [{ messageId: "helper", at: "notify(user)" }],
    },
    {
      why: "a method of the class",
      language: "js",
      code: `class Orders { async pay() { await this.prisma.$transaction(async (tx) => { await this.charge(); }); } async charge() { await this.httpService.post(url); } }`,
      errors: [{ messageId: "helper", at: "this.charge()" }],
    },
    {
      why: "for each of a list",
      language: "js",
      code: inside(
        `await Promise.all(ids.map(async (id) => { await fetch(url + id); })); ids.forEach((id) => fetch(id)); await (async () => { await fetch(url); })();`,
      ),
      errors: [
        { messageId: "io", at: "fetch(url + id)" },
        { messageId: "io", at: "fetch(id)" },
        { messageId: "io", at: "fetch(url);" },
      ],
    },
    {
      why: "a named callback",
      language: "js",
      code: `async function run(tx) { await fetch(url); }\nprisma.$transaction(run);`,
      errors: [{ messageId: "io", at: "fetch(url)" }],
    },
    {
      why: "by option",
      language: "js",
      options: { functions: ["notify", "this.search.index"] },
      code: inside(`await notify(user); await this.search.index(user);`),
      errors: [
        { messageId: "io", at: "notify(user)" },
        { messageId: "io", at: "this.search.index" },
      ],
    },
    {
      why: "with TypeScript's marks and optional chaining",
      code: `class Orders {
  #mailer?: Mailer;
  run = () => ${inside(`await (fetch as any)(url); await this.#mailer?.send(m as any); await globalThis.fetch(url)!;`).replace(/^await /, "")}
}`,
      errors: [
        { messageId: "io", at: "(fetch as any)" },
        { messageId: "io", at: "this.#mailer" },
        { messageId: "io", at: "globalThis.fetch" },
      ],
    },
  ],
};
