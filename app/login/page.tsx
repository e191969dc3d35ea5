import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LanguageButton } from "#components/desk/language-button.tsx";
import { SignInForm } from "#components/desk/sign-in-form.tsx";
import { deskPathOf } from "#newsroom/desk-path.ts";
import { answer } from "../action.ts";
import { currentSession } from "../actor.ts";
import { chooseLanguage } from "../language-action.ts";
import { enterDesk } from "./actions.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = deskPathOf((await searchParams).next);
  const session = await answer(currentSession); // the database may be away: the form says so when it is sent
  if (session.ok && session.value) redirect(next);
  const t = await getTranslations("signIn");
  const desk = await getTranslations("desk");
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center gap-6 px-5 py-10">
      <div>
        <p className="font-bold text-muted">{desk("house")}</p>
        <h1 className="font-bold text-title">{t("title")}</h1>
      </div>
      <SignInForm next={next} enterDesk={enterDesk} />
      <div className="flex items-center justify-between gap-4 border-rule border-t pt-4 text-muted text-small">
        <p>{t("forgotten")}</p>
        <LanguageButton chooseLanguage={chooseLanguage} />
      </div>
    </main>
  );
}
