import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { answer } from "#app/action.ts";
import { demandActor } from "#app/actor.ts";
import { DiaryFilter } from "#components/desk/diary/diary-filter.tsx";
import { DiaryLines } from "#components/desk/diary/diary-lines.tsx";
import { PageHead } from "#components/desk/page-head.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { ButtonLink } from "#components/ui/link.tsx";
import { EmptyState } from "#components/ui/show.tsx";
import { listDiary, listDiaryFilters } from "#db/diary.ts";
import { getSettings } from "#db/settings.ts";
import { writtenIdSchema } from "#newsroom/id-schema.ts";
import { can } from "#newsroom/permissions.ts";
import { storableText } from "#newsroom/storable.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("diary"))("title") };
}

const text = (most: number) => z.string().trim().min(1).max(most).transform(storableText).optional().catch(undefined);

const querySchema = z.object({
  person: z.optional(writtenIdSchema).catch(undefined),
  story: z.optional(writtenIdSchema).catch(undefined),
  deed: text(100),
  search: text(200),
  before: z.string().optional().catch(undefined),
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DiaryPage({ searchParams }: Props) {
  const actor = await demandActor();
  const t = await getTranslations("diary");
  const { person, story, deed, search, before } = querySchema.parse(await searchParams);
  const page = await answer(async () => ({
    ...(await listDiary(actor, { personId: person, articleId: story, deed, search, before })),
    filters: await listDiaryFilters(actor),
    style: await getSettings(),
  }));
  if (!page.ok) {
    return (
      <>
        <PageHead title={t("title")} />
        <RefusalNote refusal={page.refusal} />
      </>
    );
  }
  const { lines, next, filters, style } = page.value;
  const seesStories = can(actor, "article.read");
  const query = new URLSearchParams({
    ...(search && { search }),
    ...(person && { person: String(person) }),
    ...(deed && { deed }),
    ...(story && { story: String(story) }),
  });
  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <DiaryFilter
        key={query.toString()}
        {...filters}
        search={search ?? ""}
        person={person ?? null}
        deed={deed ?? ""}
        story={story ? { id: story, headline: lines.find((line) => line.article)?.article?.headline ?? "" } : null}
        seesStories={seesStories}
      />
      {lines.length > 0 ? (
        <DiaryLines lines={lines} style={style} linksArticles={seesStories} now={new Date()} isOneStory={!!story} />
      ) : (
        <EmptyState
          title={next ? t("notYet") : t("empty")}
          action={<ButtonLink href="/desk/diary">{t("showAll")}</ButtonLink>}
        >
          {next ? t("notYetText") : t("emptyText")}
        </EmptyState>
      )}
      {next && (
        <p className="pt-6">
          <ButtonLink href={`/desk/diary?${query.size > 0 ? `${query}&` : ""}before=${next}`}>{t("older")}</ButtonLink>
        </p>
      )}
    </>
  );
}
