import { eq, inArray, lt, sql } from "drizzle-orm";
import { networkOf } from "#newsroom/network.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { isPassword } from "./passwords.ts";
import { desk } from "./process.ts";
import { people, sessions, signInFailures } from "./schema.ts";
import { actorOf, openSession } from "./sessions.ts";
import { record, transact } from "./transact.ts";

/** How many failures are free, and how long the rest wait: doubling from `first` seconds up to `most`. */
const patience = {
  account: { free: 5, first: 5, most: 300 },
  network: { free: 40, first: 5, most: 300 }, // a newsroom sits behind one address
};

const forgottenAfter = 24 * 60 * 60 * 1000;

type Attempt = { email: string; password: string; address: string };

/**
 * Opens a session for whoever knows the password. `address` is the client's IP address, or "" when unknown.
 * Each try is charged before the password is looked at, under the lock of its counters, so that guesses made at the
 * same moment, in any number of processes, do not pass one another; a right password takes its charge back.
 * @returns the session's id, for the cookie
 * @throws Refusal `tooManyAttempts` (details.seconds), `wrongPassword`, `disabled`
 */
export async function openByPassword(attempt: Attempt, now = new Date()): Promise<string> {
  const email = attempt.email.trim().toLowerCase();
  const account = `account:${email}`;
  const network = `network:${networkOf(attempt.address)}`;
  await charge(account, network, now);
  const [person] = await desk().select().from(people).where(eq(people.email, email));
  const fits = await isPassword(attempt.password, person?.passwordHash ?? null);
  if (!person || !fits) throw new Refusal("wrongPassword");
  await forgive(account, network);
  if (person.disabledAt) throw new Refusal("disabled");
  return transact(async (tx) => {
    await record(tx, actorOf(person), "session.open");
    return openSession(tx, person.id, now);
  });
}

/** Counts a failure on both, or refuses when either must still wait. A refused try costs nothing. */
async function charge(account: string, network: string, now: Date): Promise<void> {
  await transact(async (tx) => {
    const keys = [account, network].sort(); // one order for all: no deadlock
    await tx
      .insert(signInFailures)
      .values(keys.map((key) => ({ key, failures: 0, lastAt: now })))
      .onConflictDoUpdate({ target: signInFailures.key, set: { key: sql`excluded.key` } }); // locks the rows
    const rows = await tx.select().from(signInFailures).where(inArray(signInFailures.key, keys));
    const waits = rows.map((row) => secondsLeft(row, row.key === account ? "account" : "network", now));
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

function secondsLeft(row: typeof signInFailures.$inferSelect, kind: keyof typeof patience, now: Date): number {
  const passed = now.getTime() - row.lastAt.getTime();
  if (row.failures < patience[kind].free || passed > forgottenAfter) return 0;
  const { free, first, most } = patience[kind];
  const wait = Math.min(most, first * 2 ** Math.min(20, row.failures - free));
  return Math.max(0, Math.ceil(wait - passed / 1000));
}

/** Lets go of what no longer counts: failures of yesterday, sessions that have ended. */
export async function forgetSignIns(now = new Date()): Promise<void> {
  await desk()
    .delete(signInFailures)
    .where(lt(signInFailures.lastAt, new Date(now.getTime() - forgottenAfter)));
  await desk().delete(sessions).where(lt(sessions.expiresAt, now));
}

/** A right password clears its account, and takes only its own try off the network: others there may still be guessing. */
async function forgive(account: string, network: string): Promise<void> {
  await transact(async (tx) => {
    await tx.delete(signInFailures).where(eq(signInFailures.key, account));
    await tx
      .update(signInFailures)
      .set({ failures: sql`greatest(0, ${signInFailures.failures} - 1)` })
      .where(eq(signInFailures.key, network));
  });
}
