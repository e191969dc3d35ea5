"use server";
import { cookies } from "next/headers";
import { z } from "zod";
import { changeOwnLanguage } from "#db/account.ts";
import { sessionCookie } from "#db/sessions.ts";
import { languages } from "#newsroom/article.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import { answer, parse } from "./action.ts";
import { currentSession } from "./actor.ts";
import { languageCookie } from "./request.ts";

/** The interface's language: for the person when somebody is signed in, and for this browser. Open to everybody. */
export async function chooseLanguage(input: { language: string }): Promise<Outcome<void>> {
  return answer(async () => {
    const { language } = parse(z.object({ language: z.enum(languages) }), input);
    const session = await currentSession();
    if (session) await changeOwnLanguage(session.actor, language);
    const year = 365 * 24 * 60 * 60;
    const secure = sessionCookie().isSecure;
    (await cookies()).set(languageCookie, language, {
      maxAge: year,
      httpOnly: true,
      sameSite: "lax",
      secure,
      path: "/",
    });
  });
}
