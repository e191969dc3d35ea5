import { getTranslations } from "next-intl/server";
import { demandSession } from "#app/actor.ts";
import { BylineForm } from "#components/desk/account/byline-form.tsx";
import { PasswordForm } from "#components/desk/account/password-form.tsx";
import { PageHead } from "#components/desk/page-head.tsx";
import { Notice } from "#components/ui/show.tsx";
import { getOwnByline } from "#db/account.ts";
import { changeByline, changePassword } from "./actions.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const { actor, mustChangePassword } = await demandSession();
  const t = await getTranslations("account");
  const roles = await getTranslations("roles");
  return (
    <div className="max-w-md space-y-8">
      <PageHead title={t("title")} purpose={actor.roles.map((role) => roles(role)).join(" · ")} />
      {mustChangePassword && <Notice>{t("mustChange")}</Notice>}
      <section aria-labelledby="password">
        <h2 id="password" className="pb-3 font-semibold text-large">
          {t("password")}
        </h2>
        <PasswordForm email={actor.email} isFirst={mustChangePassword} changePassword={changePassword} />
      </section>
      {!mustChangePassword && (
        <section aria-labelledby="byline">
          <h2 id="byline" className="pb-1 font-semibold text-large">
            {t("byline")}
          </h2>
          <p className="pb-3 text-muted">{t("bylineText")}</p>
          <BylineForm byline={await getOwnByline(actor)} changeByline={changeByline} />
        </section>
      )}
    </div>
  );
}
