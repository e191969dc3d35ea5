import NextAuth, { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { getProcess } from "#db/process.ts";
import { closeSession, cookieSeconds, findSessionById, sessionCookie } from "#db/sessions.ts";
import { openByPassword } from "#db/sign-in.ts";
import type { RefusalData } from "#newsroom/refusal.ts";
import { storableText } from "#newsroom/storable.ts";
import { answer } from "./action.ts";

/** Carries a refusal through next-auth to the sign-in form. */
export class SignInRefused extends CredentialsSignin {
  refusal: RefusalData;

  constructor(refusal: RefusalData) {
    super();
    this.refusal = refusal;
    this.code = refusal.reason;
  }
}

const credentialsSchema = z.object({
  email: z.string().max(320).transform(storableText),
  password: z.string().max(1000),
});

/** next-auth seals the cookie; who a cookie belongs to is asked of `currentActor()` alone, never of next-auth. */
export const { handlers, signIn, signOut } = NextAuth(() => ({
  secret: getProcess().authSecret,
  trustHost: true,
  useSecureCookies: sessionCookie().isSecure,
  pages: { signIn: "/login", error: "/login" },
  session: { strategy: "jwt", maxAge: cookieSeconds },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(input, request) {
        const credentials = credentialsSchema.safeParse(input);
        if (!credentials.success) throw new SignInRefused({ kind: "refusal", reason: "wrongPassword", details: {} });
        const outcome = await answer(() => openByPassword({ ...credentials.data, address: addressOf(request) }));
        if (!outcome.ok) throw new SignInRefused(outcome.refusal);
        return { id: outcome.value }; // next-auth's user is our session
      },
    }),
  ],
  callbacks: {
    /** The token holds a session id and nothing else; one whose row has gone is dropped. */
    async jwt({ token, user }) {
      const sessionId = user ? user.id : token.sessionId;
      if (typeof sessionId !== "string") return null;
      return user || (await findSessionById(sessionId)) ? { sessionId } : null;
    },
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    async signOut(message) {
      const sessionId = "token" in message ? message.token?.sessionId : undefined;
      if (typeof sessionId === "string") await closeSession(sessionId);
    },
  },
  logger: {
    error(error) {
      const reason = error instanceof SignInRefused ? error.code : `${error.name} ${causeOf(error)}`;
      console.error(`sign-in: ${reason}`); // one line, no name and no address
    },
  },
}));

/** What stumbled, without its message: a failed query's holds the address that was typed. */
function causeOf(error: Error): string {
  const { cause } = error;
  if (!(cause instanceof Object) || !("err" in cause) || !(cause.err instanceof Error)) return "";
  return `${cause.err.name} ${cause.err.cause instanceof Error ? cause.err.cause.message : ""}`;
}

/** The client's address as `server/` established it; see docs/decisions on X-Forwarded-For. */
function addressOf(request: Request): string {
  return request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
}
