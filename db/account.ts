import { and, desc, eq, gt } from "drizzle-orm";
import type { Language } from "#newsroom/article.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { type Counter, charge, forgive } from "./attempts.ts";
import { demandStrong, hashPassword, isPassword } from "./passwords.ts";
import { holdPerson } from "./people.ts";
import { desk } from "./process.ts";
import { putAuthor } from "./published/put.ts";
import { authors, people, sessions } from "./schema.ts";
import { closeSessions, type Session } from "./sessions.ts";
import { notify, record, transact } from "./transact.ts";

/**
 * One's own password; other sessions of the person end, the one that asks goes on. Whoever sits at an open desk can
 * guess the current one here no quicker than at sign-in.
 * @throws Refusal `tooManyAttempts` (details.seconds), `currentPasswordWrong`, `passwordTooShort`, `passwordUnchanged`
 */
export async function changeOwnPassword(
  session: Session,
  { current, next }: { current: string; next: string },
  now = new Date(),
): Promise<void> {
  const { actor } = session;
  const counter: Counter = { kind: "password", of: String(actor.id) };
  await charge([counter], now);
  const [known] = await desk().select().from(people).where(eq(people.id, actor.id));
  if (!known || !(await isPassword(current, known.passwordHash))) throw new Refusal("currentPasswordWrong");
  await forgive([counter]);
  demandStrong(next);
  if (next === current) throw new Refusal("passwordUnchanged");
  const passwordHash = await hashPassword(next);
  await transact(async (tx) => {
    const person = await holdPerson(tx, actor.id);
    if (person.passwordHash !== known.passwordHash) throw new Refusal("currentPasswordWrong"); // another since we looked
    await tx.update(people).set({ passwordHash, mustChangePassword: false }).where(eq(people.id, actor.id));
    await closeSessions(tx, actor.id, session.id);
    await record(tx, actor, "account.changePassword");
    await notify(tx, { kind: "person", personId: actor.id }); // sockets that the ended sessions had opened
  });
}

/** Where somebody is signed in: a browser each, with when that began. */
export type OwnSession = { startedAt: Date; isThis: boolean };

/** This browser first, then the newest. */
export async function listOwnSessions(session: Session, now = new Date()): Promise<OwnSession[]> {
  const rows = await desk()
    .select({ id: sessions.id, startedAt: sessions.createdAt })
    .from(sessions)
    .where(and(eq(sessions.personId, session.actor.id), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt));
  const found = rows.map(({ id, startedAt }) => ({ startedAt, isThis: id === session.id }));
  return [...found.filter((each) => each.isThis), ...found.filter((each) => !each.isThis)];
}

/** Ends one's sessions everywhere else, and their sockets; the one that asks goes on. */
export async function closeOtherSessions(session: Session): Promise<void> {
  const { actor } = session;
  await transact(async (tx) => {
    await holdPerson(tx, actor.id);
    await closeSessions(tx, actor.id, session.id);
    await record(tx, actor, "account.closeOthers");
    await notify(tx, { kind: "person", personId: actor.id });
  });
}

/** The interface's language. No diary line: it is nobody else's business. */
export async function changeOwnLanguage(actor: Actor, language: Language): Promise<void> {
  await desk().update(people).set({ language }).where(eq(people.id, actor.id));
}

export type Byline = { nameAr: string; nameEn: string };

/** Readers see the new names at once, on stories that are live too. The address of the author's page stays. */
export async function changeOwnByline(actor: Actor, byline: Byline): Promise<void> {
  await transact(async (tx) => {
    const [author] = await tx.select().from(authors).where(eq(authors.personId, actor.id)).for("update");
    if (!author) throw new Refusal("notFound");
    const { nameAr, nameEn } = byline;
    await tx.update(authors).set({ nameAr, nameEn }).where(eq(authors.id, author.id));
    await putAuthor(tx, author.id);
    await record(tx, actor, "account.changeByline", { details: { nameAr, nameEn } });
  });
}
