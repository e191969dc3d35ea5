import { arrayContains, eq, sql } from "drizzle-orm";
import type { Role } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { demandStrong, hashPassword, makeOneTimePassword } from "./passwords.ts";
import { insertPerson } from "./people.ts";
import { people } from "./schema.ts";
import { closeSessions } from "./sessions.ts";
import { notify, record, type Transaction, transact } from "./transact.ts";

/** Deeds of whoever runs the machine: the command line and the start. They need no actor, and the diary says so. */

/** `password` null: a one-time password is made, to be changed at the first sign-in. */
type Credentials = { email: string; password: string | null };

/** What to show on the console, once. */
export type Access = { email: string; oneTimePassword: string | null };

/**
 * The first administrator, who is chief editor too, when the newsroom has no administrator yet.
 * @returns null when there was one
 * @throws Refusal `passwordTooShort`, `emailTaken`
 */
export async function createFirstAdministrator({ email, password }: Credentials): Promise<Access | null> {
  const name = email.split("@")[0] ?? email;
  return transact(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('khabar.firstAdministrator'))`); // two first starts
    const [found] = await tx
      .select({ id: people.id })
      .from(people)
      .where(arrayContains(people.roles, ["admin"]))
      .limit(1);
    if (found) return null;
    return add(tx, { email, password, name, roles: ["chief", "admin"] });
  });
}

/** @throws Refusal `passwordTooShort`, `emailTaken`, `rolesMissing` */
export async function addStaff(person: Credentials & { name: string; roles: Role[] }): Promise<Access> {
  return transact((tx) => add(tx, person));
}

/**
 * Gives a person another password and ends all their sessions.
 * @throws Refusal `notFound`, `passwordTooShort`
 */
export async function setPassword({ email, password }: Credentials): Promise<Access> {
  return transact(async (tx) => {
    const lowerCase = email.trim().toLowerCase();
    const [person] = await tx.select().from(people).where(eq(people.email, lowerCase)).for("update");
    if (!person) throw new Refusal("notFound");
    const { columns, oneTimePassword } = await lock(password);
    await tx.update(people).set(columns).where(eq(people.id, person.id));
    await closeSessions(tx, person.id);
    await record(tx, null, "staff.resetPassword", { personId: person.id });
    await notify(tx, { kind: "person", personId: person.id });
    return { email: lowerCase, oneTimePassword };
  });
}

/** Remembers that the newsroom came back from a backup: what was written after `madeAt` is not here. */
export function recordRestore(madeAt: Date): Promise<void> {
  const from = `${madeAt.toISOString().slice(0, 16).replace("T", " ")} UTC`; // an operator's clock, as the console says it
  return transact((tx) => record(tx, null, "site.restore", { details: { from } }));
}

async function add(tx: Transaction, person: Credentials & { name: string; roles: Role[] }): Promise<Access> {
  const { columns, oneTimePassword } = await lock(person.password);
  const { email, name, roles } = person;
  const personId = await insertPerson(tx, { email, name, roles, ...columns });
  await record(tx, null, "staff.add", { personId, details: { roles } });
  return { email: email.trim().toLowerCase(), oneTimePassword };
}

async function lock(given: string | null) {
  if (given !== null) demandStrong(given);
  const password = given ?? makeOneTimePassword();
  const isOneTime = given === null;
  const columns = { passwordHash: await hashPassword(password), mustChangePassword: isOneTime };
  return { columns, oneTimePassword: isOneTime ? password : null };
}
