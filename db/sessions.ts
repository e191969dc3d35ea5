import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, ne } from "drizzle-orm";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import type { Actor } from "#newsroom/permissions.ts";
import { desk, getProcess } from "./process.ts";
import { people, sessions } from "./schema.ts";
import { notify, record, type Transaction, transact } from "./transact.ts";

/** Who sits behind a cookie. `actor` may do nothing but change the password while `mustChangePassword`. */
export type Session = {
  id: string;
  actor: Actor;
  chosenLanguage: Actor["language"] | null;
  mustChangePassword: boolean;
};

const day = 24 * 60 * 60 * 1000;
const lasts = 14 * day;

/** The cookie outlives the row on purpose: it holds only a session id, and the row alone says whether that still counts. */
export const cookieSeconds = (400 * day) / 1000; // as long as browsers keep one

/** The cookie's name, which is also the salt of its encryption. `__Secure-` only where readers come by https. */
export function sessionCookie(): { name: string; isSecure: boolean } {
  const isSecure = getProcess().siteUrl.startsWith("https://");
  return { name: `${isSecure ? "__Secure-" : ""}authjs.session-token`, isSecure };
}

/**
 * Opens a session for a person.
 * @returns the session's id, 256 random bits; the table keeps only its hash
 */
export async function openSession(tx: Transaction, personId: number, now = new Date()): Promise<string> {
  const id = randomBytes(32).toString("base64url");
  await tx.insert(sessions).values({ id: hashOf(id), personId, expiresAt: new Date(now.getTime() + lasts) });
  return id;
}

/** The cookie's value for a session id: what next-auth itself would write. For tests and tools that need no form. */
export function sealSession(sessionId: string): Promise<string> {
  return encode({
    token: { sessionId },
    secret: getProcess().authSecret,
    salt: sessionCookie().name,
    maxAge: cookieSeconds,
  });
}

/**
 * The one way from a cookie's value to a person, for pages, actions, uploads and sockets.
 * @returns null when the token is absent, forged or old, the session has ended, or the person is disabled
 */
export async function findSession(token: string | undefined, now = new Date()): Promise<Session | null> {
  const sessionId = await sessionIdOf(token);
  return sessionId === null ? null : findSessionById(sessionId, now);
}

/** The same from the session id itself. */
export async function findSessionById(sessionId: string, now = new Date()): Promise<Session | null> {
  const id = hashOf(sessionId);
  const [row] = await desk()
    .select({ person: people, expiresAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.id, id), gt(sessions.expiresAt, now), isNull(people.disabledAt)));
  if (!row) return null;
  if (row.expiresAt.getTime() - now.getTime() < lasts - day) await lengthen(id, now);
  const { language, mustChangePassword } = row.person;
  return { id, actor: actorOf(row.person), chosenLanguage: language, mustChangePassword };
}

/** A row of the table as one who acts. */
export function actorOf({ id, name, email, roles, language }: typeof people.$inferSelect): Actor {
  return { id, name, email, roles, language: language ?? "ar" };
}

/** Signing out: ends the session and its sockets. One that has ended already is no fault. */
export async function closeSession(sessionId: string): Promise<void> {
  await transact(async (tx) => {
    const [row] = await tx
      .delete(sessions)
      .where(eq(sessions.id, hashOf(sessionId)))
      .returning();
    if (!row) return;
    const [person] = await tx.select().from(people).where(eq(people.id, row.personId));
    await record(tx, person ? actorOf(person) : null, "session.close");
    await notify(tx, { kind: "person", personId: row.personId });
  });
}

/** Ends all sessions of a person, but the one that asks for it when given. */
export async function closeSessions(tx: Transaction, personId: number, exceptId = ""): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.personId, personId), ne(sessions.id, exceptId)));
}

/** A session that is used stays open; one write a day at most. */
async function lengthen(id: string, now: Date): Promise<void> {
  await desk()
    .update(sessions)
    .set({ expiresAt: new Date(now.getTime() + lasts) })
    .where(eq(sessions.id, id));
}

const tokenSchema = z.object({ sessionId: z.string().min(1) });

async function sessionIdOf(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: getProcess().authSecret, salt: sessionCookie().name });
    return tokenSchema.safeParse(claims).data?.sessionId ?? null;
  } catch {
    return null; // forged, or sealed with another secret
  }
}

function hashOf(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("base64url");
}
