import { AsyncResource } from "node:async_hooks";
import { runAs } from "./statement-owner.js";
import type { SharedOwner } from "./shared-owner.js";

/**
 * Prisma collects findUnique calls, batch transactions and whatever an interactive transaction does, and sends all of it
 * at the next tick, in the asynchronous context of whichever came first (measured on 7.10). A driver would take the first
 * one's owner for the owner of all. So only one owner at a time has its turn to put something in; the others wait for
 * Prisma to have sent that, a tick later.
 *
 * The loader is the process's to us: two extended clients can share one.
 */
let current: SharedOwner | undefined;
/** What each of the others will put in, in the order in which they came. */
const waiting = new Map<SharedOwner, (() => void)[]>();

/** @param send - has to reach Prisma synchronously, or, in a batch, once all its parts are there. */
export function runInTurn(owner: SharedOwner, isBatch: boolean, send: () => void): void {
  if (current === undefined || current === owner) {
    begin(owner, isBatch, send);
    return;
  }
  // In the context of its own caller, not of the one whose turn ends: `send` asks there which rows it may see.
  const start = AsyncResource.bind(() => begin(owner, isBatch, send));
  const turns = waiting.get(owner);
  if (turns === undefined) waiting.set(owner, [start]);
  else turns.push(start);
}

/** Whether what is given to {@link runInTurn} now, with this owner, is sent together with what the owner sends already. */
export function isOpen(owner: SharedOwner): boolean {
  return current === owner || waiting.has(owner);
}

function begin(owner: SharedOwner, isBatch: boolean, send: () => void): void {
  const isFirst = current === undefined;
  current = owner;
  runAs(owner, send);
  // After Prisma's own tick, which `send` has asked for. A batch first waits for its parts, in microtasks.
  if (isFirst && isBatch) setImmediate(pass);
  else if (isFirst) process.nextTick(pass);
}

/** Gives the turn to the next owner, and to everything that waits with it. */
function pass(): void {
  current = undefined;
  const [next] = waiting;
  if (next === undefined) return;
  const [owner, turns] = next;
  waiting.delete(owner);
  for (const start of turns) start();
}
