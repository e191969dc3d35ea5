import { and, arrayContains, asc, eq, isNull, sql } from "drizzle-orm";
import { type Actor, demand, roles as knownRoles, type Role } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { slugOf } from "#newsroom/slug.ts";
import { hashPassword, makeOneTimePassword } from "./passwords.ts";
import { desk } from "./process.ts";
import { authors, people, sessions } from "./schema.ts";
import { closeSessions } from "./sessions.ts";
import { notify, record, type Transaction, transact } from "./transact.ts";

/** A line of the staff page. */
export type PersonRow = {
  id: number;
  name: string;
  email: string;
  roles: Role[];
  isDisabled: boolean;
  mustChangePassword: boolean;
  lastSeenAt: Date | null; // when the newest session began
};

type NewPerson = { name: string; email: string; roles: Role[] };

/** Everybody, by name, disabled ones last. @throws Refusal `forbidden` */
export async function listPeople(actor: Actor): Promise<PersonRow[]> {
  demand(actor, "staff.read");
  const newest = desk()
    .select({
      personId: sessions.personId,
      at: sql`max(${sessions.createdAt})`.mapWith(sessions.createdAt).as("newest"),
    })
    .from(sessions)
    .groupBy(sessions.personId)
    .as("newest_sessions");
  const rows = await desk()
    .select({ person: people, lastSeenAt: newest.at })
    .from(people)
    .leftJoin(newest, eq(newest.personId, people.id))
    .orderBy(sql`${people.disabledAt} is not null`, asc(people.name), asc(people.id));
  return rows.map(({ person: { id, name, email, roles, disabledAt, mustChangePassword }, lastSeenAt }) => ({
    ...{ id, name, email, roles, mustChangePassword, lastSeenAt },
    isDisabled: disabledAt !== null,
  }));
}

/**
 * Adds a person and their byline.
 * @returns the one-time password, shown once and kept nowhere
 * @throws Refusal `forbidden`, `rolesMissing`, `emailTaken`
 */
export async function addPerson(actor: Actor, person: NewPerson): Promise<{ id: number; oneTimePassword: string }> {
  const oneTimePassword = makeOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  return transact(async (tx) => {
    demand(actor, "staff.manage");
    const id = await insertPerson(tx, { ...person, passwordHash, mustChangePassword: true });
    await record(tx, actor, "staff.add", { personId: id, details: { roles: person.roles } });
    return { id, oneTimePassword };
  });
}

/**
 * The rows of a new person, within a deed that has asked for permission (or the command line, which needs none).
 * @throws Refusal `rolesMissing`, `emailTaken`
 */
export async function insertPerson(
  tx: Transaction,
  person: NewPerson & { passwordHash: string; mustChangePassword: boolean },
): Promise<number> {
  const name = person.name.trim();
  const [row] = await tx
    .insert(people)
    .values({ ...person, name, roles: inOrder(person.roles), email: person.email.trim().toLowerCase() })
    .onConflictDoNothing({ target: people.email })
    .returning({ id: people.id });
  if (!row) throw new Refusal("emailTaken");
  const byline = { personId: row.id, nameAr: name, nameEn: name };
  const [author] = await tx
    .insert(authors)
    .values({ ...byline, slug: slugOf(name) || `author-${row.id}` })
    .onConflictDoNothing({ target: authors.slug })
    .returning({ id: authors.id });
  if (!author) await tx.insert(authors).values({ ...byline, slug: `${slugOf(name)}-${row.id}` }); // a namesake
  return row.id;
}

/** Takes effect at the person's next request; open sockets hear of it. @throws Refusal `forbidden`, `notFound`, `rolesMissing`, `lastAdministrator` */
export async function changeRoles(actor: Actor, id: number, roles: Role[]): Promise<void> {
  await transact(async (tx) => {
    demand(actor, "staff.manage");
    const others = await holdOtherAdministrators(tx, id);
    const person = await holdPerson(tx, id);
    const chosen = inOrder(roles);
    if (chosen.join() === person.roles.join()) return;
    if (!chosen.includes("admin") && isAdministrator(person) && others === 0) throw new Refusal("lastAdministrator");
    await tx.update(people).set({ roles: chosen }).where(eq(people.id, id));
    await record(tx, actor, "staff.changeRoles", { personId: id, details: { roles: chosen, before: person.roles } });
    await notify(tx, { kind: "person", personId: id });
  });
}

/** Ends every session at once; what the person wrote stays. @throws Refusal `forbidden`, `notFound`, `lastAdministrator` */
export async function disablePerson(actor: Actor, id: number, now = new Date()): Promise<void> {
  await transact(async (tx) => {
    demand(actor, "staff.manage");
    const others = await holdOtherAdministrators(tx, id);
    const person = await holdPerson(tx, id);
    if (person.disabledAt) return;
    if (isAdministrator(person) && others === 0) throw new Refusal("lastAdministrator");
    await tx.update(people).set({ disabledAt: now }).where(eq(people.id, id));
    await closeSessions(tx, id);
    await record(tx, actor, "staff.disable", { personId: id });
    await notify(tx, { kind: "person", personId: id });
  });
}

/** @throws Refusal `forbidden`, `notFound` */
export async function enablePerson(actor: Actor, id: number): Promise<void> {
  await transact(async (tx) => {
    demand(actor, "staff.manage");
    const person = await holdPerson(tx, id);
    if (!person.disabledAt) return;
    await tx.update(people).set({ disabledAt: null }).where(eq(people.id, id));
    await record(tx, actor, "staff.enable", { personId: id });
  });
}

/** Ends every session of the person. @returns the new one-time password, shown once @throws Refusal `forbidden`, `notFound` */
export async function resetPassword(actor: Actor, id: number): Promise<{ oneTimePassword: string }> {
  const oneTimePassword = makeOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  return transact(async (tx) => {
    demand(actor, "staff.manage");
    await holdPerson(tx, id);
    await tx.update(people).set({ passwordHash, mustChangePassword: true }).where(eq(people.id, id));
    await closeSessions(tx, id);
    await record(tx, actor, "staff.resetPassword", { personId: id });
    await notify(tx, { kind: "person", personId: id });
    return { oneTimePassword };
  });
}

/** @throws Refusal `notFound` */
export async function holdPerson(tx: Transaction, id: number) {
  const [person] = await tx.select().from(people).where(eq(people.id, id)).for("update");
  if (!person) throw new Refusal("notFound");
  return person;
}

/** Locks every administrator, so that two who go at the same moment are counted one after the other. */
async function holdOtherAdministrators(tx: Transaction, id: number): Promise<number> {
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(arrayContains(people.roles, ["admin"]), isNull(people.disabledAt)))
    .orderBy(people.id)
    .for("update");
  return rows.filter((row) => row.id !== id).length;
}

function isAdministrator(person: typeof people.$inferSelect): boolean {
  return person.roles.includes("admin") && person.disabledAt === null;
}

function inOrder(roles: Role[]): Role[] {
  const chosen = knownRoles.filter((role) => roles.includes(role));
  if (chosen.length === 0) throw new Refusal("rolesMissing");
  return chosen;
}
