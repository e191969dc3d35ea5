import { getLocale, getTranslations } from "next-intl/server";
import { demandActor } from "#app/actor.ts";
import { ArticleRows } from "#components/desk/article-rows.tsx";
import { PageHead } from "#components/desk/page-head.tsx";
import { ButtonLink } from "#components/ui/link.tsx";
import { EmptyState } from "#components/ui/show.tsx";
import { listArticles } from "#db/articles.ts";
import { getSettings } from "#db/settings.ts";
import { formatMasthead } from "#newsroom/dates.ts";
import { type Actor, can } from "#newsroom/permissions.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("desk"))("place.home") };
}

/** What waits for this person: stories to review, stories to publish, drafts of their own. */
export default async function DeskPage() {
  const actor = await demandActor();
  const t = await getTranslations("desk");
  const style = await getSettings();
  const piles = (await findPiles(actor)).filter(({ rows }) => rows.length > 0);
  const language = (await getLocale()) === "en" ? "en" : "ar";
  const create = can(actor, "article.create") && (
    <ButtonLink look="primary" href="/desk/articles/new">
      {t("newArticle")}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t("greeting", { name: actor.name })}
        purpose={formatMasthead(new Date(), language, style)}
        action={create}
      />
      {piles.map(({ name, rows }) => (
        <section key={name} aria-labelledby={name} className="pb-8">
          <h2 id={name} className="pb-2 font-semibold text-large">
            {t(`pile.${name}`)}
          </h2>
          <ArticleRows rows={rows} style={style} />
        </section>
      ))}
      {piles.length === 0 && (
        <EmptyState title={t("nothingWaits")}>
          {can(actor, "article.create") ? t("nothingWaitsWriter") : t("nothingWaitsOther")}
        </EmptyState>
      )}
    </>
  );
}

async function findPiles(actor: Actor) {
  if (!can(actor, "article.list")) return [];
  const reviews = can(actor, "article.review");
  const none = { rows: [] };
  const [submitted, approved, drafts] = await Promise.all([
    reviews ? listArticles(actor, { stage: "submitted", limit: 10 }) : none,
    reviews ? listArticles(actor, { stage: "approved", limit: 10 }) : none,
    listArticles(actor, { stage: "draft", mine: true, limit: 10 }),
  ]);
  return [
    { name: "submitted", rows: submitted.rows },
    { name: "approved", rows: approved.rows },
    { name: "drafts", rows: drafts.rows },
  ] as const;
}
