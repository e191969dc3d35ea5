import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { answer } from "#app/action.ts";
import { demandActor } from "#app/actor.ts";
import { ArticleFilter, type FilterValues } from "#components/desk/article-filter.tsx";
import { ArticleRows } from "#components/desk/article-rows.tsx";
import { PageHead } from "#components/desk/page-head.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { ButtonLink } from "#components/ui/link.tsx";
import { EmptyState, Skeleton } from "#components/ui/show.tsx";
import { type ArticleFilter as Filter, listArticles } from "#db/article-list.ts";
import { listColleagues, listSections } from "#db/facts.ts";
import { getSettings } from "#db/settings.ts";
import { languages } from "#newsroom/article.ts";
import { writtenIdSchema } from "#newsroom/id-schema.ts";
import { stages } from "#newsroom/lifecycle.ts";
import { type Actor, can } from "#newsroom/permissions.ts";
import type { RefusalData } from "#newsroom/refusal.ts";
import { storableText } from "#newsroom/storable.ts";
import { Waiting } from "../waiting.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("list"))("title") };
}

/** An address that somebody has bent shows the whole list. */
const querySchema = z.object({
  stage: z
    .enum([...stages, "returned", "changed"])
    .optional()
    .catch(undefined),
  search: z.string().max(200).transform(storableText).optional().catch(undefined),
  section: z.optional(writtenIdSchema).catch(undefined),
  person: z.optional(writtenIdSchema).catch(undefined),
  language: z.enum(languages).optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  late: z.literal("1").optional().catch(undefined), // with text that was held back
  before: z.string().optional().catch(undefined),
});

type Query = z.output<typeof querySchema>;
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ArticlesPage({ searchParams }: Props) {
  const actor = await demandActor();
  const t = await getTranslations("list");
  const query = querySchema.parse(await searchParams);
  const choices = await answer(() => readChoices(actor));
  const { before, ...filter } = query;
  const isFiltered = addressOf(filter) !== addressOf({});
  const create = can(actor, "article.create") && (
    <ButtonLink look="primary" href="/desk/articles/new">
      {t("new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={t("title")} action={create} />
      {choices.ok ? (
        <>
          <ArticleFilter values={valuesOf(query)} {...choices.value} isFiltered={isFiltered} />
          <Waiting key={addressOf(query)} skeleton={<Skeleton label={t("loading")} lines={12} />}>
            <List actor={actor} query={query} isFiltered={isFiltered} />
          </Waiting>
        </>
      ) : (
        <Failed refusal={choices.refusal} address={addressOf(query)} />
      )}
    </>
  );
}

async function Failed({ refusal, address }: { refusal: RefusalData; address: string }) {
  const t = await getTranslations("list");
  return (
    <>
      <RefusalNote refusal={refusal} />
      <p className="pt-4">
        <ButtonLink href={address}>{t("again")}</ButtonLink>
      </p>
    </>
  );
}

async function List({ actor, query, isFiltered }: { actor: Actor; query: Query; isFiltered: boolean }) {
  const t = await getTranslations("list");
  const list = await answer(() => readList(actor, query));
  if (!list.ok) return <Failed refusal={list.refusal} address={addressOf(query)} />;
  const { rows, next, style } = list.value;
  const { before, ...filter } = query;
  return (
    <>
      {rows.length > 0 && <ArticleRows rows={rows} style={style} />}
      {rows.length === 0 && (isFiltered || before) && (
        <EmptyState title={t("nothingFound")} action={<ButtonLink href="/desk/articles">{t("showAll")}</ButtonLink>}>
          {t("nothingFoundText")}
        </EmptyState>
      )}
      {rows.length === 0 && !isFiltered && !before && (
        <EmptyState title={t("empty")} action={<ButtonLink href="/desk/articles/new">{t("writeFirst")}</ButtonLink>}>
          {t("emptyText")}
        </EmptyState>
      )}
      <nav aria-label={t("pages")} className="flex flex-wrap gap-2 pt-5 empty:hidden">
        {before && <ButtonLink href={addressOf(filter)}>{t("newest")}</ButtonLink>}
        {next && <ButtonLink href={addressOf({ ...filter, before: next })}>{t("older")}</ButtonLink>}
      </nav>
    </>
  );
}

async function readList(actor: Actor, { stage, section, person, mine, late, search, language, before }: Query) {
  const filter: Filter = {
    mine: mine === "1",
    hasHeldBack: late === "1",
    ...(stage && { status: stage }),
    ...(section && { sectionId: section }),
    ...(person && { personId: person }),
    ...(language && { language }),
    ...(search && { search }),
  };
  const [list, style] = await Promise.all([
    listArticles(actor, { ...filter, ...(before && { before }) }),
    getSettings(),
  ]);
  return { ...list, style };
}

async function readChoices(actor: Actor) {
  const [sections, people] = await Promise.all([
    listSections(),
    can(actor, "article.read") ? listColleagues(actor) : [], // who reads only her own has nobody to choose
  ]);
  return { sections, people };
}

function valuesOf(query: Query): FilterValues {
  const { search = "", stage = "", section = "", person = "", language = "", mine = "" } = query;
  return { search, stage, language, mine, section: String(section), person: String(person) };
}

function addressOf(query: Partial<Query>): string {
  const entries = Object.entries(query).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  const words = new URLSearchParams(entries).toString();
  return words === "" ? "/desk/articles" : `/desk/articles?${words}`;
}
