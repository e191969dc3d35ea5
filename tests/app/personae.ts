import { eq } from "drizzle-orm";
import { hashPassword } from "#db/passwords.ts";
import { desk } from "#db/process.ts";
import { people, sessions } from "#db/schema.ts";
import { type Actor, type Role, roles } from "#newsroom/permissions.ts";
import { disable, makeActor } from "../factories.ts";

/**
 * Who asks. `reporter` is on the story that is asked for, `stranger` is a reporter to whom it is another's. The last four hold
 * every role, so that nothing but their state stops them: `forger` sealed a cookie with another secret, `newcomer` has not
 * yet changed the one-time password.
 */
export const personae = [
  ...["reporter", "stranger", "editor", "chief", "admin"],
  ...["nobody", "disabled", "expired", "forger", "newcomer"],
] as const;
export type Persona = "reporter" | "stranger" | Role | "nobody" | "disabled" | "expired" | "forger" | "newcomer";

export type Asker = { actor: Actor; cookie: string };

type Door = { signIn(actor: Actor): Promise<string>; forge(actor: Actor): Promise<string> };

/** One of each, signed in as far as they can be. `door` makes cookies, real and forged. */
export async function makeAskers(door: Door): Promise<Record<Persona, Asker>> {
  const withRoles = async (given: readonly Role[]): Promise<Asker> => {
    const actor = await makeActor({ roles: [...given] });
    return { actor, cookie: await door.signIn(actor) };
  };
  const passwordHash = await hashPassword("a password that nobody types");
  const nobody = await makeActor({ roles: [...roles] });
  const disabled = await withRoles(roles);
  await disable(disabled.actor);
  const expired = await withRoles(roles);
  await desk().update(sessions).set({ expiresAt: new Date() }).where(eq(sessions.personId, expired.actor.id));
  const newcomer = await withRoles(roles);
  await desk().update(people).set({ mustChangePassword: true }).where(eq(people.id, newcomer.actor.id));
  const forged = await withRoles(roles);
  const askers = {
    reporter: await withRoles(["reporter"]),
    stranger: await withRoles(["reporter"]),
    editor: await withRoles(["editor"]),
    chief: await withRoles(["chief"]),
    admin: await withRoles(["admin"]),
    nobody: { actor: nobody, cookie: "" },
    disabled,
    expired,
    forger: { actor: forged.actor, cookie: await door.forge(forged.actor) },
    newcomer,
  };
  await desk().update(people).set({ passwordHash });
  return askers;
}
