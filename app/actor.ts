import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { findSession, type Session, sessionCookie } from "#db/sessions.ts";
import type { Actor } from "#newsroom/permissions.ts";

/** Who asks, even one who must first change the password: for the account page, sign-out and language. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const jar = await cookies();
  return findSession(jar.get(sessionCookie().name)?.value);
});

/** Who asks, or null: nobody, an ended session, a disabled person, one who must first change the password. */
export async function currentActor(): Promise<Actor | null> {
  const session = await currentSession();
  return session && !session.mustChangePassword ? session.actor : null;
}

/** For pages of the desk: sends whoever may not be here to where they can change that. */
export async function demandActor(): Promise<Actor> {
  const session = await demandSession();
  if (session.mustChangePassword) redirect("/desk/account");
  return session.actor;
}

/** As `demandActor`, but lets in a person who must change the password. */
export async function demandSession(): Promise<Session> {
  const session = await currentSession();
  if (session) return session;
  const path = (await headers()).get("x-khabar-path") ?? "/desk"; // set by proxy.ts
  redirect(`/login?next=${encodeURIComponent(path)}`);
}
