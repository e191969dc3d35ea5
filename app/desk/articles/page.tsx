import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { answer } from "#app/action.ts";
import { demandActor } from "#app/actor.ts";
import { ArticleFilter } from "#components/desk/article-filter.tsx";
import { ArticleRows } from "#components/desk/article-rows.tsx";
import { PageHead } from "#components/desk/page-head.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { ButtonLink } from "#components/ui/link.tsx";
import { EmptyState } from "#components/ui/show.tsx";
import { listArticles } from "#db/articles.ts";
import { getSettings } from "#db/settings.ts";
import { stages } from "#newsroom/lifecycle.ts";
import { can } from "#newsroom/permissions.ts";
import { storableText } from "#newsroom/storable.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("list"))("title") };
}

/** An address that somebody has bent shows the whole list. */
const querySchema = z.object({
  stage: z.enum(stages).optional().catch(undefined),
  search: z.string().max(200).transform(storableText).optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  before: z.string().optional().catch(undefined),
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ArticlesPage({ searchParams }: Props) {
  const actor = await demandActor();
  const t = await getTranslations("list");
  const { stage, search = "", mine, before } = querySchema.parse(await searchParams);
  const isMine = mine === "1";
  const filter = { ...(stage && { stage }), ...(before && { before }), search, mine: isMine };
  const list = await answer(async () => ({ ...(await listArticles(actor, filter)), style: await getSettings() }));
  const create = can(actor, "article.create") && (
    <ButtonLink look="primary" href="/desk/articles/new">
      {t("new")}
    </ButtonLink>
  );
  if (!list.ok) {
    return (
      <>
        <PageHead title={t("title")} />
        <RefusalNote refusal={list.refusal} />
        <p className="pt-4">
          <ButtonLink href="/desk/articles">{t("again")}</ButtonLink>
        </p>
      </>
    );
  }
  const { rows, next, style } = list.value;
  const isFiltered = stage !== undefined || search !== "" || isMine || before !== undefined;
  const query = new URLSearchParams({ ...(stage && { stage }), ...(search && { search }), ...(mine && { mine }) });
  return (
    <>
      <PageHead title={t("title")} action={create} />
      <ArticleFilter key={query.toString()} search={search} stage={stage ?? ""} isMine={isMine} />
      {rows.length > 0 && <ArticleRows rows={rows} style={style} />}
      {rows.length === 0 && isFiltered && (
        <EmptyState title={t("nothingFound")} action={<ButtonLink href="/desk/articles">{t("showAll")}</ButtonLink>}>
          {t("nothingFoundText")}
        </EmptyState>
      )}
      {rows.length === 0 && !isFiltered && <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>}
      {next && (
        <p className="pt-5">
          <ButtonLink href={`/desk/articles?${query.size > 0 ? `${query}&` : ""}before=${next}`}>
            {t("older")}
          </ButtonLink>
        </p>
      )}
    </>
  );
}
