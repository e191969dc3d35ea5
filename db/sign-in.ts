import { eq, lt } from "drizzle-orm";
import { networkOf } from "#newsroom/network.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { type Counter, charge, forgive, forgottenAfter } from "./attempts.ts";
import { isPassword } from "./passwords.ts";
import { holdPerson } from "./people.ts";
import { desk } from "./process.ts";
import { people, sessions, signInFailures } from "./schema.ts";
import { actorOf, openSession } from "./sessions.ts";
import { record, transact } from "./transact.ts";

type Attempt = { email: string; password: string; address: string };

/**
 * Opens a session for whoever knows the password. `address` is the client's IP address, or "" when unknown.
 * Each try is charged to its account and its network before the password is looked at; a right one takes its charge back.
 * @returns the session's id, for the cookie
 * @throws Refusal `tooManyAttempts` (details.seconds), `wrongPassword`, `disabled`
 */
export async function openByPassword(attempt: Attempt, now = new Date()): Promise<string> {
  const email = attempt.email.trim().toLowerCase();
  const counters: Counter[] = [
    { kind: "account", of: email },
    { kind: "network", of: networkOf(attempt.address) },
  ];
  await charge(counters, now);
  const [person] = await desk().select().from(people).where(eq(people.email, email));
  const fits = await isPassword(attempt.password, person?.passwordHash ?? null);
  if (!person || !fits) throw new Refusal("wrongPassword");
  await forgive(counters);
  return transact(async (tx) => {
    const { passwordHash, disabledAt } = await holdPerson(tx, person.id);
    if (passwordHash !== person.passwordHash) throw new Refusal("wrongPassword"); // another since we looked
    if (disabledAt) throw new Refusal("disabled");
    await record(tx, actorOf(person), "session.open");
    return openSession(tx, person.id, now);
  });
}

/** Lets go of what no longer counts: failures of yesterday, sessions that have ended. */
export async function forgetSignIns(now = new Date()): Promise<void> {
  await desk()
    .delete(signInFailures)
    .where(lt(signInFailures.lastAt, new Date(now.getTime() - forgottenAfter)));
  await desk().delete(sessions).where(lt(sessions.expiresAt, now));
}
