import type { z } from "zod";
import { bareFault } from "#db/bare-fault.ts";
import type { Session } from "#db/sessions.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { isRefusal, type Outcome, Refusal } from "#newsroom/refusal.ts";
import { storable } from "#newsroom/storable.ts";
import { currentSession } from "./actor.ts";

/**
 * The one way into a form: parses what came, finds the actor, does the verb, and answers with data.
 * A refusal comes back as data; what nobody foresaw is logged and thrown on.
 */
export function action<Schema extends z.ZodType, T>(
  schema: Schema,
  verb: (actor: Actor, input: z.output<Schema>) => Promise<T>,
) {
  return (input: z.input<Schema>): Promise<Outcome<T>> =>
    answer(async () => verb(await actorOfAction(), parse(schema, input)));
}

/** As `action`, for what a person may do about themselves even while the password must first be changed. */
export function ownAction<Schema extends z.ZodType, T>(
  schema: Schema,
  verb: (session: Session, input: z.output<Schema>) => Promise<T>,
) {
  return (input: z.input<Schema>): Promise<Outcome<T>> =>
    answer(async () => {
      const session = await currentSession();
      if (!session) throw new Refusal("signedOut");
      return verb(session, parse(schema, input));
    });
}

/** Runs a deed that has no actor yet (sign-in), with the same answers. */
export async function answer<T>(deed: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await deed() };
  } catch (error) {
    const refusal = isRefusal(error) ? error : isDatabaseAway(error) ? new Refusal("databaseAway") : null;
    if (!refusal) throw bareFault(error); // Next writes it to the log
    return { ok: false, refusal: { kind: "refusal", reason: refusal.reason, details: refusal.details } };
  }
}

/** @throws Refusal `invalid` with the names of the fields that could not be read */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(storable(input));
  if (result.success) return result.data;
  const fields = [...new Set(result.error.issues.map((issue) => issue.path.join(".")))];
  throw new Refusal("invalid", { fields });
}

/** @throws Refusal `signedOut`, `mustChangePassword` */
async function actorOfAction(): Promise<Actor> {
  const session = await currentSession();
  if (!session) throw new Refusal("signedOut");
  if (session.mustChangePassword) throw new Refusal("mustChangePassword");
  return session.actor;
}

/** The connection failed or Postgres is going down or coming up (class 57P, 08), here or wrapped by Drizzle. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const isAway = /^(ECONN|ENOENT|EPIPE|ETIMEDOUT|CONNECTION_|CONNECT_TIMEOUT|08|57P)/.test(code);
  return isAway || isDatabaseAway(error.cause);
}
