import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import ar from "#messages/ar.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };
import { type Language, languages } from "#newsroom/article.ts";
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
    languages.find((candidate) => candidate === chosen) ?? preferred((await headers()).get("accept-language") ?? "")
  );
}

/** The first of our languages in an Accept-Language header, by weight; Arabic when it names none. */
export function preferred(header: string): Language {
  const wishes = header.split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const weight = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
    return { tag: tag.split("-")[0], weight: weight ? Number(weight.slice(2)) || 0 : 1 };
  });
  wishes.sort((one, other) => other.weight - one.weight); // stable: equal weights keep their order
  for (const { tag, weight } of wishes) {
    const language = languages.find((candidate) => candidate === tag);
    if (language && weight > 0) return language;
  }
  return "ar";
}
