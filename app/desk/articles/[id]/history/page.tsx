import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { demandActor } from "#app/actor.ts";
import { DifferenceView } from "#components/desk/article/difference-view.tsx";
import { RestoreControl } from "#components/desk/history/restore-control.tsx";
import type { Choice } from "#components/desk/history/step.ts";
import { Timeline } from "#components/desk/history/timeline.tsx";
import { VersionChoice } from "#components/desk/history/version-choice.tsx";
import { PageHead } from "#components/desk/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Notice } from "#components/ui/show.tsx";
import { getArticle } from "#db/articles.ts";
import { listRevisions, type RevisionLine } from "#db/revisions.ts";
import { getSettings } from "#db/settings.ts";
import { getVersions, type VersionName } from "#db/versions.ts";
import { formatMoment } from "#newsroom/dates.ts";
import { isSame } from "#newsroom/difference.ts";
import { writtenIdSchema } from "#newsroom/id-schema.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { compareVersions } from "../../compare-versions.ts";
import { restore } from "../actions.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ from?: unknown; to?: unknown }> };

export async function generateMetadata() {
  return { title: (await getTranslations("history"))("title") };
}

/** Every version of a story, what changed between any two of them, and the way back to each. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const actor = await demandActor();
  const id = writtenIdSchema.safeParse((await params).id).data;
  if (id === undefined) notFound();
  const [article, lines] = await Promise.all([getArticle(actor, id), listRevisions(actor, id)]).catch((error) => {
    if (isRefusal(error) && error.reason === "notFound") notFound();
    throw error;
  });
  const t = await getTranslations("history");
  const head = (
    <>
      <p>
        <Link href={`/desk/articles/${id}`}>{t("back")}</Link>
      </p>
      <PageHead
        title={article.headline ? `${t("title")}: \u2068${article.headline}\u2069` : t("title")}
        purpose={t("purpose")}
      />
    </>
  );
  if (lines.length === 0)
    return (
      <div className="space-y-4">
        {head}
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      </div>
    );

  const { from, to } = await searchParams;
  const [wantedFrom, wantedTo] = [findName(from, lines), findName(to, lines)];
  const choice = choose(wantedFrom ?? null, wantedTo ?? null, lines);
  const style = await getSettings();
  const language = (await getLocale()) === "ar" ? "ar" : "en";
  const two = await getVersions(actor, id, choice.from, choice.to);
  const { difference, surroundings } = compareVersions(two);
  const short = { ...style, monthStyle: style.monthStyle === "dual" ? ("levantine" as const) : style.monthStyle }; // fields are narrow
  const label = ({ number, at, deed }: RevisionLine) =>
    `${number} · ${t(`deeds.${t.has(`deeds.${deed}`) ? deed : "other"}`)} · ${formatMoment(at, language, short)}`;
  const options = [
    { name: "draft" as VersionName, label: t("now") },
    ...lines.map((line) => ({ name: line.number, label: label(line) })),
  ];
  const restorable = article.may.restore
    ? lines.filter(({ number }) => number === choice.from || number === choice.to)
    : [];
  return (
    <div>
      {head}
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <div className="min-w-0 max-md:[--below:calc(3.75rem+env(safe-area-inset-bottom))] lg:order-2">
          {(wantedFrom === undefined || wantedTo === undefined) && (
            <div className="pb-4">
              <Notice>{t("noSuchVersion")}</Notice>
            </div>
          )}
          <VersionChoice articleId={id} options={options} choice={choice} />
          <div className="flex flex-wrap gap-2 py-4 empty:hidden">
            <RestoreControl
              articleId={id}
              epoch={two.epoch}
              versions={restorable.map((line) => ({ number: line.number, label: label(line) }))}
              isLive={article.stage === "published"}
              hasProposals={two.hasProposals}
              restore={restore}
            />
          </div>
          {isSame(difference) ? (
            <p className="text-muted">{t(choice.from === choice.to ? "sameVersion" : "same")}</p>
          ) : (
            <DifferenceView key={`${choice.from} ${choice.to}`} difference={difference} surroundings={surroundings} />
          )}
        </div>
        <div className="max-lg:border-rule max-lg:border-t max-lg:pt-4 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto">
          <Timeline articleId={id} lines={lines} choice={choice} style={style} />
        </div>
      </div>
    </div>
  );
}

/** A version that is there, null when none was asked for, undefined when there is no such one. */
function findName(asked: unknown, lines: RevisionLine[]): VersionName | null | undefined {
  if (asked === undefined) return null;
  if (asked === "draft") return "draft";
  if (asked === "live") return lines.find(({ isLive }) => isLive)?.number;
  return lines.find(({ number }) => String(number) === asked)?.number;
}

/** Unless told otherwise: what readers see, else the newest version, against the draft. */
function choose(from: VersionName | null, to: VersionName | null, lines: RevisionLine[]): Choice {
  const newest = lines.find(({ isLive }) => isLive) ?? lines[0];
  const before = typeof to === "number" && to > 1 ? to - 1 : (newest?.number ?? "draft");
  return { from: from ?? before, to: to ?? "draft" };
}
