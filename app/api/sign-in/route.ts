import { cookies } from "next/headers";
import { z } from "zod";
import { answer, parse } from "#app/action.ts";
import { SignInRefused, signIn } from "#app/auth.ts";
import { getProcess } from "#db/process.ts";
import { findSession, sessionCookie } from "#db/sessions.ts";
import { type Outcome, Refusal } from "#newsroom/refusal.ts";

const credentialsSchema = z.object({ email: z.string().trim().min(1), password: z.string().min(1) });

type Entered = { personId: number; name: string; mustChangePassword: boolean };

/**
 * Signs in from a page that stays open. Not a server action, because one that sets a cookie makes Next draw the page anew,
 * and the page holds what somebody has typed. Answers as actions do, with who is in now.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isFromOwnPage(request.headers)) return new Response(null, { status: 403 });
  const input: unknown = await request.json().catch(() => null);
  return Response.json(await enter(input), { headers: { "cache-control": "no-store" } });
}

/** Another site's page could sign its visitor in under a name of its own choice. */
function isFromOwnPage(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === headers.get("host") || host === new URL(getProcess().siteUrl).host;
}

async function enter(input: unknown): Promise<Outcome<Entered>> {
  const credentials = await answer(async () => parse(credentialsSchema, input));
  if (!credentials.ok) return credentials;
  try {
    await signIn("credentials", { ...credentials.value, redirect: false });
  } catch (error) {
    if (error instanceof SignInRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
  return answer(async () => {
    const session = await findSession((await cookies()).get(sessionCookie().name)?.value);
    if (!session) throw new Refusal("signedOut");
    const { actor, mustChangePassword } = session;
    return { personId: actor.id, name: actor.name, mustChangePassword };
  });
}
