import type { BrowserContext } from "playwright-core";
import { openSession, sealSession, sessionCookie } from "#db/sessions.ts";
import { transact } from "#db/transact.ts";
import type { Actor } from "#newsroom/permissions.ts";

/** Signs a person in without the form: a session in this file's database, its cookie in the browser. */
export async function signIn(context: BrowserContext, person: Pick<Actor, "id">): Promise<void> {
  const sessionId = await transact((tx) => openSession(tx, person.id));
  const { name, isSecure } = sessionCookie();
  const value = await sealSession(sessionId);
  await context.addCookies([
    { name, value, domain: "localhost", path: "/", httpOnly: true, sameSite: "Lax", secure: isSecure },
  ]);
}
