import { eq, inArray, sql } from "drizzle-orm";
import { Refusal } from "#newsroom/refusal.ts";
import { signInFailures } from "./schema.ts";
import { transact } from "./transact.ts";

/** How many failures are free, and how long the rest wait: doubling from `first` seconds up to `most`. */
const patience = {
  account: { free: 5, first: 5, most: 300 },
  network: { free: 40, first: 5, most: 300 }, // a newsroom sits behind one address
  password: { free: 5, first: 5, most: 300 }, // one's own, asked again before it is changed
};

export const forgottenAfter = 24 * 60 * 60 * 1000; // ms

/** What failures are counted by: an email, a network, a person's id. */
export type Counter = { kind: keyof typeof patience; of: string };

/**
 * Counts a failure on each before the password is looked at, under the lock of the counters, so that guesses made at the
 * same moment, in any number of processes, do not pass one another. A refused try costs nothing.
 * @throws Refusal `tooManyAttempts` (details.seconds) when one of them must still wait
 */
export async function charge(counters: Counter[], now: Date): Promise<void> {
  const keys = counters.map(keyOf).sort(); // one order for all: no deadlock
  await transact(async (tx) => {
    await tx
      .insert(signInFailures)
      .values(keys.map((key) => ({ key, failures: 0, lastAt: now })))
      .onConflictDoUpdate({ target: signInFailures.key, set: { key: sql`excluded.key` } }); // locks the rows
    const rows = await tx.select().from(signInFailures).where(inArray(signInFailures.key, keys));
    const waits = counters.map((counter) => {
      const row = rows.find(({ key }) => key === keyOf(counter));
      return row ? secondsLeft(row, counter.kind, now) : 0;
    });
    const seconds = Math.max(0, ...waits);
    if (seconds > 0) throw new Refusal("tooManyAttempts", { seconds });
    const forgotten = new Date(now.getTime() - forgottenAfter).toISOString();
    await tx
      .update(signInFailures)
      .set({
        failures: sql`case when ${signInFailures.lastAt} < ${forgotten}::timestamptz then 1 else ${signInFailures.failures} + 1 end`,
        lastAt: now,
      })
      .where(inArray(signInFailures.key, keys));
  });
}

/** A right password clears its counter, and takes only its own try off the network: others there may still be guessing. */
export async function forgive(counters: Counter[]): Promise<void> {
  await transact(async (tx) => {
    for (const counter of counters) {
      const isIt = eq(signInFailures.key, keyOf(counter));
      if (counter.kind !== "network") await tx.delete(signInFailures).where(isIt);
      else
        await tx
          .update(signInFailures)
          .set({ failures: sql`greatest(0, ${signInFailures.failures} - 1)` })
          .where(isIt);
    }
  });
}

function keyOf({ kind, of }: Counter): string {
  return `${kind}:${of}`;
}

function secondsLeft(row: typeof signInFailures.$inferSelect, kind: Counter["kind"], now: Date): number {
  const passed = now.getTime() - row.lastAt.getTime();
  if (row.failures < patience[kind].free || passed > forgottenAfter) return 0;
  const { free, first, most } = patience[kind];
  const wait = Math.min(most, first * 2 ** Math.min(20, row.failures - free));
  return Math.max(0, Math.ceil(wait - passed / 1000));
}
