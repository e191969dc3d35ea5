import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { demandActor } from "#app/actor.ts";
import { PageHead } from "#components/desk/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState } from "#components/ui/show.tsx";
import { getArticle } from "#db/articles.ts";
import { listRevisions } from "#db/revisions.ts";
import { getSettings } from "#db/settings.ts";
import { formatMoment } from "#newsroom/dates.ts";
import { writtenIdSchema } from "#newsroom/id-schema.ts";
import { isRefusal } from "#newsroom/refusal.ts";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("history"))("title") };
}

/** The steps of a story, newest first. */
export default async function HistoryPage({ params }: Props) {
  const actor = await demandActor();
  const id = writtenIdSchema.safeParse((await params).id).data;
  if (id === undefined) notFound();
  const [article, revisions] = await Promise.all([getArticle(actor, id), listRevisions(actor, id)]).catch((error) => {
    if (isRefusal(error) && error.reason === "notFound") notFound();
    throw error;
  });
  const t = await getTranslations("history");
  const language = (await getLocale()) === "ar" ? "ar" : "en";
  const style = await getSettings();
  return (
    <div className="space-y-4">
      <p>
        <Link href={`/desk/articles/${id}`}>{t("back")}</Link>
      </p>
      <PageHead
        title={article.headline ? `${t("title")}: \u2068${article.headline}\u2069` : t("title")}
        purpose={t("purpose")}
      />
      {revisions.length === 0 ? (
        <EmptyState title={t("empty")} />
      ) : (
        <ol className="divide-y divide-rule border-rule border-y">
          {revisions.map(({ id, number, by, at, deed, reason }) => (
            <li key={id} className="grid gap-x-4 gap-y-1 py-3 sm:grid-cols-[6rem_1fr_auto]">
              <span className="text-muted">
                {t("number")} {number}
              </span>
              <span>
                <span className="font-medium">{t(`deeds.${t.has(`deeds.${deed}`) ? deed : "other"}`)}</span> ·{" "}
                <bdi>{by}</bdi>
                {reason && (
                  <span className="block text-muted">
                    {t("reason")}: <bdi>{reason}</bdi>
                  </span>
                )}
              </span>
              <time dateTime={at.toISOString()} className="text-muted">
                {formatMoment(at, language, style)}
              </time>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
