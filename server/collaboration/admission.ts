import { getToken } from "next-auth/jwt";
import { readEpochs } from "#db/draft-log.ts";
import { getArticleRow } from "#db/hold-article.ts";
import { desk, getProcess } from "#db/process.ts";
import { findSession, sessionCookie } from "#db/sessions.ts";
import { schemaVersion } from "#newsroom/body.ts";
import { type Actor, can } from "#newsroom/permissions.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { type Denial, parseDraftName, parseHandshake } from "#newsroom/socket.ts";

export type Visitor = { actor: Actor; sessionId: string };

/** Thrown at a handshake; Hocuspocus sends `reason` to the browser, and logs nothing because there is no message. */
export class Denied extends Error {
  readonly reason: string;

  constructor(denial: Denial) {
    super();
    this.reason = JSON.stringify(denial);
  }
}

/** Whether a page of ours opens this socket: browsers attach cookies for any page. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === headers.get("host") || host === new URL(getProcess().siteUrl).host;
}

/** The person behind the socket's cookie, or null as for any request of the desk. */
export async function findVisitor(headers: Headers): Promise<Visitor | null> {
  const cookie = await getToken({ req: { headers }, raw: true, cookieName: sessionCookie().name });
  const session = await findSession(cookie || undefined);
  return session && !session.mustChangePassword ? { actor: session.actor, sessionId: session.id } : null;
}

/**
 * Whether the person may open this draft, and how. To one who may not read the article, it does not exist.
 * @throws Denied
 */
export async function admit(
  actor: Actor,
  documentName: string,
  token: string,
): Promise<{ readOnly: boolean; clientId: number }> {
  const handshake = parseHandshake(token);
  if (handshake?.schemaVersion !== schemaVersion) throw new Denied({ reason: "oldTab" });
  if (handshake.personId !== actor.id) throw new Denied({ reason: "otherPerson", name: actor.name });
  const name = parseDraftName(documentName);
  if (!name) throw new Denied({ reason: "forbidden" });
  const { article, epoch } = await findDraft(actor, name.articleId);
  if (epoch !== name.epoch) throw new Denied({ reason: "epochClosed", epoch });
  return { readOnly: !can(actor, "article.edit", article), clientId: handshake.clientId };
}

async function findDraft(actor: Actor, articleId: number) {
  try {
    const article = await getArticleRow(desk(), actor, articleId);
    const epochs = await readEpochs([articleId]);
    return { article, epoch: epochs.get(articleId) ?? 0 };
  } catch (error) {
    throw new Denied({ reason: isRefusal(error) ? "forbidden" : "databaseAway" });
  }
}
