import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { SignInForm } from "#components/desk/sign-in-form.tsx";
import { getSettings } from "#db/settings.ts";
import { deskPathOf } from "#newsroom/desk-path.ts";
import { answer } from "../action.ts";
import { currentSession } from "../actor.ts";
import { enterDesk, speak } from "./actions.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("signIn"))("title") };
}

/** The other language, named in itself. */
const others = {
  ar: { language: "en", name: "English" },
  en: { language: "ar", name: "العربية" },
} as const;

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = deskPathOf((await searchParams).next);
  const session = await answer(currentSession); // the database may be away: the form says so when it is sent
  if (session.ok && session.value) redirect(next);
  const language = (await getLocale()) === "en" ? "en" : "ar";
  const t = await getTranslations("signIn");
  const refusals = await getTranslations("refusals");
  const other = others[language];
  const words = {
    email: t("email"),
    password: t("password"),
    show: t("show"),
    hide: t("hide"),
    submit: t("submit"),
    busy: t("busy"),
    offline: refusals("offline"),
  };
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-100 flex-col gap-10 px-5 py-8">
      <Masthead language={language} />
      <div className="my-auto flex flex-col gap-6">
        <div>
          <h1 className="font-bold text-title">{t("title")}</h1>
          <p className="text-muted">{t("purpose")}</p>
        </div>
        <SignInForm next={next} words={words} enterDesk={enterDesk} />
        <p className="text-muted text-small">{t("forgotten")}</p>
      </div>
      <form action={speak.bind(null, other.language)} className="border-rule border-t pt-3">
        <button
          type="submit"
          lang={other.language}
          className="-mx-3 min-h-11 min-w-11 cursor-pointer rounded-sm px-3 text-ink underline underline-offset-4 hover:bg-wash"
        >
          {other.name}
        </button>
      </form>
    </main>
  );
}

/** The paper whose desk this is, in both of its names: somebody may work for two. */
async function Masthead({ language }: { language: "ar" | "en" }) {
  const settings = await answer(getSettings);
  if (!settings.ok) return <p className="font-bold text-large">{(await getTranslations("desk"))("house")}</p>;
  const names = { ar: settings.value.nameAr, en: settings.value.nameEn };
  const otherLanguage = others[language].language;
  return (
    <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-ink border-b-2 pb-3">
      <p className="font-(family-name:--face-head) font-bold text-title leading-(--line-head)" dir="auto">
        {names[language]}
      </p>
      <p lang={otherLanguage} dir="auto" className="font-(family-name:--face-head) text-muted leading-(--line-head)">
        {names[otherLanguage]}
      </p>
    </header>
  );
}
