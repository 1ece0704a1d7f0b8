import type { Contestant } from "./contestant.js";
import type { Query } from "./queries.js";

interface Client {
  readonly [model: string]:
    { readonly [operation: string]: ((args: object) => PromiseLike<unknown>) | undefined } | undefined;
}

/** Calls a query on a contestant's client, from the client on, as an application does: `prisma.post.findMany(args)`. */
export function caller(client: object, contestant: Contestant, query: Query): (args: object) => PromiseLike<unknown> {
  const model = query.model.charAt(0).toLowerCase() + query.model.slice(1);
  const operation = contestant.renamed?.[query.operation] ?? query.operation;
  return (args) => {
    const answer = (client as Client)[model]?.[operation]?.(args);
    if (answer === undefined) throw new Error(`The client has no ${model}.${operation}.`);
    return answer;
  };
}

/** As many calls as the query says a sample has, one after the other, each perhaps of several at the same time. */
export function sampleRun(client: object, contestant: Contestant, query: Query): () => Promise<void> {
  const call = caller(client, contestant, query);
  const { calls, parallel = 1 } = query;
  const argsOf = memoByHand(contestant, query);
  if (parallel === 1) {
    return async () => {
      for (let index = 0; index < calls; index++) await call(argsOf(index));
    };
  }
  return async () => {
    for (let index = 0; index < calls; index++) {
      await Promise.all(Array.from({ length: parallel }, (_, each) => call(argsOf(each))));
    }
  };
}

/** Arguments that a contestant is given in another form are worked out before, not while the clock runs. */
function memoByHand({ args: change }: Contestant, query: Query): (index: number) => object {
  if (change === undefined) return query.args;
  const known = Array.from({ length: Math.max(query.calls, query.parallel ?? 1) }, (_, index) =>
    change(query, query.args(index)),
  );
  return (index) => known[index] ?? query.args(index);
}
