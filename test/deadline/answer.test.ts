import { setTimeout as delay } from "node:timers/promises";
import type { PoolClient } from "pg";
import { expect, test } from "vitest";
import { send } from "../../src/adapter-pg/connection.js";
import { Deadline } from "../../src/deadline/deadline.js";
import { Operation } from "../../src/deadline/operation.js";
import { SharedOwner } from "../../src/deadline/shared-owner.js";

const GRACE_MS = 60;

test("a ROLLBACK that is answered leaves no timer behind, however many deadlines pass while it is on its way", async () => {
  const stream = { destroyed: false, destroy: () => (stream.destroyed = true) };
  let answer: (result: object) => void = () => undefined;
  const query = () => new Promise<object>((resolve) => (answer = resolve));
  const client: object = { processID: 1, secretKey: 2, connection: { stream }, query };

  const group = new SharedOwner("some");
  const parts = [1, 2, 3].map(() => new AbortController());
  for (const { signal } of parts) {
    group.join(new Operation("Post.update", new Deadline({ milliseconds: undefined, signal })));
  }
  parts[0]?.abort();
  const settings = { graceMs: GRACE_MS, stream: undefined };
  const rollback = send(client as PoolClient, group, "ROLLBACK", settings);
  parts[1]?.abort();
  parts[2]?.abort();
  answer({ command: "ROLLBACK" });
  await rollback;
  // The next user of the connection would lose it.
  await delay(3 * GRACE_MS);
  expect(stream.destroyed).toBe(false);
});
