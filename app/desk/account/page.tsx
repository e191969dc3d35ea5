import { getTranslations } from "next-intl/server";
import { answer } from "#app/action.ts";
import { demandSession } from "#app/actor.ts";
import { chooseLanguage } from "#app/language-action.ts";
import { BylineForm } from "#components/desk/account/byline-form.tsx";
import { LanguageChoice } from "#components/desk/account/language-choice.tsx";
import { PasswordForm } from "#components/desk/account/password-form.tsx";
import { PortraitForm } from "#components/desk/account/portrait-form.tsx";
import { SessionList } from "#components/desk/account/session-list.tsx";
import { FormSection } from "#components/desk/form-section.tsx";
import { PageHead } from "#components/desk/page-head.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { Notice } from "#components/ui/show.tsx";
import { listOwnSessions } from "#db/account.ts";
import { findOwnAuthor } from "#db/authors.ts";
import type { Session } from "#db/sessions.ts";
import { getSettings } from "#db/settings.ts";
import { can } from "#newsroom/permissions.ts";
import { readPicture } from "../media/actions.ts";
import { changeByline, changePassword, changePortrait, closeOthers } from "./actions.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const session = await demandSession();
  const { actor, mustChangePassword } = session;
  const t = await getTranslations("account");
  const roles = await getTranslations("roles");
  const password = <PasswordForm email={actor.email} isFirst={mustChangePassword} changePassword={changePassword} />;
  if (mustChangePassword) {
    return (
      <div className="max-w-md space-y-6">
        <PageHead title={t("welcome", { name: actor.name })} />
        <Notice>{t("mustChange")}</Notice>
        {password}
      </div>
    );
  }
  return (
    <>
      <PageHead title={t("title")} purpose={actor.roles.map((role) => roles(role)).join(" · ")} />
      <Own session={session} />
      <FormSection id="language" title={t("language")} text={t("languageText")}>
        <LanguageChoice chooseLanguage={chooseLanguage} />
      </FormSection>
      <FormSection id="password" title={t("password")} text={t("passwordText")}>
        {password}
      </FormSection>
      <Sessions session={session} />
    </>
  );
}

/** What readers see of the person. */
async function Own({ session: { actor } }: { session: Session }) {
  const t = await getTranslations("account");
  const found = await answer(() => findOwnAuthor(actor));
  if (!found.ok) return <RefusalNote refusal={found.refusal} />;
  if (!found.value) return null;
  const { nameAr, nameEn, picture } = found.value;
  return (
    <>
      <FormSection id="byline" title={t("byline")} text={t("bylineText")}>
        <BylineForm byline={{ nameAr, nameEn }} changeByline={changeByline} />
      </FormSection>
      {can(actor, "picture.upload") && (
        <FormSection id="portrait" title={t("portrait")} text={t("portraitText")}>
          <PortraitForm name={actor.name} picture={picture} readPicture={readPicture} changePortrait={changePortrait} />
        </FormSection>
      )}
    </>
  );
}

async function Sessions({ session }: { session: Session }) {
  const t = await getTranslations("account");
  const found = await answer(async () => ({ sessions: await listOwnSessions(session), style: await getSettings() }));
  return (
    <FormSection id="sessions" title={t("sessions")} text={t("sessionsText")}>
      {found.ok ? <SessionList {...found.value} closeOthers={closeOthers} /> : <RefusalNote refusal={found.refusal} />}
    </FormSection>
  );
}
