import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { answer } from "#app/action.ts";
import { demandActor } from "#app/actor.ts";
import { LatestLines } from "#components/desk/latest-lines.tsx";
import { MentionList } from "#components/desk/mention-list.tsx";
import { PageHead } from "#components/desk/page-head.tsx";
import { Pile } from "#components/desk/pile.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { WelcomeList } from "#components/desk/welcome-list.tsx";
import { ButtonLink, Link } from "#components/ui/link.tsx";
import { EmptyState, Skeleton } from "#components/ui/show.tsx";
import { listMentions } from "#db/comment-list.ts";
import { listLatest } from "#db/latest.ts";
import { getSettings } from "#db/settings.ts";
import { listWaiting } from "#db/waiting.ts";
import { findWelcome } from "#db/welcome.ts";
import { formatWeekday } from "#newsroom/dates.ts";
import { type Actor, can } from "#newsroom/permissions.ts";
import { dismissWelcome } from "./actions.ts";
import { Waiting } from "./waiting.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("desk"))("place.home") };
}

/** What waits for this person, and what has just happened. */
export default async function DeskPage() {
  const actor = await demandActor();
  const t = await getTranslations("today");
  return (
    <Waiting skeleton={<Skeleton label={t("loading")} lines={8} />}>
      <Today actor={actor} />
    </Waiting>
  );
}

async function Today({ actor }: { actor: Actor }) {
  const t = await getTranslations("today");
  const isUnnamed = actor.name === actor.email.split("@")[0]; // the first account, until its person says their name
  const greeting = isUnnamed ? t("greetingAnybody") : t("greeting", { name: actor.name });
  const language = (await getLocale()) === "en" ? "en" : "ar";
  const hasLooked = (await cookies()).get("khabar-looked")?.value === "1";
  const day = await answer(() => readDay(actor));
  if (!day.ok) {
    return (
      <>
        <PageHead title={greeting} />
        <RefusalNote refusal={day.refusal} />
        <p className="pt-4">
          <ButtonLink href="/desk">{t("again")}</ButtonLink>
        </p>
      </>
    );
  }
  const { piles, mentions, latest, welcome, style } = day.value;
  const mayWrite = can(actor, "article.create");
  const write = (
    <span className="max-md:hidden">
      {/* a phone has it in the bar, under the thumb */}
      <ButtonLink look="primary" href="/desk/articles/new">
        {t("newArticle")}
      </ButtonLink>
    </span>
  );
  return (
    <>
      <PageHead title={greeting} purpose={formatWeekday(new Date(), language, style)} action={mayWrite && write} />
      {welcome && <WelcomeList welcome={welcome} hasLooked={hasLooked} dismiss={dismissWelcome} />}
      <div className="grid gap-x-12 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div>
          {mentions.length > 0 && <MentionList mentions={mentions} style={style} />}
          {piles.map((pile) => (
            <Pile key={pile.name} pile={pile} style={style} />
          ))}
          {piles.length === 0 && mentions.length === 0 && (
            <EmptyState title={t("nothingWaits")}>
              {mayWrite ? t("nothingWaitsWriter") : t("nothingWaitsOther")}
            </EmptyState>
          )}
        </div>
        <section aria-labelledby="latest" className="max-xl:pt-6">
          <div className="flex items-baseline justify-between border-ink border-b pb-1">
            <h2 id="latest" className="font-semibold text-large">
              {t("latest")}
            </h2>
            {can(actor, "diary.read") && (
              <Link href="/desk/diary" className="text-small">
                {t("wholeDiary")}
              </Link>
            )}
          </div>
          {latest.length > 0 ? (
            <LatestLines lines={latest} style={style} linksArticles={can(actor, "article.list")} />
          ) : (
            <p className="py-3 text-muted">{t("nothingHappened")}</p>
          )}
        </section>
      </div>
    </>
  );
}

async function readDay(actor: Actor) {
  const [piles, mentions, latest, welcome, style] = await Promise.all([
    listWaiting(actor),
    listMentions(actor),
    listLatest(actor),
    findWelcome(actor),
    getSettings(),
  ]);
  return { piles, mentions, latest, welcome, style };
}
