import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import ar from "#messages/ar.json";
import en from "#messages/en.json";
import { type Language, languages } from "#newsroom/article.ts";
import { preferLanguage } from "#newsroom/prefer-language.ts";
import { isDatabaseAway } from "./action.ts";
import { currentSession } from "./actor.ts";

const messages = { ar, en };

export const languageCookie = "khabar-language"; // the choice on the sign-in page, before anybody is known

/** Words by the language that was asked for (readers' pages name theirs), else the desk's. */
export default getRequestConfig(async ({ locale }) => {
  const language = languages.find((candidate) => candidate === locale) ?? (await deskLanguage());
  return { locale: language, messages: messages[language], timeZone: "UTC" };
});

/** The person's choice, before that the browser's. */
export async function deskLanguage(): Promise<Language> {
  const session = await currentSession().catch((error: unknown) => {
    if (isDatabaseAway(error)) return null; // even that must be said in some language
    throw error;
  });
  if (session?.chosenLanguage) return session.chosenLanguage;
  const chosen = (await cookies()).get(languageCookie)?.value;
  return (
    languages.find((candidate) => candidate === chosen) ??
    preferLanguage((await headers()).get("accept-language") ?? "")
  );
}
