import type { IncomingMessage } from "node:http";
import { findSession, type Session, sessionCookie } from "#db/sessions.ts";

/** The session behind a request that does not go through Next; null for everybody who may not work at the desk now. */
export async function findStaff(req: IncomingMessage): Promise<Session | null> {
  const session = await findSession(readCookie(req, sessionCookie().name));
  return session && !session.mustChangePassword ? session : null;
}

function readCookie(req: IncomingMessage, name: string): string | undefined {
  const pairs = (req.headers.cookie ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
